import { expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { aPackage } from '@/lib/testing/factories';
import { addDownloads } from './downloads';
import { getPackageDetails } from './details';
import { getVersionFile } from './files';
import { refreshAllSearchDocuments } from './search-documents';

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

test('counting never waits in a circle with a write that renews the search documents', async () => {
  const packages = [await aPackage(), await aPackage()];
  const downloads = await Promise.all(
    packages.map(async ({ lowerId }) => {
      const versionKey = await versionKeyOf(lowerId, '1.0.0');
      return { versionKey, day, client: 'other', clientVersion: '', count: 1000 };
    }),
  );
  const names = await db().packageName.findMany({
    where: { lowerId: { in: packages.map(({ lowerId }) => lowerId) } },
    orderBy: { packageKey: 'asc' },
  });
  const packageKeys = names.map(({ packageKey }) => packageKey);
  let rounds = 0;

  // Each of the two comes as far as it can while a third one holds the last row that both need.
  const works = await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`select from "PackageName" where "packageKey" = ${packageKeys.at(-1)} for update`;
      const counting = addDownloads(downloads);
      await vi.waitFor(async () => expect(await countWaiting(tx)).toBe(1), 10_000);
      const renewing = transaction((other) => {
        rounds++;
        return refreshAllSearchDocuments(other, packageKeys);
      });
      await vi.waitFor(async () => expect(await countWaiting(tx)).toBe(2), 10_000);
      return [counting, renewing];
    },
    { timeout: 30_000 },
  );

  await Promise.all(works);
  expect(rounds).toBe(1);
});

/** How many wait for this transaction, or for somebody who waits for it. */
async function countWaiting(tx: Transaction): Promise<number | undefined> {
  const [found] = await tx.$queryRaw<{ count: number }[]>`
    with recursive waiting as (
      select pid from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))
      union
      select activity.pid from pg_stat_activity activity
      join waiting on waiting.pid = any(pg_blocking_pids(activity.pid))
    )
    select count(*)::int as count from waiting`;
  return found?.count;
}
