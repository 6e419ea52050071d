import { Prisma } from '@/lib/db/generated/client';
import { isUniqueViolation, type Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { record } from '../audit';
import { prefixTaken, prefixTooWide } from '../prefix-errors';
import type { PrefixValue } from './value';
import { beginsWith } from './verified';

export type NewPrefix = PrefixValue & { exact: boolean; shared: boolean };

export type MadePrefix = { key: number; value: string; exact: boolean; shared: boolean };

/**
 * Reserves a prefix for nobody yet; the caller holds all prefixes. Under one that is shared it is shared, too. Throws
 * `prefixTaken` and `prefixTooWide`.
 */
export async function insertPrefix(tx: Transaction, actor: Actor, wanted: NewPrefix): Promise<MadePrefix> {
  await requireFree(tx, wanted);
  const { value, lowerValue, exact } = wanted;
  const shared = wanted.shared || (await listParents(tx, lowerValue)).some((parent) => parent.shared);
  try {
    const made = await tx.reservedPrefix.create({
      data: { value, lowerValue, exact, shared },
      select: { key: true, value: true, exact: true, shared: true },
    });
    await record(tx, actor, 'prefix.reserve', { subject: value, details: { exact, shared } });
    return made;
  } catch (error) {
    throw isUniqueViolation(error) ? prefixTaken(wanted) : error;
  }
}

type Reader = Pick<Transaction, '$queryRaw'>;

type Reserved = { key: number; value: string; exact: boolean; shared: boolean };

/** Refuses what is reserved already, and a prefix that would take in what is: whoever holds the wider one comes first. */
export async function requireFree(tx: Reader, { value, lowerValue, exact }: NewPrefix): Promise<void> {
  const [within] = await tx.$queryRaw<Reserved[]>`
    select key, value, exact, shared from "ReservedPrefix"
    where "lowerValue" = ${lowerValue} or (not ${exact} and ${beginsWith(Prisma.sql`"lowerValue"`, lowerValue)})
    order by length("lowerValue"), "lowerValue" limit 1`;
  if (within === undefined) return;
  throw within.value.length === value.length ? prefixTaken(within) : prefixTooWide(value, within);
}

/** The prefixes under which one lies, the narrowest first. */
export const listParents = (tx: Reader, lowerValue: string) =>
  tx.$queryRaw<Reserved[]>`
    select key, value, exact, shared from "ReservedPrefix"
    where not exact and "lowerValue" <> ${lowerValue} and "lowerValue" = any(array(
      select left(${lowerValue}::text, length) from generate_series(1, length(${lowerValue}::text)) length) collate "C")
    order by length("lowerValue") desc`;
