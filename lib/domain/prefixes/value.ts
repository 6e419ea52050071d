import { IdPrefix, lowerId, PackageId } from '@/lib/nuget/id';
import { invalidField } from '../errors';
import { withoutNul } from '../packages/lexemes';

export type PrefixValue = { value: string; lowerValue: string };

/** A prefix as somebody typed it, with or without the star that stands for the rest; or one whole ID. */
export function checkPrefix(typed: string, exact: boolean): PrefixValue {
  const value = exact ? typed.trim() : typed.trim().replace(/\*$/, '');
  const parsed = (exact ? PackageId : IdPrefix).safeParse(value);
  if (!parsed.success) throw invalidField('value', parsed.error.issues[0]?.message ?? 'Give a prefix.');
  return { value, lowerValue: lowerId(value) };
}

/** What somebody typed to find a prefix, or an ID, or how one begins: without the star, and fit for the database. */
export const typedPrefix = (typed: string): string => withoutNul(typed).trim().replace(/\*$/, '');
