import { db } from '@/lib/db/client';
import { findConfirmedAddress } from '@/lib/domain/accounts/find';
import { findSessionActor } from '@/lib/domain/accounts/sessions';
import { signUp } from '@/lib/domain/accounts/sign-up';
import { inviteMember } from '@/lib/domain/organizations/invite';
import { findStanding, type MemberRole } from '@/lib/domain/organizations/standing';
import { aUser, aVisitor, origin, type TestUser } from './factories';
import { tokenSentTo } from './mailbox';
import { anOrganization } from './organizations';
import { aWord } from './word';

/** Where somebody is reached. */
export const addressOf = async ({ key }: { key: number }) => (await findConfirmedAddress(key)) ?? '';

/** What somebody is in an organization; undefined when he is no member. */
export const roleOf = async (member: { key: number }, organization: { key: number }) =>
  (await findStanding(db(), member.key, organization.key))?.role;

/** Somebody whom an organization has just invited by name. */
export async function anInvited(role: MemberRole = 'collaborator') {
  const place = await anOrganization();
  const ann = await aUser();
  const { key } = await inviteMember(place.administrator.actor, place.organization.name, {
    who: ann.name.toUpperCase(),
    role,
  });
  return { ...place, ann, key };
}

/** As `anInvited`, at an address that nobody has proved. */
export async function anInvitedAddress() {
  const place = await anOrganization();
  const address = `${aWord()}@Example.test`;
  const { key } = await inviteMember(place.administrator.actor, place.organization.name, {
    who: ` ${address} `,
    role: 'collaborator',
  });
  return { ...place, address, key, token: await memberTokenSentTo(address) };
}

/** The token of the last mail to an address that invites to an organization. */
export const memberTokenSentTo = (address: string) =>
  tokenSentTo(address, 'account/organizations/invitations');

/** What stands in the record of an organization, the first act first. */
export const recordsOf = (organization: { key: number }) =>
  db().auditRecord.findMany({
    where: { organizationKey: organization.key },
    orderBy: { key: 'asc' },
    select: { action: true, actorKey: true, accountKey: true, details: true },
  });

/** Somebody who makes his account himself, by an invitation: without one, by that of an address that is not his. */
export async function signedUp(email: string, invitation?: string): Promise<TestUser> {
  const name = aWord();
  const password = 'correct horse battery';
  const leave = invitation ?? (await anInvitedAddress()).token;
  const id = await signUp({ name, email, password, invitation: leave }, aVisitor());
  const actor = await findSessionActor(id, origin);
  if (actor === undefined) throw new Error('Nobody is signed in.');
  return { key: actor.accountKey, name, password, actor };
}
