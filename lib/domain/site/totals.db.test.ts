import { beforeAll, expect, test, vi } from 'vitest';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { anEmptyDatabase, query } from '@/lib/testing/database';
import { aPackage, aUser, type TestUser } from '@/lib/testing/factories';
import { migrate } from '@/server/boot/migrate';
import { system } from '../actor';
import { deleteVersions } from '../packages/delete';
import { addDownloads } from '../packages/downloads';
import { relist, unlist } from '../packages/listing';
import { rebuildSearch } from '../packages/search-rebuild';
import { getOverview } from './overview';
import { addUpTotals, getTotals } from './totals';

let url: string;
let owner: TestUser;

/** A database of this file's own: the numbers are those of a whole gallery. */
beforeAll(async () => {
  url = await anEmptyDatabase();
  await migrate(url);
  useEmbeddedDatabase(url);
  owner = await aUser();
});

/** The same numbers, counted one by one. */
async function countAll() {
  const [counted] = await db().$queryRaw<unknown[]>`
    select (select count(*) from "PackageName")::int as packages,
           (select count(*) from "PackageVersion" where listed)::int as versions,
           (select coalesce(sum(count), 0) from "PackageDownloads")::float8 as downloads`;
  return counted;
}

async function download(lowerId: string, count: number): Promise<void> {
  const version = await db().packageVersion.findFirstOrThrow({ where: { package: { lowerId } } });
  await addDownloads([
    { versionKey: version.key, day: '2026-11-21', client: 'test', clientVersion: '1.0', count },
  ]);
}

test('while there is nothing the first package is seen at once', async () => {
  expect(await getOverview()).toEqual({ packages: 0, versions: 0, downloads: 0 });

  await aPackage({ owner });

  expect(await getOverview()).toEqual({ packages: 1, versions: 1, downloads: 0 });
});

test('the totals follow every write', async () => {
  const first = await aPackage({ owner });
  const { id } = first;
  const second = await aPackage({ owner, id, version: '2.0.0' });
  const other = await aPackage({ owner });
  const acts: (() => Promise<unknown>)[] = [
    () => unlist(owner.actor, second),
    () => unlist(owner.actor, first),
    () => unlist(owner.actor, first),
    () => relist(owner.actor, first),
    () => download(first.lowerId, 7),
    () => download(first.lowerId, 5),
    () => download(other.lowerId, 1),
    () => db().packageName.deleteMany(),
    () => rebuildSearch(() => undefined),
    () => addUpTotals(),
    () => deleteVersions(system, first, { hard: false }),
    () => deleteVersions(system, { id: first.id }, { hard: true }),
    () => addUpTotals(),
  ];
  for (const act of acts) {
    await act();
    expect(await getTotals()).toEqual(await countAll());
  }
  expect(await getTotals()).toMatchObject({ downloads: 1 });
});

test('nothing is lost by adding up while others write', async () => {
  await Promise.all([
    ...Array.from({ length: 6 }, () => aPackage({ owner })),
    ...Array.from({ length: 6 }, () => addUpTotals()),
  ]);

  expect(await getTotals()).toEqual(await countAll());
  await addUpTotals();
  expect(await db().totalChange.count()).toBe(1);
  expect(await getTotals()).toEqual(await countAll());
});

test('numbers that are a minute old are shown once more while new ones are asked for, and after a failure', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const aMinuteLater = () => vi.setSystemTime(Date.now() + 60_001);
  const before = await getOverview();
  await aPackage({ owner });
  expect(await getOverview()).toEqual(before);
  aMinuteLater();

  expect(await getOverview()).toEqual(before);
  await expect.poll(() => getOverview()).toEqual(await getTotals());

  const last = await getTotals();
  await query(url, `alter table "TotalChange" rename to "Elsewhere"`);
  aMinuteLater();
  expect(await getOverview()).toEqual(last);
  // The failure comes later, and changes nothing.
  await expect(getTotals()).rejects.toThrow();
  expect(await getOverview()).toEqual(last);
  await query(url, `alter table "Elsewhere" rename to "TotalChange"`);
  vi.useRealTimers();
});
