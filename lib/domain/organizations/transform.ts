import { type Transaction, transaction } from '@/lib/db/transaction';
import { accountLocked } from '../account-errors';
import { holdPeople } from '../accounts/hold';
import { type Actor, requireRecentProof, requireTrusted } from '../actor';
import { record } from '../audit';
import { signInNeeded } from '../errors';
import { transformHindered, transformOver } from '../transform-errors';
import { mailTransformed } from './transform-mails';
import { endTransformsOf } from './transform-requests';
import { listHindrances } from './transform-rules';

/**
 * Makes an account that asked for it an organization, with the actor as its administrator. Its name, packages, profile
 * and address stay, and its API keys, which are the administrator's from then on; all by which somebody signs in to it
 * goes. There is no way back. Gives its name. Throws `transformOver`, `transformHindered`, `proofNeeded`.
 */
export async function confirmTransform(actor: Actor, accountKey: number): Promise<string> {
  const user = requireTrusted(actor);
  requireRecentProof(user);
  return transaction(async (tx) => {
    const held = await holdPeople(tx, [accountKey, user.accountKey]);
    const account = held.find(({ key }) => key === accountKey);
    const administrator = held.find(({ key }) => key === user.accountKey);
    if (administrator === undefined) throw signInNeeded();
    if (administrator.lockedAt !== null) throw accountLocked(administrator.name);
    const { count } = await tx.transformRequest.deleteMany({
      where: { accountKey, administratorKey: user.accountKey, expiresAt: { gt: new Date() } },
    });
    if (account === undefined || count === 0) throw transformOver();
    const [hindrance] = await listHindrances(tx, accountKey);
    if (hindrance !== undefined) throw transformHindered(hindrance, account.name);

    await tx.account.update({
      where: { key: accountKey },
      data: { kind: 'organization', secondFactor: false },
      select: { key: true },
    });
    await tx.membership.create({
      data: { organizationKey: accountKey, memberKey: administrator.key, role: 'administrator' },
      select: { memberKey: true },
    });
    const apiKeys = await passOnKeys(tx, accountKey, administrator.key);
    await removeWaysIn(tx, accountKey);
    await removeTies(tx, actor, accountKey);
    await record(tx, actor, 'organization.transform', {
      accountKey,
      organizationKey: accountKey,
      details: { apiKeys },
    });
    await mailTransformed(tx, { account, administrator });
    return account.name;
  });
}

/** Its keys go on pushing in its name. Those in the name of others would do so for nobody: they end. Gives how many go on. */
async function passOnKeys(tx: Transaction, accountKey: number, administratorKey: number): Promise<number> {
  await tx.apiKey.updateMany({
    where: { creatorKey: accountKey, ownerKey: { not: accountKey }, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  const { count } = await tx.apiKey.updateMany({
    where: { creatorKey: accountKey, ownerKey: accountKey },
    data: { creatorKey: administratorKey },
  });
  return count;
}

async function removeWaysIn(tx: Transaction, accountKey: number): Promise<void> {
  const its = { where: { accountKey } };
  await tx.session.deleteMany(its);
  await tx.credential.deleteMany(its);
  await tx.authenticator.deleteMany(its);
  await tx.recoveryCode.deleteMany(its);
  await tx.passkey.deleteMany(its);
  await tx.externalLogin.deleteMany(its);
  await tx.knownDevice.deleteMany(its);
  await tx.pendingSignIn.deleteMany(its);
  await tx.passwordReset.deleteMany(its);
}

/** What it began as a person, and can no longer go on with. */
async function removeTies(tx: Transaction, actor: Actor, accountKey: number): Promise<void> {
  await tx.emailAddress.deleteMany({ where: { accountKey, confirmedAt: null } });
  await tx.invitation.updateMany({ where: { inviterKey: accountKey }, data: { inviterKey: null } });
  await tx.membershipInvitation.updateMany({
    where: { inviterKey: accountKey },
    data: { inviterKey: null },
  });
  await tx.membershipInvitation.deleteMany({ where: { inviteeKey: accountKey } });
  await endTransformsOf(tx, actor, accountKey);
}
