import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, requireTrusted } from '../actor';
import { record } from '../audit';
import { memberInvitationOver } from '../member-errors';
import { shownPage } from '../paging';
import { findOrganizationFor } from './find';
import type { HeldOrganization } from './hold';
import { holdOrganizationFor, requireConfirmed } from './hold-for';
import { type Invitee, mailInvitationCancelled } from './invitation-mails';
import { takeSendings } from './invite';
import { inviteeOf } from './open-invitation';
import { removeInvitations } from './remove-invitations';
import { deliver, newSending } from './send-invitation';
import type { MemberRole } from './standing';

export type WaitingInvitation = {
  key: number;
  /** A name, or the address where somebody was invited: never whose that is. */
  who: string;
  role: MemberRole;
  /** Nothing for somebody who has left. */
  inviter: string | undefined;
  sentAt: Date;
  expiresAt: Date;
  over: boolean;
};

export type WaitingPage = { invitations: WaitingInvitation[]; total: number; page: number; pages: number };

const perPage = 50;

/** Whom an organization has invited, and who has not answered: the last one first, fifty a page. */
export async function listWaitingInvitations(
  actor: Actor,
  organizationName: string,
  page = 1,
): Promise<WaitingPage> {
  const { key: organizationKey } = await findOrganizationFor(actor, organizationName, 'manageMembers');
  const total = await db().membershipInvitation.count({ where: { organizationKey } });
  const { skip, ...shown } = shownPage(page, total, perPage);
  const found = await db().membershipInvitation.findMany({
    where: { organizationKey },
    orderBy: { key: 'desc' },
    skip,
    take: perPage,
    select: {
      key: true,
      role: true,
      address: true,
      sentAt: true,
      expiresAt: true,
      invitee: { select: { name: true } },
      inviter: { select: { name: true } },
    },
  });
  const invitations = found.map(({ invitee, inviter, address, ...row }) => ({
    ...row,
    who: address ?? invitee?.name ?? '',
    inviter: inviter?.name,
    over: row.expiresAt <= new Date(),
  }));
  return { invitations, total, ...shown };
}

/** Takes an invitation back. Throws `memberInvitationOver` for one that was answered. */
export async function cancelInvitation(actor: Actor, organizationName: string, key: number): Promise<void> {
  requireTrusted(actor);
  await transaction(async (tx) => {
    const organization = await holdOrganizationFor(tx, actor, organizationName, 'manageMembers');
    const waiting = await getWaiting(tx, organization, key);
    await removeInvitations(tx, { key });
    await record(tx, actor, 'organization.cancelInvitation', {
      ...namesOf(organization, waiting),
      details: { invitation: key, role: waiting.role },
    });
    if (waiting.expiresAt > new Date()) await mailInvitationCancelled(tx, organization, waiting.invitee);
  });
}

/** Sends the mail of an invitation again, which holds from now on. The link of the mail before is no longer good. */
export async function resendInvitation(actor: Actor, organizationName: string, key: number): Promise<void> {
  const user = requireTrusted(actor);
  const found = await findOrganizationFor(actor, organizationName, 'manageMembers');
  const { invitee } = await getWaiting(db(), found, key);
  await takeSendings(found.key, 'name' in invitee ? invitee.name : invitee.address);
  await transaction(async (tx) => {
    const organization = await holdOrganizationFor(tx, actor, organizationName, 'manageMembers');
    await requireConfirmed(tx, organization);
    const { tokenHash, role, ...waiting } = await getWaiting(tx, organization, key);
    const sending = newSending();
    await tx.membershipInvitation.update({ where: { key }, data: sending.columns, select: { key: true } });
    await record(tx, actor, 'organization.resendInvitation', {
      ...namesOf(organization, waiting),
      details: { invitation: key, role },
    });
    await deliver(tx, organization, {
      invitee: waiting.invitee,
      role,
      inviter: { key: user.accountKey, name: user.name },
      sending,
      endsHash: tokenHash,
    });
  });
}

async function getWaiting(
  tx: Pick<Transaction, 'membershipInvitation'>,
  { key: organizationKey }: Pick<HeldOrganization, 'key'>,
  key: number,
) {
  const found = await tx.membershipInvitation.findUnique({
    where: { key, organizationKey },
    select: {
      role: true,
      inviteeKey: true,
      address: true,
      tokenHash: true,
      expiresAt: true,
      invitee: { select: { name: true } },
    },
  });
  if (found === null) throw memberInvitationOver();
  const { invitee, ...row } = found;
  return { ...row, invitee: inviteeOf({ ...row, inviteeName: invitee?.name ?? null }) };
}

const namesOf = (organization: HeldOrganization, { invitee }: { invitee: Invitee }) => ({
  organizationKey: organization.key,
  ...('accountKey' in invitee && { accountKey: invitee.accountKey }),
});
