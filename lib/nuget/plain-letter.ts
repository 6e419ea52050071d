/**
 * Letters of other scripts, and Latin ones with strokes, by the plain letters that they look like. Those that
 * compatibility normalization takes apart, such as letters with accents, need no place here.
 */
const twins: Record<string, string> = {
  a: 'ΑαАаɑ',
  b: 'ΒβВвЬьƀɃß',
  c: 'ςСсᴄƈȼȻ',
  d: 'ԀԁđĐðÐɗ',
  e: 'ΕεЕеҽЄє',
  f: 'ƒƑ',
  g: 'ɡǥǤց',
  h: 'ΗНнҺһհħĦ',
  i: 'ΙιІіӀӏıɩƖɪ',
  j: 'ЈјȷɈɉ',
  k: 'ΚκКкĸƘƙ',
  l: 'łŁ',
  m: 'ΜМм',
  n: 'ΝηПпռո',
  o: 'ΟοσОоօՕøØɵƟӨө',
  p: 'ΡρРрþÞ',
  q: 'Ԛԛգ',
  r: 'Ггᴦ',
  s: 'Ѕѕꜱ',
  t: 'ΤτТтŧŦ',
  u: 'υμИиսՍ',
  v: 'νѴѵ',
  w: 'ωѡԜԝШш',
  x: 'ΧχХх',
  y: 'ΥγУуҮү',
  z: 'Ζᴢ',
  3: 'Зз',
  ae: 'æÆ',
  oe: 'œŒ',
};

const plainOf = new Map(
  Object.entries(twins).flatMap(([plain, letters]) => [...letters].map((letter) => [letter, plain] as const)),
);

const joinerOrMark = /[\p{M}\p{P}]/u;

/**
 * The plain letters that a character of a package ID, in compatibility normalization form, is easily taken for: itself for
 * most. Nothing for what joins parts, and for accents.
 */
export function plainLetter(character: string): string {
  return joinerOrMark.test(character) ? '' : (plainOf.get(character) ?? character);
}
