import { db } from '@/lib/db/client';
import { invalidate, type Transaction, transaction } from '@/lib/db/transaction';
import type { Actor, Origin, UserActor } from '../actor';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { signInNeeded } from '../errors';
import { noteSessionUse } from '../last-used';
import { hashSecret, randomToken } from '../secret';
import { isWayIn } from './providers/find';
import { actorColumns, userActorOf } from './user-actor';

const hourMs = 3_600_000;

/** A session that was not used for so long is over. */
export const idleLimitMs = 6 * hourMs;

/** A session is over after this, however much it was used. */
export const lifeLimitMs = 30 * 24 * hourMs;

export type NewSession = {
  accountKey: number;
  /** How its owner signed in: `password`, `passkey`, or the id of a provider. */
  method: string;
  /** Whether he proved two things. */
  secondFactor: boolean;
  /** When he did; left out: just now. */
  provedAt?: Date;
  origin: Origin;
};

/** Begins a session; its id goes into the cookie and is nowhere kept. */
export async function beginSession(tx: Transaction, { origin, ...how }: NewSession): Promise<string> {
  const id = randomToken(256);
  await tx.session.create({
    data: {
      ...how,
      idHash: hashSecret(id),
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
      provedAt: true,
      method: true,
      secondFactor: true,
      account: { select: { ...actorColumns, kind: true } },
    },
  });
  const now = Date.now();
  if (session === null || session.account.deletedAt !== null || session.account.kind !== 'user')
    return undefined;
  if (!isWayIn(session.method)) return undefined;
  if (session.expiresAt.getTime() <= now || session.lastUsedAt.getTime() + idleLimitMs <= now)
    return undefined;

  noteSessionUse(session.key);
  const actor = userActorOf(session.account, origin);
  return {
    ...actor,
    // A provider may have seen two things where the account has none of its own.
    lacksSecondFactor: actor.lacksSecondFactor && !session.secondFactor,
    session: { key: session.key, provedAt: session.provedAt },
  };
}

/** Ends the session of a cookie. Again is no error. */
export async function endSession(actor: Actor, id: string): Promise<void> {
  await transaction(async (tx) => {
    const ended = await tx.session.deleteMany({ where: { idHash: hashSecret(id) } });
    if (ended.count === 0) return;
    invalidate(tx, tags.readers);
    if (actor.kind !== 'user') return;
    await record(tx, actor, 'account.signOut', { accountKey: actor.accountKey });
  });
}

/** Ends sessions, and keeps who did. Gives how many. */
export async function endSessions(
  tx: Transaction,
  actor: Actor,
  { accountKey, key }: { accountKey: number; key?: number | { not: number } },
): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { accountKey, ...(key !== undefined && { key }) } });
  if (count === 0) return 0;
  await record(tx, actor, 'account.endSessions', { accountKey, details: { count } });
  return count;
}

/** Refuses who was signed out meanwhile. Throws `signInNeeded`. */
export async function requireLiveSession(tx: Transaction, { accountKey, session }: UserActor): Promise<void> {
  const held = await tx.session.count({ where: { accountKey, key: session?.key ?? 0 } });
  if (held === 0) throw signInNeeded();
}

/** Takes down that the owner of a session has just proved who he is. */
export async function noteProof(tx: Transaction, sessionKey: number): Promise<void> {
  await tx.session.updateMany({ where: { key: sessionKey }, data: { provedAt: new Date() } });
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
