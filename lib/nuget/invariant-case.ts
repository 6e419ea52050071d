/**
 * Lower case as .NET's `ToLowerInvariant` makes it: without a locale, and letter by letter, so that the length never
 * changes. JavaScript differs in a sigma at the end of a word and in `İ`, which .NET leaves alone.
 */
export function lowerInvariant(text: string): string {
  return isAscii(text) ? text.toLowerCase() : Array.from(text, lowerCharacter).join('');
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

function lowerCharacter(character: string): string {
  return character === 'İ' ? character : character.toLowerCase();
}
