import { db } from '@/lib/db/client';
import { lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { orphansUndecided, wrongOwnName, lastAdministrator } from '../account-errors';
import { type Actor, requireRecentProof, requireSignedIn, requireUnlocked, type UserActor } from '../actor';
import { record } from '../audit';
import { holdOrganizationsOf, leaveAll, listLeft } from '../organizations/leave-all';
import { endTransformsOf } from '../organizations/transform-requests';
import { holdPackagesOf, leavePackages, listOwned } from '../packages/orphans';
import { endInvitationsOf } from '../owners/end-invitations';
import { leavePrefixes, listHeldAlone } from '../prefixes/leave';
import { holdAccount } from './hold';
import { tellOfDeletion } from './leave-mail';
import { lowerName } from './names';
import { leavesNothing, removeAccount } from './remove';

export type Leaving = {
  /** Packages that nobody else owns but organizations that end with him, by their IDs. */
  orphans: string[];
  /** How many packages have other owners, who keep them. */
  shared: number;
  /** Prefixes that nobody else holds: they stay reserved. */
  prefixes: string[];
  apiKeys: number;
  /** His organizations, by what becomes of each. */
  organizations: Record<'ends' | 'promotes' | 'stays', string[]>;
  /** Whether no administrator would be left. */
  lastAdministrator: boolean;
  /** Whether nothing stays, not even the name: no address was ever proved, and nothing published. */
  whole: boolean;
};

/** What becomes of all that is somebody's, when he deletes his account. */
export async function previewLeaving(actor: Actor): Promise<Leaving> {
  const { accountKey } = requireSignedIn(actor);
  const left = await listLeft(accountKey);
  const named = (fate: string) => left.filter((one) => one.fate === fate).map(({ name }) => name);
  const keys = [accountKey, ...endingOf(left)];
  const [owned, prefixes, apiKeys, last, whole] = await Promise.all([
    listOwned(keys),
    listHeldAlone(keys),
    db().apiKey.count({
      where: {
        OR: [{ creatorKey: accountKey }, { ownerKey: { in: keys } }],
        revokedAt: null,
        expiresAt: { gt: new Date() },
      },
    }),
    isLastAdministrator(db(), accountKey),
    leavesNothing(db(), accountKey),
  ]);
  const orphans = owned.filter(({ shared }) => !shared).map(({ id }) => id);
  return {
    orphans,
    shared: owned.length - orphans.length,
    prefixes,
    apiKeys,
    organizations: { ends: named('ends'), promotes: named('promotes'), stays: named('stays') },
    lastAdministrator: last,
    whole,
  };
}

export type LeavingInput = {
  /** Typed by whoever means it. */
  name: string;
  /** What becomes of the packages that nobody else owns; left out where there is none. */
  orphans?: 'keep' | 'unlist' | undefined;
};

/**
 * Deletes the actor's account: its name, never to be given again, is all that stays, and what was published. Of an
 * account that has proved no address and published nothing, not even the name stays. Throws `proofNeeded`,
 * `accountLocked`, `lastAdministrator`, and what is wrong with a field.
 */
export async function deleteOwnAccount(actor: Actor, { name, orphans }: LeavingInput): Promise<void> {
  const user = requireSignedIn(actor);
  requireUnlocked(user);
  requireRecentProof(user);
  if (lowerName(name.trim()) !== lowerName(user.name)) throw wrongOwnName(user.name);
  await transaction((tx) => leave(tx, user, orphans));
}

async function leave(tx: Transaction, user: UserActor, choice: LeavingInput['orphans']): Promise<void> {
  const { accountKey: key } = user;
  await lockName(tx, 'administrators');
  await holdPackagesOf(tx, [key, ...endingOf(await listLeft(key, tx))]);
  await holdOrganizationsOf(tx, key);
  await holdAccount(tx, key);
  // One that he made or joined until his account was held.
  await holdOrganizationsOf(tx, key);
  if (await isLastAdministrator(tx, key)) throw lastAdministrator();
  const whole = await leavesNothing(tx, key);
  const organizations = await listLeft(key, tx);
  const ending = organizations.filter(({ fate }) => fate === 'ends');
  const keys = [key, ...endingOf(organizations)];
  const left = await leavePackages(tx, user, keys, choice === 'unlist');
  if (left.length > 0 && choice === undefined) throw orphansUndecided();
  await leavePrefixes(tx, user, keys);

  await record(tx, user, 'account.delete', {
    accountKey: key,
    details: { whole, packages: left.length, ...(left.length > 0 && { orphans: choice ?? 'keep' }) },
  });
  await tellOfDeletion(tx, user, { orphans: left, organizations: ending.map(({ name }) => name) });
  await leaveAll(tx, user, organizations);
  await endTransformsOf(tx, user, key);
  await endInvitationsOf(tx, user, key);
  await removeAccount(tx, key, whole);
}

const endingOf = (left: Awaited<ReturnType<typeof listLeft>>) =>
  left.filter(({ fate }) => fate === 'ends').map(({ key }) => key);

type Reader = Pick<Transaction, 'account'>;

async function isLastAdministrator(tx: Reader, key: number): Promise<boolean> {
  const administrators = await tx.account.findMany({
    where: { admin: true, deletedAt: null, lockedAt: null },
    select: { key: true },
    take: 2,
  });
  return administrators.length === 1 && administrators[0]?.key === key;
}
