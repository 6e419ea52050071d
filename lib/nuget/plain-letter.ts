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

/**
 * The plain letters that a character of a package ID, in compatibility normalization form, is easily taken for: itself for
 * most. A dot for whatever joins parts, and nothing for accents.
 */
export function plainLetter(character: string): string {
  if (/\p{P}/u.test(character)) return '.';
  return /\p{M}/u.test(character) ? '' : (plainOf.get(character) ?? character);
}
