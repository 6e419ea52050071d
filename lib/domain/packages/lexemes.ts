import { lowerInvariant } from '@/lib/nuget/invariant-case';
import { truncateWord } from '@/lib/nuget/search-words';

/** What can be asked of a search document beside its words. */
export type Mark =
  | 'id'
  | 'author'
  | 'owner'
  | 'summary'
  | 'tag'
  | 'title'
  | 'type'
  | 'version'
  | 'start'
  | 'initials'
  | 'squeezed';

/**
 * A lexeme that no word and no beginning of a word can be, for it starts with a character that separates words. It is
 * the same for a value in any casing.
 */
export function mark(kind: Mark, value: string): string {
  return `:${kind}:${lowerInvariant(truncateWord(value))}`;
}

/** A lexeme as PostgreSQL reads it in a text search vector or query, whatever is in it. */
export function quoteLexeme(lexeme: string): string {
  return `'${withoutNul(lexeme).replace(/['\\]/g, '$&$&')}'`;
}

/** PostgreSQL has no texts with a NUL, but people may send one. */
export const withoutNul = (text: string) => text.replaceAll('\0', '');
