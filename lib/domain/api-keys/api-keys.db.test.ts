import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anApiKey, aUser, origin } from '@/lib/testing/factories';
import { keepMails, subjectsTo } from '@/lib/testing/mailbox';
import { DomainError } from '../errors';
import { flushLastUsed } from '../last-used';
import { hashSecret } from '../secret';
import { authenticateApiKey } from './authenticate';
import { createApiKey } from './create';
import { deleteApiKey } from './delete';
import { listApiKeys, listEndedKeys, revokeApiKey } from './own-keys';

keepMails();

describe('an API key', () => {
  test('is kept as a hash, and shown by its first characters [rule 121]', async () => {
    const user = await aUser();
    const secret = await anApiKey(user);

    const [key] = (await listApiKeys(user.actor)).keys;
    expect(key?.hint).toBe(secret.slice(0, 9));
    expect(JSON.stringify(key)).not.toContain(secret.slice(0, 12));
  });

  test('tells who made it and in whose name it pushes', async () => {
    const user = await aUser();

    await expect(authenticateApiKey(await anApiKey(user), origin)).resolves.toMatchObject({
      kind: 'apiKey',
      creatorKey: user.key,
      ownerKey: user.key,
      scopes: expect.arrayContaining([{ action: 'push', glob: '*' }]),
    });
  });

  test.each([
    ['push', false],
    ['pushVersion', false],
    ['unlist', true],
  ] as const)(
    'that may %s is made without a proof of the last quarter of an hour: %s',
    async (action, made) => {
      const user = await aUser();
      const stale = { ...user.actor, session: { key: 0, provedAt: new Date(Date.now() - 16 * 60_000) } };
      const newKey = { name: 'x', ownerKey: user.key, actions: [action], globs: ['*'], days: 1 };
      const outcome = await createApiKey(stale, newKey).then(
        () => 'made',
        (error: unknown) => (error instanceof DomainError ? error.code : error),
      );

      expect(outcome).toBe(made ? 'made' : 'proofNeeded');
      expect((await listApiKeys(user.actor)).keys).toHaveLength(made ? 1 : 0);
    },
  );

  test('is refused once it is revoked, and revoking again is no error [rule 131]', async () => {
    const user = await aUser();
    const secret = await anApiKey(user);
    const [key] = (await listApiKeys(user.actor)).keys;
    await Promise.all([1, 2, 3].map(() => revokeApiKey(user.actor, key?.key ?? 0)));
    await revokeApiKey(user.actor, key?.key ?? 0);

    await expect(authenticateApiKey(secret, origin)).rejects.toMatchObject({ code: 'invalidApiKey' });
    const records = await db().auditRecord.findMany({
      where: { actorKey: user.key, action: 'apiKey.revoke' },
    });
    expect(records).toHaveLength(1);
    expect(await subjectsTo(user)).toEqual(['[Lode] An API key was made', '[Lode] An API key was revoked']);
  });

  test('is refused once it is expired, stays listed, and is named until it is deleted [rule 132]', async () => {
    const user = await aUser();
    const secret = await anApiKey(user);
    await db().apiKey.updateMany({ where: { creatorKey: user.key }, data: { expiresAt: new Date() } });

    await expect(authenticateApiKey(secret, origin)).rejects.toMatchObject({
      code: 'invalidApiKey',
      message: expect.stringMatching(/^The API key "test" expired on \d{4}-\d\d-\d\d\. Give it a new secret/),
    });
    const { keys } = await listApiKeys(user.actor);
    const none = { names: [], more: 0 };
    expect(keys).toMatchObject([{ name: 'test', revokedAt: null }]);
    expect(await listEndedKeys(user.actor)).toEqual({ expired: { names: ['test'], more: 0 }, revoked: none });
    await deleteApiKey(user.actor, keys[0]?.key ?? 0);
    expect(await listEndedKeys(user.actor)).toEqual({ expired: none, revoked: none });
  });

  test('is counted where more of them are over than are named [rule 132]', async () => {
    const user = await aUser();
    const { accountKey: creatorKey } = user.actor;
    const over = { creatorKey, ownerKey: creatorKey, hint: 'lode_', expiresAt: new Date(), days: 1 };
    const names = Array.from({ length: 13 }, (_, number) => `key ${number}`);
    await db().apiKey.createMany({
      data: names.map((name) => ({ ...over, name, hash: hashSecret(`${creatorKey} ${name}`) })),
    });

    expect(await listEndedKeys(user.actor)).toEqual({
      expired: { names: names.toReversed().slice(0, 10), more: 3 },
      revoked: { names: [], more: 0 },
    });
  });

  test('of somebody else can be neither revoked nor made [rule 124]', async () => {
    const [user, stranger] = await Promise.all([aUser(), aUser()]);
    await anApiKey(user);
    const [key] = (await listApiKeys(user.actor)).keys;

    await expect(revokeApiKey(stranger.actor, key?.key ?? 0)).rejects.toMatchObject({ code: 'notFound' });
    await expect(
      createApiKey(stranger.actor, { name: 'x', ownerKey: user.key, actions: ['push'], globs: [], days: 1 }),
    ).rejects.toMatchObject({ field: 'owner' });
  });

  test.each([
    ['name', { name: ' ' }],
    ['scopes', { actions: [] }],
    ['globs', { globs: ['Acme.?'] }],
    ['days', { days: 0 }],
    ['days', { days: 366 }],
    ['networks', { networks: ['192.0.2.0/33'] }],
  ])('is refused for its %s: %j [rule 120, 122]', async (field, wrong) => {
    const user = await aUser();

    await expect(
      createApiKey(user.actor, {
        name: 'x',
        ownerKey: user.key,
        actions: ['push'],
        globs: ['*'],
        days: 1,
        ...wrong,
      }),
    ).rejects.toMatchObject({ code: 'invalid', field });
  });

  test('that is used for the first time is written down, later uses by the flush alone [rule 139]', async () => {
    const user = await aUser();
    const secret = await anApiKey(user);
    const lastUse = async () => {
      const [key] = (await listApiKeys(user.actor)).keys;
      return [key?.lastUsedAt?.getTime(), key?.lastUsedAddress, key?.lastUsedClient];
    };

    expect(await lastUse()).toEqual([undefined, null, null]);
    await authenticateApiKey(secret, origin);
    expect(await lastUse()).toEqual([expect.any(Number), origin.address, origin.client]);

    await db().apiKey.updateMany({ where: { creatorKey: user.key }, data: { lastUsedAt: new Date(0) } });
    await authenticateApiKey(secret, { address: '198.51.100.0', client: 'NuGet xplat/7.9.0' });
    expect(await lastUse()).toEqual([0, origin.address, origin.client]);
    await flushLastUsed();
    expect(await lastUse()).toEqual([expect.any(Number), '198.51.100.0', 'NuGet xplat/7.9.0']);
    expect((await lastUse())[0]).not.toBe(0);
  });
});

test('of a hundred and one keys every one is listed, fifty a page, the newest first', async () => {
  const user = await aUser();
  await db().apiKey.createMany({
    data: Array.from({ length: 101 }, (_, number) => ({
      hash: hashSecret(`${user.name} ${number}`),
      hint: 'lode_abcd',
      name: `Key ${number}`,
      creatorKey: user.key,
      ownerKey: user.key,
      expiresAt: new Date(),
    })),
  });
  const pages = await Promise.all([1, 2, 3].map((page) => listApiKeys(user.actor, page)));

  expect(pages.flatMap(({ keys }) => keys.map(({ name }) => name))).toEqual(
    Array.from({ length: 101 }, (_, number) => `Key ${100 - number}`),
  );
  expect(pages.map(({ page, pages, keys }) => [page, pages, keys.length])).toEqual([
    [1, 3, 50],
    [2, 3, 50],
    [3, 3, 1],
  ]);
});

test.each([
  [0, 1],
  [-3, 1],
  [Number.NaN, 1],
  [1.9, 1],
  [7, 1],
  [Number.POSITIVE_INFINITY, 1],
])('asked for page %d of one page, the page that is there is shown', async (asked, shown) => {
  expect(await listApiKeys((await aUser()).actor, asked)).toEqual({ keys: [], page: shown, pages: 1 });
});
