import { invalidate, type Transaction } from '@/lib/db/transaction';
import { tags } from '../cache-tags';
import { forgetAllTries } from '../rate-limit';
import { mailsTo } from './claim-address';
import { forgottenTries } from './reset-password';
import { passwordTries } from './sign-in';

/**
 * Removes what belongs to an account, and then the account itself, or of one that leaves something all but its name.
 * Its packages and memberships have been left before.
 */
export async function removeAccount(tx: Transaction, key: number, whole: boolean): Promise<void> {
  await removeBelongings(tx, key);
  await removeFromOrganizations(tx, key);
  if (whole) await tx.account.delete({ where: { key }, select: { key: true } });
  else await leaveTombstone(tx, key);
}

/** Whether nothing of an account is to stay: it has proved no address, and published nothing. */
export async function leavesNothing(tx: Pick<Transaction, 'account'>, key: number): Promise<boolean> {
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
  await tx.membershipInvitation.deleteMany({ where: { lowerAddress: { in: lowerAddresses } } });
  await forgetAllTries(tx, [lowerName, ...lowerAddresses].flatMap(triesThatName));
  if (picture !== null) invalidate(tx, tags.picture(picture));
  invalidate(tx, tags.avatar(lowerName));
}

/** What is counted under a name or an address, which is written down with the count. */
const triesThatName = (who: string) => [passwordTries(who), forgottenTries(who), mailsTo(who)];

/** What an organization is made of, and what ties a person to organizations. */
async function removeFromOrganizations(tx: Transaction, key: number): Promise<void> {
  await tx.membership.deleteMany({ where: { OR: [{ organizationKey: key }, { memberKey: key }] } });
  await tx.membershipInvitation.deleteMany({
    where: { OR: [{ organizationKey: key }, { inviteeKey: key }] },
  });
  await tx.membershipInvitation.updateMany({ where: { inviterKey: key }, data: { inviterKey: null } });
  await tx.organizationPolicy.deleteMany({ where: { organizationKey: key } });
  await tx.transformRequest.deleteMany({ where: { OR: [{ accountKey: key }, { administratorKey: key }] } });
}

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
