import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import type { Actor, Origin, UserActor } from '../actor';
import { record } from '../audit';
import { noteSessionUse } from '../last-used';
import { hashSecret, randomToken } from '../secret';

const hourMs = 3_600_000;

/** A session that was not used for so long is over. */
const idleLimitMs = 6 * hourMs;

/** A session is over after this, however much it was used. */
export const lifeLimitMs = 30 * 24 * hourMs;

/** Begins a session; its id goes into the cookie and is nowhere kept. */
export async function beginSession(tx: Transaction, accountKey: number, origin: Origin): Promise<string> {
  const id = randomToken(256);
  await tx.session.create({
    data: {
      idHash: hashSecret(id),
      accountKey,
      expiresAt: new Date(Date.now() + lifeLimitMs),
      address: origin.address ?? '',
      userAgent: (origin.client ?? '').slice(0, 300),
    },
    select: { key: true },
  });
  return id;
}

/** Who the session's owner is now; undefined when the session is over or its owner is gone. */
export async function findSessionActor(id: string, origin: Origin): Promise<UserActor | undefined> {
  const session = await db().session.findUnique({
    where: { idHash: hashSecret(id) },
    select: {
      key: true,
      lastUsedAt: true,
      expiresAt: true,
      account: { select: { key: true, name: true, admin: true, deletedAt: true } },
    },
  });
  const now = Date.now();
  if (session === null || session.account.deletedAt !== null) return undefined;
  if (session.expiresAt.getTime() <= now || session.lastUsedAt.getTime() + idleLimitMs <= now)
    return undefined;

  noteSessionUse(session.key);
  const { key, name, admin } = session.account;
  return { kind: 'user', accountKey: key, name, admin, origin };
}

/** Ends the session of a cookie. Again is no error. */
export async function endSession(actor: Actor, id: string): Promise<void> {
  await transaction(async (tx) => {
    const ended = await tx.session.deleteMany({ where: { idHash: hashSecret(id) } });
    if (ended.count === 0 || actor.kind !== 'user') return;
    await record(tx, actor, 'account.signOut', { subject: actor.name, accountKey: actor.accountKey });
  });
}

/** Removes the rows of sessions that are over. */
export async function removeEndedSessions(): Promise<number> {
  const idleSince = new Date(Date.now() - idleLimitMs);
  return transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({
      where: { OR: [{ expiresAt: { lte: new Date() } }, { lastUsedAt: { lte: idleSince } }] },
    });
    return count;
  });
}
