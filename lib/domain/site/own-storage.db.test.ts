import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { markerName } from '@/lib/storage/paths';
import { storage } from '@/lib/storage/storage';
import { anEmptyDatabase, query } from '@/lib/testing/database';
import { aPackage } from '@/lib/testing/factories';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { migrate } from '@/server/boot/migrate';
import { ForeignStorage, joinStorage, requireOwnStorage } from './own-storage';

const inFolder = temporaryFolder();
let url: string;

/** A database and a storage of this file's own: what is asked here is asked of a whole gallery. */
beforeAll(async () => {
  vi.stubEnv('DATA_DIR', inFolder('data'));
  url = await anEmptyDatabase();
  useEmbeddedDatabase(url);
});

const removeMarker = () => storage().remove(markerName);
const removeSetting = () => db().siteSetting.deleteMany();
const markers = async () => ({
  storage: (await storage().readWhole(markerName))?.toString(),
  database: (await db().siteSetting.findMany()).map(({ value }) => JSON.stringify({ lode: value })),
});

describe('with a database that has no tables yet', () => {
  test('a storage that is new is nobody’s, and nothing is written to either', async () => {
    await requireOwnStorage();

    expect(await storage().readWhole(markerName)).toBeUndefined();
    expect(await query(url, `select from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
  });

  test('a storage that is a gallery’s is refused', async () => {
    await storage().putBytes(markerName, Buffer.from('{"lode":"another"}'));

    await expect(requireOwnStorage()).rejects.toThrow(ForeignStorage);
    await removeMarker();
  });
});

describe('with a database that is migrated', () => {
  beforeAll(async () => {
    await migrate(url);
  });
  beforeEach(async () => {
    await removeMarker();
    await removeSetting();
  });

  test('a new storage and a new database are joined, also by several processes at once', async () => {
    await Promise.all([joinStorage(), joinStorage(), joinStorage()]);

    const found = await markers();
    expect(found.database).toEqual([found.storage]);
    await expect(requireOwnStorage()).resolves.toBeUndefined();
  });

  test('a first start that was killed before it wrote to the storage is brought to its end', async () => {
    await joinStorage();
    const before = await markers();
    await removeMarker();

    await requireOwnStorage();
    await joinStorage();

    expect(await markers()).toEqual(before);
  });

  test.each([
    ['of another gallery', '{"lode":"another"}'],
    ['that is damaged', '{"lo'],
  ])('a marker %s is refused', async (_what, marker) => {
    await joinStorage();
    await removeMarker();
    await storage().putBytes(markerName, Buffer.from(marker));

    await expect(requireOwnStorage()).rejects.toThrow(ForeignStorage);
    await expect(joinStorage()).rejects.toThrow(ForeignStorage);
  });

  test('a new database is refused beside the storage of another one', async () => {
    await joinStorage();
    await removeSetting();

    await expect(joinStorage()).rejects.toThrow(ForeignStorage);
  });

  test('a storage without marker is refused once there are packages, in either of the two', async () => {
    await joinStorage();
    await aPackage();
    await removeMarker();
    await expect(requireOwnStorage()).rejects.toThrow(ForeignStorage);

    await db().package.deleteMany();
    await expect(requireOwnStorage()).rejects.toThrow(ForeignStorage);

    await rm(join(inFolder('data'), 'packages', 'objects'), { recursive: true });
    await expect(requireOwnStorage()).resolves.toBeUndefined();
  });
});
