import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { hashSecret, randomToken } from '../secret';

const hourMs = 3_600_000;

/** Makes the token of a link by which somebody chooses a new password, within an hour and once. */
export async function makeResetToken(tx: Transaction, accountKey: number): Promise<string> {
  const token = randomToken(256);
  await tx.passwordReset.create({
    data: { hash: hashSecret(token), accountKey, expiresAt: new Date(Date.now() + hourMs) },
    select: { hash: true },
  });
  return token;
}

/** Whose password a token changes; undefined when it is over. */
export async function findReset(token: string): Promise<{ accountKey: number; name: string } | undefined> {
  const found = await db().passwordReset.findUnique({
    where: { hash: hashSecret(token), expiresAt: { gt: new Date() }, account: { deletedAt: null } },
    select: { accountKey: true, account: { select: { name: true } } },
  });
  return found === null ? undefined : { accountKey: found.accountKey, name: found.account.name };
}

/** Uses a token up, and with it all others of its account: whoever does so first has it. Gives whether it was good. */
export async function useResetToken(tx: Transaction, token: string, accountKey: number): Promise<boolean> {
  const { count } = await tx.passwordReset.deleteMany({
    where: { hash: hashSecret(token), accountKey, expiresAt: { gt: new Date() } },
  });
  if (count === 0) return false;
  await endResets(tx, accountKey);
  return true;
}

/** Makes the links that an account was sent useless. */
export async function endResets(tx: Transaction, accountKey: number): Promise<void> {
  await tx.passwordReset.deleteMany({ where: { accountKey } });
}

/** Removes the tokens that are over. */
export async function removeOldResets(): Promise<number> {
  return transaction(async (tx) => {
    const { count } = await tx.passwordReset.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    return count;
  });
}
