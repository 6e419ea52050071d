import { Prisma } from '@/lib/db/generated/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { holdAccount, holdPeople } from '../accounts/hold';
import { lowerName } from '../accounts/names';
import { wrongOwnName } from '../account-errors';
import { type Actor, requireRecentProof, requireSignedIn, requireTrusted } from '../actor';
import { record } from '../audit';
import { signInNeeded } from '../errors';
import { takeTry } from '../rate-limit';
import { hashSecret, randomToken } from '../secret';
import { administratorUnknown, transformHindered, transformOver } from '../transform-errors';
import {
  mailTransformBegun,
  mailTransformEnded,
  mailTransformRejected,
  mailTransformRequest,
  type EndedBy,
  type Parties,
  transformDays,
} from './transform-mails';
import { getFutureAdministrator, listHindrances } from './transform-rules';

const dayMs = 86_400_000;

/** Requests of one account, each of which is a mail to somebody. */
const ofAccount = { most: 10, perSeconds: 3600 };

export type TransformInput = {
  /** The name of the future administrator. */
  administrator: string;
  /** Typed by whoever means it. */
  name: string;
};

/**
 * Asks somebody to become the administrator of the organization that the actor's account is to become; nothing else
 * changes before he confirms. In place of a request that waits. Throws `proofNeeded`, `tooManyTries`,
 * `transformHindered`, and what is wrong with a field.
 */
export async function requestTransform(actor: Actor, input: TransformInput): Promise<void> {
  const user = requireTrusted(actor);
  requireRecentProof(user);
  if (lowerName(input.name.trim()) !== lowerName(user.name)) throw wrongOwnName(user.name);
  const { accountKey } = user;
  await takeTry(`transform:account:${accountKey}`, ofAccount);
  const token = randomToken(256);
  await transaction(async (tx) => {
    const { key } = await getFutureAdministrator(tx, accountKey, input.administrator);
    const held = await holdPeople(tx, [accountKey, key]);
    const [hindrance] = await listHindrances(tx, accountKey);
    if (hindrance !== undefined) throw transformHindered(hindrance, user.name);
    if (!held.some((person) => person.key === accountKey)) throw signInNeeded();
    if (held.length < 2) throw administratorUnknown(input.administrator);
    const administrator = await getFutureAdministrator(tx, accountKey, input.administrator);

    for (const former of await takeRequests(tx, Prisma.sql`request."accountKey" = ${accountKey}`)) {
      if (former.administrator.key !== key) await mailTransformEnded(tx, former, 'superseded');
    }
    await tx.transformRequest.create({
      data: {
        accountKey,
        administratorKey: key,
        tokenHash: hashSecret(token),
        expiresAt: new Date(Date.now() + transformDays * dayMs),
      },
      select: { accountKey: true },
    });
    await record(tx, user, 'organization.requestTransform', { accountKey: key });
    const parties = { account: { key: accountKey, name: user.name }, administrator };
    await mailTransformRequest(tx, parties, token);
    await mailTransformBegun(tx, parties);
  });
}

/** Takes the actor's own request back. Again is no error. */
export async function cancelTransform(actor: Actor): Promise<void> {
  const { accountKey } = requireSignedIn(actor);
  await transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    await endOwn(tx, actor, accountKey, 'cancelled');
  });
}

/** Refuses to become the administrator of what is an account. Throws `transformOver`. */
export async function rejectTransform(actor: Actor, accountKey: number): Promise<void> {
  const user = requireSignedIn(actor);
  await transaction(async (tx) => {
    await holdPeople(tx, [accountKey]);
    const [taken] = await takeRequests(
      tx,
      Prisma.sql`request."accountKey" = ${accountKey} and request."administratorKey" = ${user.accountKey}`,
    );
    if (taken === undefined) throw transformOver();
    await record(tx, user, 'organization.rejectTransform', { accountKey });
    await mailTransformRejected(tx, taken, 'rejected');
  });
}

/**
 * Ends the request of somebody who becomes a member of an organization, which can no longer become one itself. The
 * caller holds the person.
 */
export const endTransformOfMember = (tx: Transaction, actor: Actor, accountKey: number): Promise<void> =>
  endOwn(tx, actor, accountKey, 'joined');

/** Ends whatever a person who goes away has asked and was asked. The caller holds him. */
export async function endTransformsOf(tx: Transaction, actor: Actor, accountKey: number): Promise<void> {
  await endOwn(tx, actor, accountKey, 'gone');
  for (const asked of await takeRequests(tx, Prisma.sql`request."administratorKey" = ${accountKey}`)) {
    await record(tx, actor, 'organization.rejectTransform', { accountKey: asked.account.key });
    await mailTransformRejected(tx, asked, 'gone');
  }
}

async function endOwn(tx: Transaction, actor: Actor, accountKey: number, by: EndedBy): Promise<void> {
  const [taken] = await takeRequests(tx, Prisma.sql`request."accountKey" = ${accountKey}`);
  if (taken === undefined) return;
  await record(tx, actor, 'organization.cancelTransform', { accountKey: taken.administrator.key });
  await mailTransformEnded(tx, taken, by);
}

type Taken = {
  accountKey: number;
  account: string;
  administratorKey: number;
  administrator: string;
  open: boolean;
};

/** Removes requests, for whoever does so first. Gives those that still waited. */
async function takeRequests(tx: Transaction, which: Prisma.Sql): Promise<Parties[]> {
  const taken = await tx.$queryRaw<Taken[]>`
    delete from "TransformRequest" request using "Account" account, "Account" administrator
    where account.key = request."accountKey" and administrator.key = request."administratorKey" and ${which}
    returning account.key as "accountKey", account.name as account, administrator.key as "administratorKey",
              administrator.name as administrator, request."expiresAt" > now() as open`;
  return taken
    .filter(({ open }) => open)
    .map(({ accountKey, account, administratorKey, administrator }) => ({
      account: { key: accountKey, name: account },
      administrator: { key: administratorKey, name: administrator },
    }));
}

/** Removes requests that nobody answered. */
export async function removeOldTransforms(): Promise<number> {
  return transaction(async (tx) => {
    const { count } = await tx.transformRequest.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    return count;
  });
}
