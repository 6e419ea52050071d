import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, requireSignedIn } from '../actor';
import { endSessions, idleLimitMs } from './sessions';

/** More than anybody has. */
const mostShown = 200;

export type OwnSession = {
  key: number;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
  method: string;
  secondFactor: boolean;
  /** Shortened; empty when it is not known. */
  address: string;
  /** What the browser called itself. */
  userAgent: string;
  /** Whether it is the one that asks. */
  current: boolean;
};

/** Where somebody is signed in now: this session first, then those used last. */
export async function listSessions(actor: Actor): Promise<OwnSession[]> {
  const { accountKey, session } = requireSignedIn(actor);
  const now = Date.now();
  const found = await db().session.findMany({
    where: {
      accountKey,
      expiresAt: { gt: new Date(now) },
      lastUsedAt: { gt: new Date(now - idleLimitMs) },
    },
    orderBy: { lastUsedAt: 'desc' },
    take: mostShown,
    omit: { idHash: true, accountKey: true, provedAt: true },
  });
  return found
    .map((row) => ({ ...row, current: row.key === session?.key }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one of the actor's own sessions. Again is no error. */
export async function endSessionByKey(actor: Actor, key: number): Promise<void> {
  const { accountKey } = requireSignedIn(actor);
  await transaction((tx) => endSessions(tx, actor, { accountKey, key }));
}

/** Ends all sessions of the actor's but the one that asks. Gives how many. */
export async function endOtherSessions(actor: Actor): Promise<number> {
  const { accountKey, session } = requireSignedIn(actor);
  return transaction((tx) => endSessions(tx, actor, { accountKey, key: { not: session?.key ?? 0 } }));
}
