import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, requireTrusted } from '../actor';
import { mayNotManageOwners, ownershipInvitationOver } from '../owner-errors';
import { findInvitations, holdInvitations } from './invitation';
import { mailCancelled } from './mails';
import { holdOwned } from './packages';
import { actsForOneOf, keepPowers, keysOf } from './powers';
import { inOwnersName, recordOwners } from './records';

/**
 * Takes an invitation to own a package back: whoever sent it, or decides about the owners of the package. Throws
 * `ownershipInvitationOver` and `mayNotManageOwners`.
 */
export async function cancelOwnerInvitation(actor: Actor, key: number): Promise<void> {
  if (actor.kind !== 'system') requireTrusted(actor);
  const [seen] = await findInvitations(db(), [key]);
  if (seen === undefined) throw ownershipInvitationOver();
  await transaction(async (tx) => {
    const packages = await holdOwned(tx, [seen.lowerId]);
    const powers = await keepPowers(tx, actor, packages, []);
    const [invitation] = await holdInvitations(tx, [key]);
    const [found] = packages;
    if (invitation === undefined || found === undefined) throw ownershipInvitationOver();
    const own = actor.kind === 'user' && actor.accountKey === invitation.inviter?.key;
    if (!own && !actsForOneOf(powers, keysOf(found.owners))) throw mayNotManageOwners(found.id);
    await tx.ownershipRequest.deleteMany({ where: { key } });
    await recordOwners(
      tx,
      actor,
      'package.cancelOwnerInvitation',
      [{ package: found, account: invitation.invitee }],
      inOwnersName(actor, powers.accountKeys),
    );
    await mailCancelled(tx, invitation.invitee, [found.id]);
  });
}
