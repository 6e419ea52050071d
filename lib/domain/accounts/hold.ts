import type { Transaction } from '@/lib/db/transaction';
import { signInNeeded } from '../errors';

/** Holds a person's row to the end of the transaction. Refuses whose account is gone by now, or an organization. */
export async function holdAccount(tx: Transaction, accountKey: number): Promise<void> {
  if ((await holdPeople(tx, [accountKey])).length === 0) throw signInNeeded();
}

export type HeldPerson = { key: number; name: string; admin: boolean; lockedAt: Date | null };

/** As `holdAccount`, of several, always in one order. Gives those who are still there. */
export const holdPeople = (tx: Transaction, accountKeys: readonly number[]): Promise<HeldPerson[]> =>
  tx.$queryRaw<HeldPerson[]>`
    select key, name, admin, "lockedAt" from "Account"
    where key = any(${[...accountKeys]}::int[]) and kind = 'user' and "deletedAt" is null
    order by key for no key update`;

type Kept = HeldPerson & { kind: 'user' | 'organization' };

/**
 * Accounts that are still there, and stay as they are to the end of the transaction: who leaves or is locked waits for
 * it. Organizations are held before people, as everywhere. Undefined when one of them is gone.
 */
export async function keepAccounts(
  tx: Transaction,
  accountKeys: readonly number[],
): Promise<Kept[] | undefined> {
  const wanted = [...new Set(accountKeys)];
  // By the column, in the order of its type: `kind` alone would be the text that is selected, of which "user" is the last.
  const found = await tx.$queryRaw<Kept[]>`
    select key, name, kind::text as kind, admin, "lockedAt" from "Account" account
    where key = any(${wanted}::int[]) and "deletedAt" is null order by account.kind desc, key for share`;
  return found.length === wanted.length ? found : undefined;
}
