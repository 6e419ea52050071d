import { type Transaction, transaction } from '@/lib/db/transaction';
import { keepAccounts } from '../accounts/hold';
import { lowerName } from '../accounts/names';
import { type Actor, requireSignedIn } from '../actor';
import { record } from '../audit';
import {
  inviteeUnknown,
  lastOrganizationAdministrator,
  memberAlready,
  memberNotFound,
} from '../member-errors';
import { organizationNotFound } from '../organization-errors';
import { type HeldOrganization, holdOrganization } from './hold';
import { holdOrganizationFor, requireConfirmed } from './hold-for';
import { insertMember } from './insert-member';
import { getPerson } from './invitee';
import { requireReadyToManage, shownActor } from './manager';
import { mailMember, mailMemberGone } from './member-mails';
import { ownInvitations } from './open-invitation';
import { removeInvitations } from './remove-invitations';
import type { MemberRole } from './standing';

/** Makes somebody a member without asking him: the operator's way. Throws what `getPerson` throws, and `memberAlready`. */
export async function addMember(
  actor: Actor,
  organizationName: string,
  personName: string,
  role: MemberRole,
): Promise<void> {
  await transaction(async (tx) => {
    const organization = await holdOrganizationFor(tx, actor, organizationName, 'manageMembers');
    const person = await getPerson(tx, personName);
    const [kept] = (await keepAccounts(tx, [person.key])) ?? [];
    if (kept?.kind !== 'user') throw inviteeUnknown(personName);
    const whose = { organizationKey: organization.key, memberKey: person.key };
    if ((await tx.membership.count({ where: whose })) > 0) throw memberAlready(person.name);
    await insertMember(tx, actor, { ...whose, role });
    await removeInvitations(tx, { organizationKey: organization.key, inviteeKey: person.key });
    await record(tx, actor, 'organization.addMember', {
      organizationKey: organization.key,
      accountKey: person.key,
      details: { role },
    });
    await mailMember(tx, organization, { name: person.name, role });
  });
}

/**
 * Gives a member another role; the same one is no change. Throws `organizationUnconfirmed`, `memberNotFound`,
 * `lastOrganizationAdministrator`.
 */
export async function changeRole(
  actor: Actor,
  organizationName: string,
  memberName: string,
  role: MemberRole,
): Promise<void> {
  requireReadyToManage(actor);
  await transaction(async (tx) => {
    const organization = await holdOrganizationFor(tx, actor, organizationName, 'manageMembers');
    await requireConfirmed(tx, organization);
    const member = await getMember(tx, organization, memberName);
    if (member.role === role) return;
    await requireOtherAdministrator(tx, organization, member);
    const whose = { organizationKey: organization.key, memberKey: member.key };
    await tx.membership.updateMany({ where: whose, data: { role } });
    await record(tx, actor, 'organization.changeRole', {
      organizationKey: organization.key,
      accountKey: member.key,
      details: { from: member.role, to: role },
    });
    await mailMember(tx, organization, { name: member.name, role, before: member.role });
  });
}

/**
 * Ends a membership, and whatever invitation of that person waits. Throws `organizationUnconfirmed`, `memberNotFound`,
 * `lastOrganizationAdministrator`.
 */
export async function removeMember(
  actor: Actor,
  organizationName: string,
  memberName: string,
): Promise<void> {
  requireReadyToManage(actor);
  await transaction(async (tx) => {
    const organization = await holdOrganizationFor(tx, actor, organizationName, 'manageMembers');
    await requireConfirmed(tx, organization);
    const member = await getMember(tx, organization, memberName);
    await endMembership(tx, organization, member);
    await removeInvitations(tx, {
      organizationKey: organization.key,
      OR: await ownInvitations(tx, member.key),
    });
    await record(tx, actor, 'organization.removeMember', {
      organizationKey: organization.key,
      accountKey: member.key,
      details: { role: member.role },
    });
    await mailMemberGone(tx, organization, { name: member.name, by: shownActor(actor) });
  });
}

/** Ends the actor's own membership. Throws `organizationNotFound` and `lastOrganizationAdministrator`. */
export async function leaveOrganization(actor: Actor, organizationName: string): Promise<void> {
  const user = requireSignedIn(actor);
  await transaction(async (tx) => {
    const organization = await holdOrganization(tx, lowerName(organizationName.trim()));
    const member = await findMember(tx, organization, user.name);
    if (member === undefined) throw organizationNotFound(organizationName);
    await endMembership(tx, organization, member);
    await record(tx, actor, 'organization.leave', {
      organizationKey: organization.key,
      accountKey: member.key,
      details: { role: member.role },
    });
    await mailMemberGone(tx, organization, { name: member.name, by: undefined });
  });
}

type Member = { key: number; name: string; role: MemberRole };

async function endMembership(tx: Transaction, organization: HeldOrganization, member: Member): Promise<void> {
  await requireOtherAdministrator(tx, organization, member);
  await tx.membership.deleteMany({ where: { organizationKey: organization.key, memberKey: member.key } });
}

async function findMember(
  tx: Transaction,
  { key }: HeldOrganization,
  name: string,
): Promise<Member | undefined> {
  const found = await tx.membership.findFirst({
    where: { organizationKey: key, member: { lowerName: lowerName(name.trim()) } },
    select: { role: true, member: { select: { key: true, name: true } } },
  });
  return found === null ? undefined : { ...found.member, role: found.role };
}

async function getMember(tx: Transaction, organization: HeldOrganization, name: string): Promise<Member> {
  const found = await findMember(tx, organization, name);
  if (found === undefined) throw memberNotFound(name);
  return found;
}

/** Refuses what would leave the organization without an administrator who can sign in and is not locked. */
async function requireOtherAdministrator(
  tx: Transaction,
  { key }: HeldOrganization,
  member: Member,
): Promise<void> {
  if (member.role !== 'administrator') return;
  const others = await tx.membership.count({
    where: {
      organizationKey: key,
      role: 'administrator',
      memberKey: { not: member.key },
      member: { deletedAt: null, lockedAt: null },
    },
  });
  if (others === 0) throw lastOrganizationAdministrator(member.name);
}
