import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, aUser, origin } from '@/lib/testing/factories';
import { aKeyActor } from '@/lib/testing/organization-acts';
import { addOwner, anOrganization } from '@/lib/testing/organizations';
import { system } from '../actor';
import { listOrganizationActivity } from '../organizations/activity';
import { inviteOwner } from '../owners/invite';
import { listPackageActivity } from './activity';
import { relist, unlist } from './listing';
import { lockPackage } from './lock';
import { deleteVersions } from './delete';

async function aSharedPackage() {
  const made = await anOrganization();
  const target = await aPackage();
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId: target.lowerId } });
  await addOwner(key, made.organization.key);
  return { ...made, target, owner: target.owner, key };
}

test('owners of a package see what all did to it; of another owner’s members the organization’s name alone [rule 219]', async () => {
  const { organization, administrator, collaborator, target, owner } = await aSharedPackage();
  await unlist(await aKeyActor(collaborator, organization), target);

  const { lines } = await listPackageActivity(owner.actor, target.id);
  expect(lines).toMatchObject([
    {
      action: 'package.unlist',
      by: { name: organization.name },
      inNameOf: undefined,
      address: undefined,
      client: undefined,
      apiKey: undefined,
    },
    { action: 'package.push', by: { name: owner.name }, address: origin.address },
  ]);
  expect(JSON.stringify(lines.map(({ key: _key, ...line }) => line))).not.toContain(collaborator.name);

  expect((await listPackageActivity(administrator.actor, target.id)).lines).toMatchObject([
    {
      by: { name: collaborator.name },
      inNameOf: organization.name,
      address: origin.address,
      apiKey: 'build server',
    },
    { by: { name: owner.name }, address: undefined, client: undefined },
  ]);
});

test('what a package’s owners see is to everybody else as if there were no package, and the gallery’s administrators may look [rule 219]', async () => {
  const { target, collaborator } = await aSharedPackage();
  const [stranger, admin] = [await aUser(), await aUser({ admin: true })];

  await expect(listPackageActivity(stranger.actor, target.id)).rejects.toMatchObject({ code: 'notFound' });
  expect((await listPackageActivity(admin.actor, target.id)).lines).toHaveLength(1);
  await db().membership.deleteMany({ where: { memberKey: collaborator.key } });
  await expect(listPackageActivity(collaborator.actor, target.id)).rejects.toMatchObject({
    code: 'notFound',
  });
  await expect(listPackageActivity({ kind: 'anonymous', origin }, target.id)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
});

test('a package’s owners are not told who reported it [rule 219]', async () => {
  const { target, owner, key } = await aSharedPackage();
  const reporter = await aUser();
  await db().auditRecord.create({
    data: { action: 'package.report', actorKey: reporter.key, packageKey: key, subject: target.id },
  });

  const { lines } = await listPackageActivity(owner.actor, target.id);
  expect(lines.map(({ action }) => action)).toEqual(['package.push']);
});

test('what the gallery does to a package stands in the record of the organization that owns it longest [rule 219]', async () => {
  const { organization, administrator, target, key } = await aSharedPackage();
  const later = await anOrganization();
  await addOwner(key, later.organization.key);
  const admin = await aUser({ admin: true });
  await unlist(admin.actor, target);
  await lockPackage(system, target.id);
  await deleteVersions(admin.actor, target, { hard: true });

  const read = await listOrganizationActivity(administrator.actor, organization.name, { kind: 'changes' });
  expect(read.lines).toMatchObject([
    { action: 'package.hardDelete', by: { name: admin.name, administrator: true }, address: undefined },
    { action: 'package.lock', by: 'operator' },
    { action: 'package.unlist', by: { name: admin.name, administrator: true }, address: undefined },
  ]);
  const records = await db().auditRecord.findMany({ where: { organizationKey: organization.key } });
  expect(records.map(({ onBehalfOf }) => onBehalfOf)).toEqual(records.map(() => null));
  expect(
    (await listOrganizationActivity(later.administrator.actor, later.organization.name)).lines,
  ).toHaveLength(1);
});

test('what a member does to his organization’s package is done in its name, and what an owner does is his own [rule 219]', async () => {
  const { organization, administrator, collaborator, target, owner } = await aSharedPackage();
  await unlist(collaborator.actor, target);
  await relist(owner.actor, target);

  const { lines } = await listOrganizationActivity(administrator.actor, organization.name);
  expect(lines.map(({ action, by }) => [action, by])).toEqual([
    ['package.unlist', { name: collaborator.name, administrator: false, gone: false }],
    ['organization.create', 'operator'],
  ]);
});

test('who became an owner is told beside the package, to its owners and to the organization [rule 219]', async () => {
  const { organization, administrator, target, owner } = await aSharedPackage();
  const ann = await aUser();
  await inviteOwner(administrator.actor, target.id, { who: ann.name, message: '' });

  const [line] = (await listPackageActivity(owner.actor, target.id, { kind: 'owners' })).lines;
  expect(line).toMatchObject({
    action: 'package.inviteOwner',
    by: { name: organization.name },
    subject: target.id,
    about: ann.name,
  });
  const ours = await listOrganizationActivity(administrator.actor, organization.name, { kind: 'owners' });
  expect(ours.lines).toMatchObject([{ by: { name: administrator.name }, about: ann.name }]);
});
