import type { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';
import type { Origin } from '../actor';
import { record } from '../audit';
import { noteDevice } from './devices';
import { holdAccount } from './hold';
import { tellOfNewDevice } from './mails';
import { beginSession, type NewSession } from './sessions';
import { type actorColumns, userActorOf } from './user-actor';

/** Who is signing in, as far as his browser tells. */
export type Visitor = {
  origin: Origin;
  /** What the browser's own cookie holds, by which it is known again. */
  device: string;
};

/** What a sign-in led to: a session, or the wait for a second factor. Ids are for cookies. */
export type SignedIn = { kind: 'session'; id: string } | { kind: 'secondFactor'; id: string };

type How = Pick<NewSession, 'method' | 'secondFactor' | 'provedAt'>;

type AccountRow = Prisma.AccountGetPayload<{ select: typeof actorColumns }>;

/** Lets somebody in who proved all he has to: gives the id of a new session. Refuses whose account is gone by now. */
export async function finishSignIn(
  tx: Transaction,
  account: AccountRow,
  { method, secondFactor, provedAt }: How,
  { origin, device }: Visitor,
): Promise<string> {
  await holdAccount(tx, account.key);
  const actor = userActorOf(account, origin);
  await record(tx, actor, 'account.signIn', {
    accountKey: account.key,
    details: { method, secondFactor },
  });
  if (await noteDevice(tx, account.key, device)) await tellOfNewDevice(tx, actor);
  return beginSession(tx, {
    accountKey: account.key,
    method,
    secondFactor,
    origin,
    ...(provedAt !== undefined && { provedAt }),
  });
}
