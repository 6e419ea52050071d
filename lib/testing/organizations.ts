import { db } from '@/lib/db/client';
import { type ApiKeyAction, system } from '@/lib/domain/actor';
import { authenticateApiKey } from '@/lib/domain/api-keys/authenticate';
import { createOrganization, createOrganizationFor } from '@/lib/domain/organizations/create';
import type { MemberRole } from '@/lib/domain/organizations/standing';
import { anApiKey, aUser, origin, type TestUser } from './factories';
import { aWord } from './word';

export type TestOrganization = { key: number; name: string; lowerName: string; email: string };

/** An organization whose address is confirmed, with an administrator and a collaborator, and more when asked for. */
export async function anOrganization(more: { member: TestUser; role: MemberRole }[] = []) {
  const [administrator, collaborator] = await Promise.all([aUser(), aUser()]);
  const email = `${aWord()}@example.test`;
  const { key, name } = await createOrganizationFor(system, { name: aWord(), email }, [
    { memberKey: administrator.key, role: 'administrator' },
    { memberKey: collaborator.key, role: 'collaborator' },
    ...more.map(({ member, role }) => ({ memberKey: member.key, role })),
  ]);
  const organization: TestOrganization = { key, name, lowerName: name.toLowerCase(), email };
  return { organization, administrator, collaborator };
}

/** Makes an organization one more owner of a package, whatever the rules of that are. */
export async function addOwner(packageKey: number, accountKey: number): Promise<void> {
  await db().packageOwner.create({ data: { packageKey, accountKey } });
}

/** An organization made as people make it, whose address nobody has proved yet, with its only member. */
export async function anUnconfirmedOrganization(administrator?: TestUser) {
  const maker = administrator ?? (await aUser());
  const email = `${aWord()}@example.test`;
  const { key, name } = await createOrganization(maker.actor, { name: aWord(), email });
  return { organization: { key, name, lowerName: name.toLowerCase(), email }, administrator: maker };
}

/** An organization whose address is confirmed, with one member. */
export async function anOrganizationOf(administrator: TestUser): Promise<TestOrganization> {
  const email = `${aWord()}@example.test`;
  const { key, name } = await createOrganizationFor(system, { name: aWord(), email }, [
    { memberKey: administrator.key, role: 'administrator' },
  ]);
  return { key, name, lowerName: name.toLowerCase(), email };
}

/** The acts in the record of an organization, the first one first. */
export async function recordOf(organizationKey: number) {
  return db().auditRecord.findMany({
    where: { organizationKey },
    orderBy: { key: 'asc' },
    select: { action: true, actorKey: true, accountKey: true, details: true, subject: true },
  });
}

/** Who asks with a new key that a member made in the organization's name. */
export async function byOrganizationKey(
  member: TestUser,
  { key: ownerKey }: TestOrganization,
  actions: ApiKeyAction[] = ['push', 'unlist'],
) {
  return authenticateApiKey(await anApiKey(member, { ownerKey, actions }), origin);
}

/** Ends a membership: it leaves the same rows as an act in the pages does. */
export async function removeMember({ key: organizationKey }: TestOrganization, { key: memberKey }: TestUser) {
  await db().membership.delete({ where: { organizationKey_memberKey: { organizationKey, memberKey } } });
}

export async function addMember(
  { key: organizationKey }: TestOrganization,
  { key: memberKey }: TestUser,
  role: MemberRole = 'collaborator',
): Promise<void> {
  await db().membership.create({ data: { organizationKey, memberKey, role } });
}
