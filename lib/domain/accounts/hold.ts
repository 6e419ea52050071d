import type { Transaction } from '@/lib/db/transaction';
import { signInNeeded } from '../errors';

/** Holds an account's row to the end of the transaction. Refuses whose account is gone by now. */
export async function holdAccount(tx: Transaction, accountKey: number): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`
    select key from "Account" where key = ${accountKey} and "deletedAt" is null for no key update`;
  if (held.length === 0) throw signInNeeded();
}

type Kept = { name: string; kind: 'user' | 'organization'; lockedAt: Date | null };

/**
 * Accounts that are still there, and stay as they are to the end of the transaction: who leaves or is locked waits for
 * it. Organizations are held before people, as everywhere. Undefined when one of them is gone.
 */
export async function keepAccounts(
  tx: Transaction,
  accountKeys: readonly number[],
): Promise<Kept[] | undefined> {
  const wanted = [...new Set(accountKeys)];
  const found = await tx.$queryRaw<Kept[]>`
    select name, kind::text as kind, "lockedAt" from "Account"
    where key = any(${wanted}::int[]) and "deletedAt" is null order by kind desc, key for share`;
  return found.length === wanted.length ? found : undefined;
}
