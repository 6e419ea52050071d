import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { anApiKey, aUser, origin, type TestUser, userActor } from '@/lib/testing/factories';
import { keepMails, mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { anOrganization, removeMember, type TestOrganization } from '@/lib/testing/organizations';
import { type Actor, type ApiKeyAction, system } from '../actor';
import { createOrganization } from '../organizations/create';
import { hashSecret } from '../secret';
import { authenticateApiKey } from './authenticate';
import { createApiKey, createApiKeyFor, listActingAccounts } from './create';
import { listOrganizationKeys, revokeOrganizationKey } from './organization-keys';
import { listApiKeys, revokeApiKey } from './own-keys';

keepMails();

/** A new key, as its form gives it. */
const aKey = (ownerKey: number, actions: ApiKeyAction[] = ['push'], days: number | undefined = 30) => ({
  name: 'build server',
  ownerKey,
  actions,
  globs: ['*'],
  days,
});

const setPolicy = (
  { key: organizationKey }: TestOrganization,
  policy: Omit<Prisma.OrganizationPolicyUncheckedCreateInput, 'organizationKey'>,
) =>
  db().organizationPolicy.upsert({
    where: { organizationKey },
    create: { organizationKey, ...policy },
    update: policy,
  });

const unconfirm = ({ key: accountKey }: TestOrganization) =>
  db().emailAddress.updateMany({
    where: { accountKey },
    data: { confirmedAt: null, confirmedAddress: null },
  });

const recordsOf = (action: string, organization: TestOrganization) =>
  db().auditRecord.findMany({ where: { action, organizationKey: organization.key } });

describe('the accounts in whose name somebody may make keys', () => {
  test('are his own and the organizations for which he may act [rule 123, 164]', async () => {
    const { organization, collaborator } = await anOrganization();
    const stranger = await aUser();

    const names = async ({ actor }: TestUser) => (await listActingAccounts(actor)).map(({ name }) => name);
    expect(await names(collaborator)).toEqual([collaborator.name, organization.name]);
    expect(await names(stranger)).toEqual([stranger.name]);
    await removeMember(organization, collaborator);
    expect(await names(collaborator)).toEqual([collaborator.name]);
  });

  test('leave out an organization that has not proved its address [rule 159]', async () => {
    const user = await aUser();
    const { key } = await createOrganization(user.actor, {
      name: `${user.name}-org`,
      email: 'o@example.test',
    });

    expect(await listActingAccounts(user.actor)).toMatchObject([{ key: user.key }]);
    await expect(createApiKey(user.actor, aKey(key))).rejects.toMatchObject({
      code: 'invalid',
      field: 'owner',
      message: expect.stringContaining('has not confirmed its e-mail address'),
    });
  });

  test('come with what their policies bound keys to', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await setPolicy(organization, { keyMaxDays: 7, newIdsByAdministratorsOnly: true });

    expect((await listActingAccounts(collaborator.actor)).at(1)).toMatchObject({
      maxDays: 7,
      mayCreateIds: false,
    });
    expect((await listActingAccounts(administrator.actor)).at(1)).toMatchObject({
      maxDays: 7,
      mayCreateIds: true,
    });
  });
});

describe('a key in the name of an organization', () => {
  test('is made by a collaborator, stands in both records without its secret, and is told to him', async () => {
    const { organization, collaborator } = await anOrganization();
    const { key, secret } = await createApiKey(collaborator.actor, aKey(organization.key));

    expect(await recordsOf('apiKey.create', organization)).toMatchObject([
      { actorKey: collaborator.key, accountKey: collaborator.key, subject: 'build server' },
    ]);
    const kept = await recordsOf('apiKey.create', organization);
    expect(
      JSON.stringify(kept, (_, value: unknown) => (typeof value === 'bigint' ? '' : value)),
    ).not.toContain(secret.slice(0, 12));
    const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: collaborator.key } });
    expect((await mailsTo(address)).at(-1)?.text).toContain(organization.name);
    expect((await listApiKeys(collaborator.actor)).keys).toMatchObject([{ key, owner: organization.name }]);
  });

  test.each([
    ['a stranger', async () => (await aUser()).actor],
    ['an administrator of the gallery', async () => (await aUser({ admin: true })).actor],
  ])('is not made by %s [rule 124]', async (_, somebody) => {
    const { organization } = await anOrganization();

    await expect(createApiKey(await somebody(), aKey(organization.key))).rejects.toMatchObject({
      code: 'invalid',
      field: 'owner',
    });
    expect(await recordsOf('apiKey.create', organization)).toEqual([]);
  });

  test('is not made for somebody who is no member, not even by the operator', async () => {
    const { organization } = await anOrganization();

    await expect(createApiKeyFor(system, (await aUser()).key, aKey(organization.key))).rejects.toMatchObject({
      field: 'owner',
    });
  });

  test('asks for a proof of the last quarter of an hour, whatever it may', async () => {
    const { organization, administrator } = await anOrganization();
    const stale: Actor = {
      ...administrator.actor,
      session: { key: 0, provedAt: new Date(Date.now() - 16 * 60_000) },
    };

    await expect(createApiKey(stale, aKey(organization.key, ['unlist']))).rejects.toMatchObject({
      code: 'proofNeeded',
    });
  });

  test('lives no longer than its policy lets it, and as long as that when nothing is said', async () => {
    const { organization, collaborator } = await anOrganization();
    await setPolicy(organization, { keyMaxDays: 7 });
    const make = (days?: number) => createApiKey(collaborator.actor, aKey(organization.key, ['push'], days));

    await expect(make(8)).rejects.toMatchObject({
      code: 'invalid',
      field: 'days',
      message: expect.stringContaining('at most 7 days'),
    });
    await make(7);
    await createApiKey(collaborator.actor, { ...aKey(organization.key), days: undefined });
    const lives = (await listApiKeys(collaborator.actor)).keys.map(({ createdAt, expiresAt }) =>
      Math.round((expiresAt.getTime() - createdAt.getTime()) / 86_400_000),
    );
    expect(lives).toEqual([7, 7]);
    await createApiKey(collaborator.actor, aKey(collaborator.key, ['push'], 8));
  });

  test('may create IDs only for administrators, where the policy says so', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await setPolicy(organization, { newIdsByAdministratorsOnly: true });

    await expect(createApiKey(collaborator.actor, aKey(organization.key))).rejects.toMatchObject({
      code: 'invalid',
      field: 'scopes',
      message: expect.stringContaining('only administrators create package IDs'),
    });
    await createApiKey(collaborator.actor, aKey(organization.key, ['pushVersion', 'unlist']));
    await createApiKey(administrator.actor, aKey(organization.key));
    expect(await recordsOf('apiKey.create', organization)).toHaveLength(2);
  });

  test('is not made once the organization asks for what the member lacks, and it says what to do', async () => {
    const { organization, collaborator } = await anOrganization();
    await setPolicy(organization, { secondFactor: true });

    await expect(createApiKey(collaborator.actor, aKey(organization.key))).rejects.toMatchObject({
      field: 'owner',
      message: expect.stringContaining('turn on a second factor'),
    });
  });

  test('is not made while the organization is locked', async () => {
    const { organization, collaborator } = await anOrganization();
    await db().account.update({ where: { key: organization.key }, data: { lockedAt: new Date() } });

    expect(await listActingAccounts(collaborator.actor)).toHaveLength(1);
    await expect(createApiKey(collaborator.actor, aKey(organization.key))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('is recorded when it is first used, once, however many use it at once', async () => {
    const { organization, collaborator } = await anOrganization();
    const secret = await anApiKey(collaborator, { ownerKey: organization.key, name: 'robot' });
    await Promise.all([1, 2, 3, 4].map(() => authenticateApiKey(secret, origin)));
    await authenticateApiKey(secret, origin);

    expect(await recordsOf('apiKey.firstUse', organization)).toMatchObject([
      {
        subject: 'robot',
        actorKey: collaborator.key,
        onBehalfOf: organization.key,
        address: origin.address,
        client: origin.client,
      },
    ]);
  });
});

describe('the keys in the name of an organization', () => {
  test('are shown to its members, with their makers and never a secret', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const secret = await anApiKey(collaborator, { ownerKey: organization.key, name: 'robot' });
    await anApiKey(collaborator, { name: 'his own' });
    await anApiKey(administrator, { ownerKey: organization.key, name: 'release' });

    const seen = await listOrganizationKeys(collaborator.actor, organization.name.toUpperCase());
    expect(seen).toMatchObject({
      name: organization.name,
      page: 1,
      pages: 1,
      keys: [
        { name: 'release', maker: administrator.name, makerIsMember: true, mayRevoke: false },
        { name: 'robot', maker: collaborator.name, makerIsMember: true, mayRevoke: true },
      ],
    });
    expect(JSON.stringify(seen)).not.toContain(secret.slice(0, 12));
    const { keys } = await listOrganizationKeys(administrator.actor, organization.name);
    expect(keys.map(({ mayRevoke }) => mayRevoke)).toEqual([true, true]);
  });

  test('are shown to the administrators of the gallery, and to no stranger', async () => {
    const { organization, collaborator } = await anOrganization();
    await anApiKey(collaborator, { ownerKey: organization.key });
    const [admin, stranger] = await Promise.all([aUser({ admin: true }), aUser()]);

    const { keys } = await listOrganizationKeys(admin.actor, organization.name);
    expect(keys).toMatchObject([{ mayRevoke: false }]);
    await expect(listOrganizationKeys(stranger.actor, organization.name)).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(
      listOrganizationKeys({ kind: 'anonymous', origin }, organization.name),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('say of whose maker has left that he is no member', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await anApiKey(collaborator, { ownerKey: organization.key });
    await removeMember(organization, collaborator);

    expect((await listOrganizationKeys(administrator.actor, organization.name)).keys).toMatchObject([
      { makerIsMember: false },
    ]);
  });

  test('are fifty a page, the newest first', async () => {
    const { organization, collaborator } = await anOrganization();
    await db().apiKey.createMany({
      data: Array.from({ length: 51 }, (_, number) => ({
        hash: hashSecret(`${organization.name} ${number}`),
        hint: 'lode_abcd',
        name: `Key ${number}`,
        creatorKey: collaborator.key,
        ownerKey: organization.key,
        expiresAt: new Date(),
      })),
    });
    const pages = await Promise.all(
      [1, 2, 9].map((page) => listOrganizationKeys(collaborator.actor, organization.name, page)),
    );

    expect(pages.map(({ keys, page, pages }) => [keys[0]?.name, keys.length, page, pages])).toEqual([
      ['Key 50', 50, 1, 2],
      ['Key 0', 1, 2, 2],
      ['Key 0', 1, 2, 2],
    ]);
  });
});

test('among his own keys somebody sees which are refused, since he may not act for their organization', async () => {
  const { organization, collaborator } = await anOrganization();
  await anApiKey(collaborator, { ownerKey: organization.key });
  await anApiKey(collaborator);
  const seen = async () => (await listApiKeys(collaborator.actor)).keys.map(({ mayAct }) => mayAct);

  expect(await seen()).toEqual([true, true]);
  await removeMember(organization, collaborator);
  expect(await seen()).toEqual([true, false]);
});

describe('ending a key in the name of an organization', () => {
  /** The number of a collaborator's key. */
  async function aMembersKey() {
    const { organization, administrator, collaborator } = await anOrganization();
    const secret = await anApiKey(collaborator, { ownerKey: organization.key, name: 'robot' });
    const [key] = (await listApiKeys(collaborator.actor)).keys;
    return { organization, administrator, collaborator, secret, key: key?.key ?? 0 };
  }

  test('is what an administrator may with any, once, recorded, and told to its maker', async () => {
    const { organization, administrator, collaborator, secret, key } = await aMembersKey();
    const revoke = () => revokeOrganizationKey(administrator.actor, organization.name, key);
    await Promise.all([revoke(), revoke(), revoke()]);
    await revoke();

    await expect(authenticateApiKey(secret, origin)).rejects.toMatchObject({ code: 'invalidApiKey' });
    expect(await recordsOf('apiKey.revoke', organization)).toMatchObject([
      { actorKey: administrator.key, accountKey: collaborator.key, subject: 'robot' },
    ]);
    expect(await subjectsTo(collaborator)).toEqual([
      '[Lode] An API key was made',
      '[Lode] An API key was revoked',
    ]);
    const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: collaborator.key } });
    expect((await mailsTo(address)).at(-1)?.text).toContain(
      `was revoked by ${administrator.name}, for the organization ${organization.name}`,
    );
  });

  test('is what a collaborator may with his own, there and among his own keys', async () => {
    const { organization, collaborator, key } = await aMembersKey();
    await revokeOrganizationKey(collaborator.actor, organization.name, key);
    await revokeApiKey(collaborator.actor, key);

    expect(await recordsOf('apiKey.revoke', organization)).toMatchObject([{ actorKey: collaborator.key }]);
  });

  test('is what somebody who left still may with his own', async () => {
    const { organization, collaborator, key } = await aMembersKey();
    await removeMember(organization, collaborator);
    await revokeApiKey(collaborator.actor, key);

    expect(await recordsOf('apiKey.revoke', organization)).toHaveLength(1);
  });

  test.each([
    ['a collaborator', 'forbidden', 'collaborator'],
    ['an administrator of the gallery', 'forbidden', 'gallery'],
    ['a stranger', 'notFound', 'stranger'],
    ['an administrator who lacks what is asked of members', 'forbidden', 'lacking'],
  ] as const)('of somebody else is refused to %s: %s', async (_, code, who) => {
    const { organization, administrator, secret, key } = await aMembersKey();
    const other = await aUser({ admin: who === 'gallery' });
    if (who === 'collaborator') {
      await db().membership.create({
        data: { organizationKey: organization.key, memberKey: other.key, role: 'collaborator' },
      });
    }
    if (who === 'lacking') await setPolicy(organization, { addressDomain: 'corp.test' });
    const actor = who === 'lacking' ? administrator.actor : other.actor;

    await expect(revokeOrganizationKey(actor, organization.name, key)).rejects.toMatchObject({ code });
    expect(await recordsOf('apiKey.revoke', organization)).toEqual([]);
    const { revokedAt } = await db().apiKey.findUniqueOrThrow({ where: { hash: hashSecret(secret) } });
    expect(revokedAt).toBeNull();
  });

  test('of another organization, or of a person, is refused', async () => {
    const { key } = await aMembersKey();
    const { organization, administrator } = await anOrganization();
    await anApiKey(administrator, { name: 'his own' });
    const [own] = (await listApiKeys(administrator.actor)).keys;

    for (const one of [key, own?.key ?? 0]) {
      await expect(
        revokeOrganizationKey(userActor(administrator.key, administrator.name), organization.name, one),
      ).rejects.toMatchObject({ code: 'notFound' });
    }
  });
});

test('a key stays, of an organization that is no longer confirmed, and can be ended', async () => {
  const { organization, collaborator, administrator } = await anOrganization();
  await anApiKey(collaborator, { ownerKey: organization.key });
  await unconfirm(organization);
  const { keys } = await listOrganizationKeys(administrator.actor, organization.name);
  await revokeOrganizationKey(administrator.actor, organization.name, keys[0]?.key ?? 0);

  expect(await recordsOf('apiKey.revoke', organization)).toHaveLength(1);
});
