const longest = 512;

/**
 * Makes any text fit for a status line: one line of at most 512 Latin-1 characters. The last word on it, because Node
 * throws at what HTTP/1.1 cannot carry, and the request would hang.
 */
export function fitStatusLine(text: string | undefined): string {
  return (text ?? '')
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7e\xa0-\xff]+/g, '?')
    .slice(0, longest)
    .trim();
}
