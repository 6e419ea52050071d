import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { accountNotFound } from '../account-errors';
import { lowerName } from './names';

/** The key of the account of this name, in any casing. Throws `accountNotFound`. */
export async function getAccountKey(name: string): Promise<number> {
  const found = await db().account.findUnique({
    where: { lowerName: lowerName(name.trim()), deletedAt: null },
    select: { key: true },
  });
  if (found === null) throw accountNotFound(name);
  return found.key;
}

/** The address at which an account is reached; undefined when it has proved none. */
export async function findConfirmedAddress(
  accountKey: number,
  tx: Pick<Transaction, 'emailAddress'> = db(),
): Promise<string | undefined> {
  const found = await tx.emailAddress.findFirst({
    where: { accountKey, confirmedAddress: { not: null } },
    orderBy: { key: 'asc' },
    select: { address: true },
  });
  return found?.address;
}
