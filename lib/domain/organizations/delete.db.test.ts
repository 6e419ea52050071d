import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { effort } from '@/lib/testing/effort';
import { aPackage, aUser, bytesOf, origin, type TestUser } from '@/lib/testing/factories';
import { keepMails, mailsTo } from '@/lib/testing/mailbox';
import { makeNupkg } from '@/lib/testing/nupkg';
import {
  addOwner,
  anOrganization,
  anOrganizationOf,
  anUnconfirmedOrganization,
  recordOf,
  type TestOrganization,
} from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { getProfile } from '../accounts/profile';
import { type ApiKeyActor, system } from '../actor';
import { push } from '../packages/push';
import { hashSecret } from '../secret';
import { createOrganization, createOrganizationFor } from './create';
import { deleteOrganization, previewDeletion } from './delete';
import { findOrganizationFor } from './find';

keepMails();

const isThere = async ({ key }: { key: number }) =>
  (await db().account.count({ where: { key, deletedAt: null } })) === 1;

const remove = ({ actor }: TestUser, { name }: TestOrganization) =>
  deleteOrganization(actor, { organization: name, name: ` ${name.toUpperCase()} ` });

/** A package that an organization owns, alone or with somebody else. */
async function aPackageOf(organization: TestOrganization, other?: TestUser): Promise<string> {
  const { id, lowerId, owner } = await aPackage();
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId } });
  await addOwner(key, organization.key);
  if (other !== undefined) await addOwner(key, other.key);
  await db().packageOwner.deleteMany({ where: { packageKey: key, accountKey: owner.key } });
  return id;
}

const keyOf = (creator: TestUser, owner: TestOrganization): ApiKeyActor => ({
  kind: 'apiKey',
  apiKeyKey: 1,
  creatorKey: creator.key,
  ownerKey: owner.key,
  ownerName: owner.name,
  lockedAccount: undefined,
  scopes: [{ action: 'push', glob: '*' }],
  expiresAt: new Date(Date.now() + 86_400_000),
  origin,
});

describe('deleting an organization [rule 166]', () => {
  test('leaves its name alone, and takes invitations, policies and API keys', async () => {
    const [user, invitee] = await Promise.all([aUser(), aUser()]);
    const organization = await anOrganizationOf(user);
    const { key: organizationKey } = organization;
    const days = { createdAt: new Date(), expiresAt: new Date(Date.now() + 86_400_000) };
    await db().organizationPolicy.create({ data: { organizationKey } });
    await db().membershipInvitation.create({
      data: {
        organizationKey,
        inviteeKey: invitee.key,
        role: 'collaborator',
        tokenHash: hashSecret(aWord()),
        ...days,
      },
    });
    await db().apiKey.create({
      data: {
        creatorKey: user.key,
        ownerKey: organizationKey,
        name: 'ci',
        hash: hashSecret(aWord()),
        hint: 'abcd',
        ...days,
      },
    });
    const shared = await aPackageOf(organization, user);
    expect(await previewDeletion(user.actor, organization.name)).toEqual({
      others: 0,
      orphans: [],
      shared: 1,
      prefixes: [],
      apiKeys: 1,
      whole: false,
    });
    await remove(user, organization);

    const mine = { where: { organizationKey } };
    expect(await db().membershipInvitation.count(mine)).toBe(0);
    expect(await db().organizationPolicy.count(mine)).toBe(0);
    expect(await db().membership.count(mine)).toBe(0);
    expect(await db().apiKey.count({ where: { ownerKey: organizationKey } })).toBe(0);
    const owners = await db().packageOwner.findMany({ where: { package: { id: shared } } });
    expect(owners.map(({ accountKey }) => accountKey)).toEqual([user.key]);
    await expect(findOrganizationFor(user.actor, organization.name, 'view')).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(getProfile(organization.name, { skip: 0, take: 1 })).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(
      createOrganization(user.actor, { name: organization.name, email: `${aWord()}@example.test` }),
    ).rejects.toMatchObject({ field: 'name' });
  });

  test('is recorded and told at its address', async () => {
    const user = await aUser();
    const organization = await anOrganizationOf(user);
    await remove(user, organization);

    const records = await recordOf(organization.key);
    expect(records.at(-1)).toEqual({
      action: 'organization.delete',
      actorKey: user.key,
      accountKey: organization.key,
      subject: '',
      details: { whole: false, packages: 0 },
    });
    expect(JSON.stringify(records)).not.toContain('@');
    expect(await mailsTo(organization.email)).toMatchObject([
      {
        subject: '[Lode] Your organization was deleted',
        text: expect.stringContaining(`its administrator ${user.name}`),
      },
    ]);
  });

  test('that was never confirmed frees its name', async () => {
    const { organization, administrator } = await anUnconfirmedOrganization();
    expect(await previewDeletion(administrator.actor, organization.name)).toMatchObject({ whole: true });
    await remove(administrator, organization);

    const { name } = organization;
    expect(await db().account.count({ where: { lowerName: name } })).toBe(0);
    await expect(
      createOrganization(administrator.actor, { name, email: `${aWord()}@example.test` }),
    ).resolves.toMatchObject({ name });
  });

  test('is refused while there are other members, and says how many to remove', async () => {
    const { organization, administrator } = await anOrganization();
    expect(await previewDeletion(administrator.actor, organization.name)).toMatchObject({ others: 1 });
    await expect(remove(administrator, organization)).rejects.toThrow(
      'another member. Remove that one first',
    );
    expect(await isThere(organization)).toBe(true);
  });

  test('is refused while a package would have no owner, and names it', async () => {
    const user = await aUser();
    const organization = await anOrganizationOf(user);
    const [alone] = [await aPackageOf(organization), await aPackageOf(organization, user)];
    expect(await previewDeletion(user.actor, organization.name)).toMatchObject({
      orphans: [alone],
      shared: 1,
    });
    await expect(remove(user, organization)).rejects.toThrow(`Nobody else owns ${alone}.`);
    expect(await db().packageOwner.count({ where: { accountKey: organization.key } })).toBe(2);
    expect(await isThere(organization)).toBe(true);
  });

  test('is refused to collaborators, strangers, administrators of the gallery, and without name or proof', async () => {
    const [{ organization, administrator, collaborator }, stranger, admin] = [
      await anOrganization(),
      await aUser(),
      await aUser({ admin: true }),
    ];
    await expect(remove(collaborator, organization)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(remove(admin, organization)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(remove(stranger, organization)).rejects.toMatchObject({ code: 'notFound' });
    await db().membership.deleteMany({ where: { memberKey: collaborator.key } });

    const { name } = organization;
    const session = { key: 0, provedAt: new Date(Date.now() - 16 * 60_000) };
    const input = { organization: name, name };
    await expect(deleteOrganization({ ...administrator.actor, session }, input)).rejects.toMatchObject({
      code: 'proofNeeded',
    });
    await expect(deleteOrganization({ ...administrator.actor, locked: true }, input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(deleteOrganization(administrator.actor, { ...input, name: 'x' })).rejects.toMatchObject({
      field: 'name',
    });
    expect(await isThere(organization)).toBe(true);
    await remove(administrator, organization);
  });

  test('leaves it no package that is pushed meanwhile [rule 166]', async () => {
    const user = await aUser();
    for (let round = 0; round < effort(100); round++) {
      const organization = await anOrganizationOf(user);
      const nupkg = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' });
      const [deleted, pushed] = await Promise.allSettled([
        remove(user, organization),
        push(keyOf(user, organization), bytesOf(nupkg), { limitBytes: 1_000_000 }),
      ]);

      expect([deleted.status, pushed.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(await isThere(organization)).toBe(pushed.status === 'fulfilled');
      expect(await db().packageOwner.count({ where: { accountKey: organization.key } })).toBe(
        pushed.status === 'fulfilled' ? 1 : 0,
      );
    }
  }, 120_000);

  test('of one that the operator made without an administrator is nobody’s to do', async () => {
    const collaborator = await aUser();
    const { key, name } = await createOrganizationFor(
      system,
      { name: aWord(), email: `${aWord()}@example.test` },
      [{ memberKey: collaborator.key, role: 'collaborator' }],
    );
    await expect(deleteOrganization(collaborator.actor, { organization: name, name })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await isThere({ key })).toBe(true);
  });
});
