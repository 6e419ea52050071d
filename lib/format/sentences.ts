import { formatCount } from './counts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** A count with its noun: "1 version", "1,234 versions", "2 dependencies". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Words as one phrase: "a", "a and b", "a, b and c". */
export function listWords(words: readonly string[]): string {
  return list.format(words);
}

/** Text cut to a length at a word's end, with an ellipsis where something was left out; white space is made single. */
export function shorten(text: string, maxLength: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= maxLength) return line;

  const end = maxLength - 1;
  const space = line.lastIndexOf(' ', end);
  const cut = line.slice(0, space > maxLength / 2 ? space : end);
  return `${cut.replace(/[\s\uD800-\uDBFF]$/, '')}…`;
}
