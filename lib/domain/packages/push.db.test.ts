import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { storage } from '@/lib/storage/storage';
import { anApiKey, aPackage, aUser, bytesOf, origin } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { makeNupkg } from '@/lib/testing/nupkg';
import { authenticateApiKey } from '../api-keys/authenticate';
import { getVersionFile } from './files';
import { push } from './push';
import { getVersionListJson } from './version-list';

const options = { limitBytes: 10_000_000 };

describe('push', () => {
  test('keeps the bytes as they came', async () => {
    const { lowerId, nupkg } = await aPackage();

    const file = await getVersionFile(lowerId, '1.0.0', 'nupkg');
    expect((await storage().readWhole(file.objectName))?.equals(nupkg)).toBe(true);
  });

  test('makes whoever pushes a new ID its owner, and records it', async () => {
    const owner = await aUser();
    const { id, lowerId } = await aPackage({ owner });

    const found = await db().package.findUniqueOrThrow({ where: { lowerId }, include: { owners: true } });
    expect(found.owners.map(({ accountKey }) => accountKey)).toEqual([owner.key]);
    expect(await db().auditRecord.findMany({ where: { packageKey: found.key } })).toMatchObject([
      { action: 'package.push', subject: `${id} 1.0.0`, actorKey: owner.key, address: origin.address },
    ]);
  });

  test('is refused to a stranger, which is recorded', async () => {
    const { id } = await aPackage();
    const stranger = await aUser();
    const nupkg = await makeNupkg({ id, version: '2.0.0' });

    await expect(push(stranger.actor, bytesOf(nupkg), options)).rejects.toMatchObject({
      code: 'pushForbidden',
    });
    expect(await db().auditRecord.findMany({ where: { actorKey: stranger.key } })).toMatchObject([
      { action: 'package.pushRefused', subject: `${id} 2.0.0` },
    ]);
  });

  test('is refused to nobody, before a byte is read', async () => {
    async function* unread(): AsyncIterable<Uint8Array> {
      throw new Error('The body was read.');
    }

    await expect(push({ kind: 'anonymous', origin }, unread(), options)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  test.each([
    ['with the scope for versions alone', { actions: ['pushVersion' as const] }],
    ['whose pattern does not cover the ID', { globs: ['Other.*'] }],
  ])('of a new ID is refused to a key %s [rule 125, 128] [check 98]', async (_what, scopes) => {
    const actor = await authenticateApiKey(await anApiKey(await aUser(), scopes), origin);
    const nupkg = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' });

    await expect(push(actor, bytesOf(nupkg), options)).rejects.toMatchObject({ code: 'pushForbidden' });
  });

  test('is refused to a key without any push scope [rule 125] [check 98]', async () => {
    const actor = await authenticateApiKey(await anApiKey(await aUser(), { actions: ['unlist'] }), origin);

    await expect(push(actor, bytesOf(Buffer.of()), options)).rejects.toMatchObject({ code: 'invalidApiKey' });
  });

  test.each(['1.0', '1.0.0.0', '1.0.0+other', '01.0.0'])(
    'of 1.0.0 again as %s is a conflict, for the two are one version',
    async (version) => {
      const { id, owner } = await aPackage({ version: '1.0.0' });
      const nupkg = await makeNupkg({ id: id.toUpperCase(), version });

      await expect(push(owner.actor, bytesOf(nupkg), options)).rejects.toMatchObject({ code: 'conflict' });
    },
  );

  test('of more bytes than the limit is refused', async () => {
    const owner = await aUser();

    await expect(
      push(owner.actor, bytesOf(Buffer.alloc(2_000)), { limitBytes: 1_999 }),
    ).rejects.toMatchObject({ code: 'tooLarge' });
    await expect(push(owner.actor, bytesOf(Buffer.alloc(2_000)), options)).rejects.toMatchObject({
      code: 'invalidPackage',
    });
  });

  test('keeps what its files are made for, each framework once', async () => {
    const { lowerId } = await aPackage({
      files: Object.fromEntries(
        ['lib/net8.0/a.dll', 'ref/NET80/a.dll', 'lib/foo/a.dll'].map((path) => [path, Buffer.from(path)]),
      ),
    });

    const { versionKey } = await getVersionFile(lowerId, '1.0.0', 'nupkg');
    expect(await db().targetFramework.findMany({ where: { versionKey } })).toMatchObject([
      { framework: 'net8.0' },
    ]);
  });

  test('of files for more frameworks than can be is refused', async () => {
    const owner = await aUser();
    const paths = Array.from({ length: 501 }, (_, number) => `lib/net${number}/_._`);
    const nupkg = await makeNupkg({
      id: `Test.${aWord()}`,
      version: '1.0.0',
      files: Object.fromEntries(paths.map((path) => [path, Buffer.of()])),
    });

    await expect(push(owner.actor, bytesOf(nupkg), options)).rejects.toMatchObject({
      code: 'invalidPackage',
      message: expect.stringMatching(/501 target frameworks/),
    });
  });

  test('of two first versions of a new ID at once takes both', async () => {
    const owner = await aUser();
    const id = `Test.${aWord()}`;
    const versions = ['1.0.0', '2.0.0', '3.0.0'];
    await Promise.all(
      versions.map(async (version) => push(owner.actor, bytesOf(await makeNupkg({ id, version })), options)),
    );

    expect(JSON.parse(await getVersionListJson(id.toLowerCase()))).toEqual(versions);
  });

  test('[check 101] of one version sixteen times at once is taken once', async () => {
    const owner = await aUser();
    const nupkg = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, () => push(owner.actor, bytesOf(nupkg), options)),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject(
      Array.from({ length: 15 }, () => ({ reason: { code: 'conflict' } })),
    );
  });
});
