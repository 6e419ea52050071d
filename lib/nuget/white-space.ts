/**
 * White space as .NET's `char.IsWhiteSpace` knows it. JavaScript's `\s` differs in two characters: it lacks
 * U+0085 and adds U+FEFF.
 */
const dotnetWhiteSpace = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const anyWhiteSpace = new RegExp(dotnetWhiteSpace, 'g');
const oneWhiteSpace = new RegExp(`^${dotnetWhiteSpace}$`);

export function isWhiteSpace(character: string | undefined): boolean {
  return character !== undefined && oneWhiteSpace.test(character);
}

export function removeWhiteSpace(text: string): string {
  return text.replace(anyWhiteSpace, '');
}

/** Does what .NET's `String.Trim` does, in linear time. */
export function trimWhiteSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWhiteSpace(text[start])) start += 1;
  while (end > start && isWhiteSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
}
