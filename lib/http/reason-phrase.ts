const longest = 512;

/** A sentence as a reason phrase: one line of printable ASCII, for any other character breaks somebody. */
export function reasonPhrase(sentence: string): string {
  return sentence
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .replace(/[^\x20-\x7e]+/g, '?')
    .slice(0, longest);
}
