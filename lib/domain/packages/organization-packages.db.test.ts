import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, anApiKey, aUser, bytesOf, origin, type TestUser } from '@/lib/testing/factories';
import { keepMails, mailsTo } from '@/lib/testing/mailbox';
import { makeNupkg } from '@/lib/testing/nupkg';
import { addOwner, anOrganization, byOrganizationKey, removeMember } from '@/lib/testing/organizations';
import { makeSymbols } from '@/lib/testing/snupkg';
import { type Actor, system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { reportVersion } from '../reports/report';
import { checkSymbols } from '../symbols/check';
import { pushSymbols } from '../symbols/push';
import { deleteVersions } from './delete';
import { deprecate } from './deprecate';
import { getPackageDetails } from './details';
import { relist, unlist } from './listing';
import { lockPackage, unlockPackage } from './lock';
import { push } from './push';
import { getRegistrationIndex } from './registration';
import { searchPackages } from './search';
import { viewerOf } from './viewer';

keepMails();

const options = { limitBytes: 10_000_000 };

const pushAs = async (actor: Actor, id: string, version: string) =>
  push(actor, bytesOf(await makeNupkg({ id, version })), options);

/** A package that a person owns together with an organization. */
async function aShared() {
  const made = await anOrganization();
  const target = await aPackage();
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId: target.lowerId } });
  await addOwner(key, made.organization.key);
  return { ...made, ...target, packageKey: key };
}

const addressOf = async ({ key: accountKey }: { key: number }) =>
  (await db().emailAddress.findFirstOrThrow({ where: { accountKey } })).address;

describe('what is private of a package', () => {
  const nobody: Actor = { kind: 'anonymous', origin };

  test('is seen by its owners, by members of those, and by the administrators of the gallery', async () => {
    const { owner, administrator, collaborator, packageKey, id } = await aShared();
    const [admin, stranger] = await Promise.all([aUser({ admin: true }), aUser()]);
    const seen = (actor: Actor) => viewerOf(actor, { packageKey, id });

    for (const { actor } of [owner, administrator, collaborator]) {
      expect(await seen(actor)).toEqual({ owns: true, seesPrivate: true });
    }
    expect(await seen(admin.actor)).toEqual({ owns: false, seesPrivate: true });
    expect(await seen(stranger.actor)).toEqual({ owns: false, seesPrivate: false });
    expect(await seen(nobody)).toEqual({ owns: false, seesPrivate: false });
  });

  test('is no longer seen by who has left, or lacks what the organization asks for', async () => {
    const { organization, administrator, collaborator, packageKey, id } = await aShared();
    await removeMember(organization, collaborator);
    await db().organizationPolicy.create({
      data: { organizationKey: organization.key, secondFactor: true },
    });

    for (const { actor } of [administrator, collaborator]) {
      expect(await viewerOf(actor, { packageKey, id })).toEqual({ owns: false, seesPrivate: false });
    }
  });

  test('a member asks the administrators as an owner, and reports nothing as a stranger does', async () => {
    const { organization, collaborator, lowerId, packageKey } = await aShared();
    const report = (reason: 'ownerRequest' | 'malicious', { actor }: TestUser) =>
      reportVersion(actor, {
        lowerId,
        lowerVersion: '1.0.0',
        reason,
        message: 'Please take it away.',
        contactedOwners: false,
        email: '',
        copy: false,
      });

    await report('ownerRequest', collaborator);
    await expect(report('malicious', collaborator)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(report('ownerRequest', await aUser())).rejects.toMatchObject({ code: 'forbidden' });
    expect(
      await db().auditRecord.findMany({ where: { packageKey, action: 'package.report' } }),
    ).toMatchObject([{ actorKey: collaborator.key, organizationKey: organization.key }]);
  });
});

describe('of a version that a member pushed in the name of an organization', () => {
  test('the organization is told who pushed it, everybody else that the organization did', async () => {
    const { organization, collaborator, owner, id } = await aShared();
    await pushAs(await byOrganizationKey(collaborator, organization), id, '2.0.0');
    const told = async (address: string) => (await mailsTo(address)).at(-1);

    const toIt = await told(organization.email);
    expect(toIt?.subject).toBe(`[Lode] ${id} 2.0.0 was published`);
    expect(toIt?.text).toContain(`by ${collaborator.name}, in the name of ${organization.name}`);
    const toOther = await told(await addressOf(owner));
    expect(toOther?.text).toContain(`by ${organization.name}`);
    expect(toOther?.text).not.toContain(collaborator.name);
  });

  test('no document names the member', async () => {
    const { organization, collaborator } = await anOrganization();
    const id = `Test.${organization.name}`;
    await pushAs(await byOrganizationKey(collaborator, organization), id, '1.0.0');
    const lowerId = id.toLowerCase();
    const documents = [
      await getPackageDetails(lowerId),
      await getRegistrationIndex({ lowerId, semVer2: true }),
      await searchPackages({ q: id, skip: 0, take: 20, prerelease: true, semVer2: true }),
    ];
    const text = JSON.stringify(documents, (_, value: unknown) => (typeof value === 'bigint' ? '' : value));

    expect(text).toContain(organization.name);
    expect(text).not.toContain(collaborator.name);
  });
});

describe('what was done to a package stands in the record of the organization', () => {
  test('in whose name a member did it in a browser', async () => {
    const { organization, collaborator, packageKey, ...target } = await aShared();
    const { actor } = collaborator;
    await unlist(actor, target);
    await relist(actor, target);
    const legacy = { legacy: true, criticalBugs: false, other: false };
    await deprecate(actor, { ...target, reasons: legacy, message: '', lowerVersions: ['1.0.0'] });
    await pushAs(actor, target.id, '2.0.0');

    const records = await db().auditRecord.findMany({
      where: { packageKey, actorKey: collaborator.key },
      orderBy: { key: 'asc' },
    });
    expect(
      records.map(({ action, onBehalfOf, organizationKey }) => [action, onBehalfOf, organizationKey]),
    ).toEqual(
      ['package.unlist', 'package.relist', 'package.deprecate', 'package.push'].map((action) => [
        action,
        organization.key,
        organization.key,
      ]),
    );
  });

  test('to whose package administrators of the gallery, the operator and jobs did it', async () => {
    const { organization, administrator } = await anOrganization();
    const admin = await aUser({ admin: true });
    const id = `Test.${organization.name}`;
    const { nupkg, snupkg } = await makeSymbols({ id, version: '1.0.0' });
    await push(system, bytesOf(nupkg), { ...options, ownerKey: organization.key });
    const target = { id, lowerId: id.toLowerCase(), lowerVersion: '1.0.0' };
    await unlist(admin.actor, target);
    await pushSymbols(await byOrganizationKey(administrator, organization), bytesOf(snupkg), options);
    const { key } = await db().symbolPackage.findFirstOrThrow({ where: { version: { id } } });
    await checkSymbols(key);
    await lockPackage(admin.actor, id);
    await unlockPackage(system, id);
    await deleteVersions(admin.actor, target, { hard: false });
    await deleteVersions(system, target, { hard: true });

    const records = await db().auditRecord.findMany({
      where: { organizationKey: organization.key, packageKey: { not: null } },
      orderBy: { key: 'asc' },
    });
    expect(records.map(({ action, onBehalfOf }) => [action, onBehalfOf])).toEqual([
      ['package.push', null],
      ['package.unlist', null],
      ['symbols.push', organization.key],
      ['symbols.publish', null],
      ['package.lock', null],
      ['package.unlock', null],
      ['package.delete', null],
      ['package.hardDelete', null],
    ]);
  });

  test('only then: not what another owner did by himself', async () => {
    const { owner, organization, packageKey, ...target } = await aShared();
    await unlist(owner.actor, target);
    await relist(await authenticateApiKey(await anApiKey(owner), origin), target);

    expect(await db().auditRecord.count({ where: { packageKey, organizationKey: organization.key } })).toBe(
      0,
    );
  });
});
