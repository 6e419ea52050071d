import { type Transaction, transaction } from '@/lib/db/transaction';
import { accountLocked } from '../account-errors';
import { keepAccounts } from '../accounts/hold';
import { type Actor, requireTrusted, type UserActor } from '../actor';
import { record } from '../audit';
import { signInNeeded } from '../errors';
import { memberInvitationOfOther, memberInvitationOver } from '../member-errors';
import { notAllowedInOrganization } from '../organization-errors';
import { type HeldOrganization, holdOrganization } from './hold';
import { requireConfirmed } from './hold-for';
import { insertMember } from './insert-member';
import { mailInvitationDeclined } from './invitation-mails';
import {
  findOpenInvitation,
  inviteeOf,
  type InvitationRef,
  isFor,
  type OpenInvitation,
  ownInvitations,
} from './open-invitation';
import { mailMember } from './member-mails';
import { removeInvitations } from './remove-invitations';
import { findUnmet, higherRole, type MemberRole } from './standing';

/**
 * Makes the invitee a member, or of a member an administrator, if that was offered. Throws `memberInvitationOver`,
 * `memberInvitationOfOther`, `organizationUnconfirmed`, and `notAllowedInOrganization` for who does not meet what the
 * organization asks.
 */
export async function acceptInvitation(actor: Actor, ref: InvitationRef): Promise<{ organization: string }> {
  const user = requireTrusted(actor);
  return transaction(async (tx) => {
    const { organization, invitation } = await holdInvitation(tx, ref);
    await keepUnlocked(tx, user);
    if (!(await isFor(tx, user.accountKey, invitation))) throw memberInvitationOfOther(user.name);
    await requireConfirmed(tx, organization);
    const unmet = await findUnmet(tx, user.accountKey, organization.key);
    if (unmet.length > 0) throw notAllowedInOrganization(organization.name, { role: 'administrator', unmet });

    const role = await join(tx, organization, user, invitation);
    // What was offered at another of his addresses, and is no more than he has.
    await removeInvitations(tx, {
      organizationKey: organization.key,
      ...(role === 'collaborator' && { role }),
      OR: await ownInvitations(tx, user.accountKey),
    });
    return { organization: organization.name };
  });
}

/** The role that he has from then on. */
async function join(
  tx: Transaction,
  organization: HeldOrganization,
  { accountKey: memberKey, ...user }: UserActor,
  { key, role: offered }: OpenInvitation,
): Promise<MemberRole> {
  const whose = { organizationKey: organization.key, memberKey };
  const before = await tx.membership.findUnique({
    where: { organizationKey_memberKey: whose },
    select: { role: true },
  });
  const role = before === null ? offered : higherRole(before.role, offered);
  await removeInvitations(tx, { key });
  if (before === null) await insertMember(tx, { ...user, accountKey: memberKey }, { ...whose, role });
  else await tx.membership.updateMany({ where: whose, data: { role } });
  await record(tx, { ...user, accountKey: memberKey }, 'organization.acceptInvitation', {
    organizationKey: organization.key,
    accountKey: memberKey,
    details: { invitation: key, role },
  });
  if (role !== before?.role)
    await mailMember(tx, organization, { name: user.name, role, before: before?.role });
  return role;
}

/**
 * Says no: the invitee, or whoever holds the link. Who was invited at an address stays unknown to the organization.
 * Throws `memberInvitationOver` and `memberInvitationOfOther`.
 */
export async function declineInvitation(actor: Actor, ref: InvitationRef): Promise<{ organization: string }> {
  return transaction(async (tx) => {
    const { organization, invitation } = await holdInvitation(tx, ref);
    const { key, role, inviteeKey } = invitation;
    const user = actor.kind === 'user' ? actor : undefined;
    const mine = user !== undefined && (await isFor(tx, user.accountKey, invitation));
    if (!('token' in ref) && !mine) throw user === undefined ? signInNeeded() : memberInvitationOver();

    await removeInvitations(tx, { key });
    const details = { invitation: key, role };
    const byName = mine && inviteeKey !== null;
    await record(
      tx,
      byName ? actor : { kind: 'anonymous', origin: actor.origin },
      'organization.declineInvitation',
      {
        organizationKey: organization.key,
        ...(inviteeKey !== null && { accountKey: inviteeKey }),
        details,
      },
    );
    if (mine && !byName) {
      await record(tx, actor, 'organization.declineInvitation', { accountKey: user.accountKey, details });
    }
    await mailInvitationDeclined(tx, organization, { invitee: inviteeOf(invitation), role });
    return { organization: organization.name };
  });
}

/** An open invitation and its organization, which is held: nothing becomes of the invitation meanwhile. */
async function holdInvitation(
  tx: Transaction,
  ref: InvitationRef,
): Promise<{ organization: HeldOrganization; invitation: OpenInvitation }> {
  const seen = await findOpenInvitation(tx, ref);
  if (seen === undefined) throw memberInvitationOver();
  const organization = await holdOrganization(tx, seen.organizationLowerName);
  const invitation = await findOpenInvitation(tx, ref);
  if (invitation === undefined) throw memberInvitationOver();
  return { organization, invitation };
}

async function keepUnlocked(tx: Transaction, { accountKey, name }: UserActor): Promise<void> {
  const [kept] = (await keepAccounts(tx, [accountKey])) ?? [];
  if (kept?.kind !== 'user') throw signInNeeded();
  if (kept.lockedAt !== null) throw accountLocked(name);
}
