import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage } from '@/lib/testing/factories';
import { addDownloads } from './downloads';
import { getPackageDetails } from './details';
import { getVersionFile } from './files';

const day = '2026-11-21';

async function versionKeyOf(lowerId: string, lowerVersion: string) {
  return (await getVersionFile(lowerId, lowerVersion, 'nupkg')).versionKey;
}

test('downloads add up by version, by package and by day', async () => {
  const { id, lowerId, owner } = await aPackage();
  await aPackage({ id, owner, version: '2.0.0' });
  const [one, two] = await Promise.all([versionKeyOf(lowerId, '1.0.0'), versionKeyOf(lowerId, '2.0.0')]);
  const batch = [
    { versionKey: one, day, client: 'restore', clientVersion: '7.9', count: 3 },
    { versionKey: two, day, client: 'restore', clientVersion: '7.9', count: 4 },
    { versionKey: two, day, client: 'other', clientVersion: '', count: 1 },
  ];
  await addDownloads(batch);
  await addDownloads(batch);

  const details = await getPackageDetails(lowerId, '2.0.0');
  expect([details.downloads, details.version.downloads]).toEqual([16, 10]);
  expect(await db().downloadDay.findMany({ where: { versionKey: one } })).toMatchObject([
    { client: 'restore', clientVersion: '7.9', count: 6 },
  ]);
});

test('batches of several processes at once lose nothing', async () => {
  const { lowerId } = await aPackage();
  const versionKey = await versionKeyOf(lowerId, '1.0.0');
  await Promise.all(
    Array.from({ length: 12 }, () =>
      addDownloads([{ versionKey, day, client: 'restore', clientVersion: '7.9', count: 5 }]),
    ),
  );

  expect((await getPackageDetails(lowerId)).downloads).toBe(60);
});

test('downloads of a version that is gone are dropped', async () => {
  await expect(
    addDownloads([{ versionKey: 2_000_000_000, day, client: 'other', clientVersion: '', count: 1 }]),
  ).resolves.toBeUndefined();
});

test('what ranks a package follows its downloads', async () => {
  const { lowerId } = await aPackage();
  const versionKey = await versionKeyOf(lowerId, '1.0.0');
  await addDownloads([{ versionKey, day, client: 'other', clientVersion: '', count: 1023 }]);

  expect((await db().searchDocument.findUnique({ where: { versionKey } }))?.popularity).toBe(640);
});
