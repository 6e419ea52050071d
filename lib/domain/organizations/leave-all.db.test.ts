import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { effort } from '@/lib/testing/effort';
import { aPackage, aUser, type TestUser } from '@/lib/testing/factories';
import { keepMails, mailsTo } from '@/lib/testing/mailbox';
import {
  addOwner,
  anOrganization,
  anOrganizationOf,
  recordOf,
  type TestOrganization,
} from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { exportAccount } from '../accounts/export';
import { deleteOwnAccount, previewLeaving } from '../accounts/leave';
import { createOrganization } from './create';

keepMails();

const leave = ({ actor, name }: TestUser, orphans?: 'keep' | 'unlist') =>
  deleteOwnAccount(actor, { name, orphans });

const isThere = async ({ key }: { key: number }) =>
  (await db().account.count({ where: { key, deletedAt: null } })) === 1;

const rolesIn = async ({ key }: TestOrganization) =>
  (await db().membership.findMany({ where: { organizationKey: key }, orderBy: { memberKey: 'asc' } })).map(
    ({ memberKey, role }) => [memberKey, role],
  );

/** A package of somebody that some organizations own as well, or instead. */
async function aPackageOf(owner: TestUser, organizations: TestOrganization[], instead = false) {
  const { id, lowerId } = await aPackage({ owner });
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId } });
  for (const organization of organizations) await addOwner(key, organization.key);
  if (instead) await db().packageOwner.deleteMany({ where: { packageKey: key, accountKey: owner.key } });
  return { id, key };
}

const listedOf = async (packageKey: number) =>
  (await db().packageVersion.findFirstOrThrow({ where: { packageKey } })).listed;

describe('who deletes his account [rule 170]', () => {
  test('is told before what becomes of his organizations', async () => {
    const user = await aUser();
    const own = await anOrganizationOf(user);
    const [promoting, staying] = [await anOrganization(), await anOrganization()];
    await db().membership.createMany({
      data: [promoting, staying].map(({ organization }) => ({
        organizationKey: organization.key,
        memberKey: user.key,
        role: 'administrator' as const,
      })),
    });
    await db().membership.deleteMany({ where: { memberKey: promoting.administrator.key } });
    const [alone, shared, both] = [
      await aPackageOf(user, [own], true),
      await aPackageOf(user, [staying.organization]),
      await aPackageOf(user, [own]),
    ];

    const { orphans, ...preview } = await previewLeaving(user.actor);
    expect([...orphans].sort()).toEqual([alone.id, both.id].sort());
    expect(preview).toMatchObject({
      shared: 1,
      organizations: {
        ends: [own.name],
        promotes: [promoting.organization.name],
        stays: [staying.organization.name],
      },
    });
    expect(shared.id).not.toBe(alone.id);
  });

  test.each([
    ['keep', true],
    ['unlist', false],
  ] as const)(
    'takes along organizations of which he is the only member; their packages are told to %s as his own',
    async (choice, listed) => {
      const user = await aUser();
      const organization = await anOrganizationOf(user);
      const [alone, both] = [
        await aPackageOf(user, [organization], true),
        await aPackageOf(user, [organization]),
      ];
      await expect(leave(user)).rejects.toMatchObject({ field: 'orphans' });
      expect(await isThere(organization)).toBe(true);
      await leave(user, choice);

      expect(await isThere(organization)).toBe(false);
      expect(await db().account.findUniqueOrThrow({ where: { key: organization.key } })).toMatchObject({
        name: `deleted account ${organization.key}`,
        lowerName: organization.lowerName,
      });
      for (const { key } of [alone, both]) {
        expect(await db().packageOwner.count({ where: { packageKey: key } })).toBe(0);
        expect(await listedOf(key)).toBe(listed);
      }
      expect((await recordOf(organization.key)).at(-1)).toMatchObject({
        action: 'organization.delete',
        actorKey: user.key,
        details: { withMember: true },
      });
      expect(await mailsTo(organization.email)).toMatchObject([
        { text: expect.stringContaining('its only member deleted his account') },
      ]);
    },
  );

  test('as the last administrator leaves all collaborators as administrators, which is recorded and told', async () => {
    const other = await aUser();
    const { organization, administrator, collaborator } = await anOrganization([
      { member: other, role: 'collaborator' },
    ]);
    const { key } = await aPackageOf(administrator, [organization]);
    await leave(administrator);

    const members = [other.key, collaborator.key].sort((a, b) => a - b);
    expect(await rolesIn(organization)).toEqual(members.map((member) => [member, 'administrator']));
    expect(await db().packageOwner.findMany({ where: { packageKey: key } })).toMatchObject([
      { accountKey: organization.key },
    ]);
    const records = await recordOf(organization.key);
    const promoted = records.filter(({ action }) => action === 'organization.changeRole');
    expect(promoted.map(({ accountKey }) => accountKey ?? 0).sort((a, b) => a - b)).toEqual(members);
    expect(records.at(-1)).toMatchObject({
      action: 'organization.leave',
      actorKey: administrator.key,
      accountKey: administrator.key,
    });
    expect(await mailsTo(organization.email)).toMatchObject([
      { subject: '[Lode] All members are administrators now' },
    ]);
  });

  test('leaves roles alone where another administrator stays, or he was a collaborator', async () => {
    const second = await aUser();
    const { organization, administrator, collaborator } = await anOrganization([
      { member: second, role: 'administrator' },
    ]);
    await leave(administrator);
    expect(
      new Map(await rolesIn(organization).then((rows) => rows.map(([who, role]) => [who, role]))),
    ).toEqual(
      new Map<unknown, unknown>([
        [collaborator.key, 'collaborator'],
        [second.key, 'administrator'],
      ]),
    );
    await leave(collaborator);
    expect(await rolesIn(organization)).toEqual([[second.key, 'administrator']]);
    expect(await mailsTo(organization.email)).toEqual([]);
  });

  test('at once with all others leaves no organization without an administrator, nor one without members', async () => {
    for (let round = 0; round < effort(100); round++) {
      const { organization, administrator, collaborator } = await anOrganization();
      const leavers = round % 2 === 0 ? [administrator, collaborator] : [administrator];
      const [made] = await Promise.allSettled([
        createOrganization(administrator.actor, { name: aWord(), email: `${aWord()}@example.test` }),
        ...leavers.map((user) => leave(user)),
      ]);

      const roles = await rolesIn(organization);
      expect(roles).toEqual(round % 2 === 0 ? [] : [[collaborator.key, 'administrator']]);
      expect(await isThere(organization)).toBe(round % 2 !== 0);
      if (made.status === 'fulfilled') expect(await isThere(made.value)).toBe(false);
    }
  }, 180_000);

  test('finds his memberships in the data that he takes with him', async () => {
    const { organization, collaborator } = await anOrganization();
    const pieces: string[] = [];
    for await (const piece of await exportAccount(collaborator.actor)) pieces.push(piece);
    expect(JSON.parse(pieces.join(''))).toMatchObject({
      memberships: [{ organization: organization.name, role: 'collaborator', shown: false }],
      membershipInvitations: [],
    });
  });
});
