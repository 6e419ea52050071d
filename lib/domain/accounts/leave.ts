import { db } from '@/lib/db/client';
import { invalidate, lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { orphansUndecided, wrongOwnName, lastAdministrator } from '../account-errors';
import { type Actor, requireRecentProof, requireSignedIn, requireUnlocked, type UserActor } from '../actor';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { endTransformsOf } from '../organizations/transform-requests';
import { leavePackages, listOwned } from '../packages/orphans';
import { forgetAllTries } from '../rate-limit';
import { mailsTo } from './claim-address';
import { holdAccount } from './hold';
import { tellOfDeletion } from './leave-mail';
import { lowerName } from './names';
import { forgottenTries } from './reset-password';
import { passwordTries } from './sign-in';

export type Leaving = {
  /** Packages that nobody else owns, by their IDs. */
  orphans: string[];
  /** How many packages have other owners, who keep them. */
  shared: number;
  apiKeys: number;
  /** Whether no administrator would be left. */
  lastAdministrator: boolean;
  /** Whether nothing stays, not even the name: no address was ever proved, and nothing published. */
  whole: boolean;
};

/** What becomes of all that is somebody's, when he deletes his account. */
export async function previewLeaving(actor: Actor): Promise<Leaving> {
  const { accountKey } = requireSignedIn(actor);
  const [owned, apiKeys, last, whole] = await Promise.all([
    listOwned(accountKey),
    db().apiKey.count({
      where: {
        OR: [{ creatorKey: accountKey }, { ownerKey: accountKey }],
        revokedAt: null,
        expiresAt: { gt: new Date() },
      },
    }),
    isLastAdministrator(db(), accountKey),
    leavesNothing(db(), accountKey),
  ]);
  const orphans = owned.filter(({ shared }) => !shared).map(({ id }) => id);
  return { orphans, shared: owned.length - orphans.length, apiKeys, lastAdministrator: last, whole };
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
  await holdAccount(tx, key);
  if (await isLastAdministrator(tx, key)) throw lastAdministrator();
  const whole = await leavesNothing(tx, key);
  const left = await leavePackages(tx, user, key, choice === 'unlist');
  if (left.length > 0 && choice === undefined) throw orphansUndecided();

  await record(tx, user, 'account.delete', {
    accountKey: key,
    details: { whole, packages: left.length, ...(left.length > 0 && { orphans: choice ?? 'keep' }) },
  });
  await tellOfDeletion(tx, user, left);
  await endTransformsOf(tx, user, key);
  await removeBelongings(tx, key);
  if (whole) await tx.account.delete({ where: { key }, select: { key: true } });
  else await leaveTombstone(tx, key);
}

async function removeBelongings(tx: Transaction, accountKey: number): Promise<void> {
  const { lowerName, picture, addresses } = await tx.account.findUniqueOrThrow({
    where: { key: accountKey },
    select: {
      lowerName: true,
      picture: true,
      // What was only claimed may be somebody else's: neither his invitations nor the counts against him are undone.
      addresses: { where: { confirmedAddress: { not: null } }, select: { lowerAddress: true } },
    },
  });
  const mine = { where: { accountKey } };
  await tx.session.deleteMany(mine);
  await tx.credential.deleteMany(mine);
  await tx.authenticator.deleteMany(mine);
  await tx.recoveryCode.deleteMany(mine);
  await tx.passkey.deleteMany(mine);
  await tx.externalLogin.deleteMany(mine);
  await tx.knownDevice.deleteMany(mine);
  await tx.pendingSignIn.deleteMany(mine);
  await tx.passwordReset.deleteMany(mine);
  await tx.emailAddress.deleteMany(mine);
  await tx.apiKey.deleteMany({ where: { OR: [{ creatorKey: accountKey }, { ownerKey: accountKey }] } });
  await tx.report.updateMany({ where: { reporterKey: accountKey }, data: { reporterKey: null, email: '' } });
  await tx.invitation.updateMany({ where: { inviterKey: accountKey }, data: { inviterKey: null } });
  const lowerAddresses = addresses.map(({ lowerAddress }) => lowerAddress);
  await tx.invitation.deleteMany({ where: { lowerAddress: { in: lowerAddresses } } });
  await forgetAllTries(tx, [lowerName, ...lowerAddresses].flatMap(triesThatName));
  if (picture !== null) invalidate(tx, tags.picture(picture));
  invalidate(tx, tags.avatar(lowerName));
}

/** What is counted under a name or an address, which is written down with the count. */
const triesThatName = (who: string) => [passwordTries(who), forgottenTries(who), mailsTo(who)];

/** The row keeps the name from being given again; nothing of it is shown. No account may be called what is. */
async function leaveTombstone(tx: Transaction, key: number): Promise<void> {
  await tx.account.update({
    where: { key },
    data: {
      name: `deleted account ${key}`,
      deletedAt: new Date(),
      displayName: '',
      bio: '',
      website: '',
      picture: null,
      admin: false,
      secondFactor: false,
      emailAllowed: false,
      notifyPackagePushed: false,
    },
    select: { key: true },
  });
}

type Reader = Pick<Transaction, 'account'>;

async function isLastAdministrator(tx: Reader, key: number): Promise<boolean> {
  const administrators = await tx.account.findMany({
    where: { admin: true, deletedAt: null, lockedAt: null },
    select: { key: true },
    take: 2,
  });
  return administrators.length === 1 && administrators[0]?.key === key;
}

async function leavesNothing(tx: Reader, key: number): Promise<boolean> {
  const found = await tx.account.findFirst({
    where: {
      key,
      addresses: { none: { confirmedAt: { not: null } } },
      packages: { none: {} },
      pushed: { none: {} },
      pushedSymbols: { none: {} },
    },
    select: { key: true },
  });
  return found !== null;
}
