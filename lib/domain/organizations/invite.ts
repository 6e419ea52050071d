import { type Transaction, transaction } from '@/lib/db/transaction';
import { takeMailTo } from '../accounts/claim-address';
import { keepAccounts } from '../accounts/hold';
import { checkAddress } from '../accounts/names';
import { type Actor, requireTrusted, type UserActor } from '../actor';
import { record } from '../audit';
import { inviteeUnknown, memberAlready } from '../member-errors';
import { takeTry } from '../rate-limit';
import { findOrganizationFor } from './find';
import { holdOrganizationFor, requireConfirmed } from './hold-for';
import type { HeldOrganization } from './hold';
import { type Invitee, mailInvitationSent } from './invitation-mails';
import { getPerson } from './invitee';
import { requireReadyToManage } from './manager';
import { deliver, newSending, type Sending } from './send-invitation';
import { higherRole, type MemberRole } from './standing';

export type NewMemberInvitation = {
  /** The exact name of a person, or an e-mail address. */
  who: string;
  role: MemberRole;
};

/** Of an open invitation to the same person the role stays that was offered, if it is the higher one. */
export type Invited = { key: number; role: MemberRole };

/** Invitations of one organization, sent or sent again. */
const ofOrganization = { most: 100, perSeconds: 3600 };

/**
 * Invites somebody to be a member, by name or at an e-mail address. Whether an address belongs to an account is not told:
 * it is whoever has proved it that may accept, whenever that is. Again sends the mail anew; an invitation that is open
 * stays the same one, and may become one of an administrator, never of less. Throws `organizationUnconfirmed`,
 * `inviteeUnknown`, `inviteeIsOrganization`, `inviteeUnconfirmed`, `memberAlready`, `tooManyTries`.
 */
export async function inviteMember(
  actor: Actor,
  organizationName: string,
  { who, role }: NewMemberInvitation,
): Promise<Invited> {
  requireReadyToManage(actor);
  const user = requireTrusted(actor);
  const wanted = who.trim();
  const address = wanted.includes('@') ? checkAddress(wanted, 'who') : undefined;
  const { key } = await findOrganizationFor(actor, organizationName, 'manageMembers');
  await takeSendings(key, wanted);

  return transaction(async (tx) => {
    const organization = await holdOrganizationFor(tx, actor, organizationName, 'manageMembers');
    await requireConfirmed(tx, organization);
    const invitee = address === undefined ? await keepPerson(tx, user, organization, wanted) : { address };
    return offer(tx, user, organization, { invitee, role });
  });
}

/** Counts a mail of an organization to somebody. Throws `tooManyTries`. */
export async function takeSendings(organizationKey: number, to: string): Promise<void> {
  await takeTry(`member-invitations:${organizationKey}`, ofOrganization);
  await takeMailTo(to.toLowerCase());
}

/** Somebody who is no member yet, and stays as he is to the end of the transaction. */
async function keepPerson(
  tx: Transaction,
  { accountKey }: UserActor,
  organization: HeldOrganization,
  name: string,
): Promise<Invitee> {
  const person = await getPerson(tx, name);
  if ((await keepAccounts(tx, [accountKey, person.key])) === undefined) throw inviteeUnknown(name);
  const memberships = await tx.membership.count({
    where: { organizationKey: organization.key, memberKey: person.key },
  });
  if (memberships > 0) throw memberAlready(person.name);
  return { accountKey: person.key, name: person.name };
}

async function offer(
  tx: Transaction,
  actor: UserActor,
  organization: HeldOrganization,
  { invitee, role }: { invitee: Invitee; role: MemberRole },
): Promise<Invited> {
  const sending = newSending();
  const before = await findBefore(tx, organization, invitee);
  const open = before !== null && before.expiresAt > new Date();
  const given = open ? higherRole(before.role, role) : role;
  const data = { ...sending.columns, role: given, inviterKey: actor.accountKey };
  const { key } =
    before === null
      ? await insert(tx, organization, invitee, data)
      : await tx.membershipInvitation.update({ where: { key: before.key }, data, select: { key: true } });

  await record(tx, actor, open ? 'organization.resendInvitation' : 'organization.invite', {
    organizationKey: organization.key,
    ...('accountKey' in invitee && { accountKey: invitee.accountKey }),
    details: { invitation: key, role: given },
  });
  const inviter = { key: actor.accountKey, name: actor.name };
  await deliver(tx, organization, { invitee, role: given, inviter, sending, endsHash: before?.tokenHash });
  if (!open || given !== before.role)
    await mailInvitationSent(tx, organization, { invitee, role: given, inviter: actor.name });
  return { key, role: given };
}

const findBefore = (tx: Transaction, { key }: HeldOrganization, invitee: Invitee) =>
  tx.membershipInvitation.findFirst({
    where: { organizationKey: key, ...whoseColumns(invitee) },
    select: { key: true, role: true, expiresAt: true, tokenHash: true },
  });

type InvitationColumns = Sending['columns'] & { role: MemberRole; inviterKey: number };

const insert = (tx: Transaction, organization: HeldOrganization, invitee: Invitee, data: InvitationColumns) =>
  tx.membershipInvitation.create({
    data: {
      ...data,
      ...whoseColumns(invitee),
      ...('address' in invitee && { address: invitee.address }),
      organizationKey: organization.key,
    },
    select: { key: true },
  });

const whoseColumns = (invitee: Invitee) =>
  'accountKey' in invitee
    ? { inviteeKey: invitee.accountKey }
    : { lowerAddress: invitee.address.toLowerCase() };
