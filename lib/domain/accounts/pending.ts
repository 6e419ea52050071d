import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { PendingKind } from '@/lib/db/generated/enums';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { signInOver } from '../account-errors';
import { hashSecret, randomToken } from '../secret';

const minuteMs = 60_000;

/** How long somebody has for the second half of a sign-in. */
export const pendingSeconds = 10 * 60;

export type NewPending = {
  kind: PendingKind;
  accountKey?: number;
  /** How it was begun: as that of a session. */
  method?: string;
  /** What a passkey has to sign, in base64url. */
  challenge?: string;
  details?: Prisma.InputJsonObject;
};

/** Keeps the first half of a sign-in; its id goes into a cookie and is nowhere kept. */
export async function beginPending(tx: Transaction, pending: NewPending): Promise<string> {
  const id = randomToken(256);
  await tx.pendingSignIn.create({
    data: { ...pending, idHash: hashSecret(id), expiresAt: new Date(Date.now() + pendingSeconds * 1000) },
    select: { idHash: true },
  });
  return id;
}

const pendingColumns = {
  idHash: true,
  kind: true,
  accountKey: true,
  method: true,
  challenge: true,
  details: true,
  expiresAt: true,
} satisfies Prisma.PendingSignInSelect;

export type Pending = Prisma.PendingSignInGetPayload<{ select: typeof pendingColumns }>;

/** The first half of a sign-in; undefined when it is over. */
export async function findPending(id: string, kind: PendingKind): Promise<Pending | undefined> {
  const found = await db().pendingSignIn.findUnique({
    where: { idHash: hashSecret(id), kind },
    select: pendingColumns,
  });
  return found === null || found.expiresAt <= new Date() ? undefined : found;
}

/** As `findPending`. Throws `signInOver`. */
export async function getPending(id: string | undefined, kind: PendingKind): Promise<Pending> {
  const found = id === undefined ? undefined : await findPending(id, kind);
  if (found === undefined) throw signInOver();
  return found;
}

/** Ends it for whoever asks first: no first half leads to two sessions. Throws `signInOver`. */
export async function endPending(tx: Transaction, { idHash }: Pick<Pending, 'idHash'>): Promise<void> {
  const { count } = await tx.pendingSignIn.deleteMany({ where: { idHash } });
  if (count === 0) throw signInOver();
}

/** Removes those whose second half never came. */
export async function removeOldPending(now = Date.now()): Promise<number> {
  return transaction(async (tx) => {
    const { count } = await tx.pendingSignIn.deleteMany({
      where: { expiresAt: { lte: new Date(now - minuteMs) } },
    });
    return count;
  });
}
