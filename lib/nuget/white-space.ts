/**
 * White space as .NET's `char.IsWhiteSpace` knows it. JavaScript's own idea differs in two characters: it lacks
 * U+0085 and adds U+FEFF.
 */
const whiteSpace =
  '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';
const characters = new Set(whiteSpace);
const everywhere = new RegExp(`[${whiteSpace}]`, 'g');

export function isWhiteSpace(character: string | undefined): boolean {
  return character !== undefined && characters.has(character);
}

export function removeWhiteSpace(text: string): string {
  return text.replace(everywhere, '');
}

/** Does what .NET's `String.Trim` does, in linear time. */
export function trimWhiteSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWhiteSpace(text[start])) start += 1;
  while (end > start && isWhiteSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
}
