import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { compareVersions, isPrerelease, isSemVer2, parseVersion } from '@/lib/nuget/version';
import { effort, seed } from '@/lib/testing/effort';
import { aPackage, aUser } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { packageRows, type VersionRow } from '@/lib/testing/package-rows';
import { popularityOf } from './popularity';
import { refreshSearchDocuments } from './search-documents';
import { slice } from './slices';

const refresh = (packageKey: number) => transaction((tx) => refreshSearchDocuments(tx, packageKey));

/** The slices of each version that search knows, and of the name. */
async function readDocuments(packageKey: number) {
  const documents = await db().searchDocument.findMany({
    where: { packageKey },
    select: { slices: true, popularity: true, version: { select: { fullVersion: true } } },
  });
  const name = await db().packageName.findUnique({
    where: { packageKey },
    select: { slices: true, popularity: true },
  });
  return {
    slices: Object.fromEntries(documents.map(({ version, slices }) => [version.fullVersion, slices])),
    name: name?.slices,
    popularity: [name, ...documents].map((row) => row?.popularity),
  };
}

/** Changes whenever a row is written, whatever is written. */
const readWrites = (packageKey: number) => db().$queryRaw`
  select xmin::text, ctid::text from "SearchDocument" where "packageKey" = ${packageKey}
  union all
  select xmin::text, ctid::text from "PackageName" where "packageKey" = ${packageKey}`;

describe('the slices of a package', () => {
  test('are served by one version when it is the latest in all of them', async () => {
    const { packageKey } = await packageRows([
      { version: '1.0.0' },
      { version: '2.0.0' },
      { version: '10.0.0' },
    ]);
    await refresh(packageKey);

    expect(await readDocuments(packageKey)).toMatchObject({ slices: { '10.0.0': 15 }, name: 15 });
  });

  test('are served by four versions at most', async () => {
    const { packageKey } = await packageRows([
      { version: '1.0.0' },
      { version: '2.0.0-beta' },
      { version: '3.0.0+build' },
      { version: '4.0.0-rc.1' },
      { version: '5.0.0', listed: false },
    ]);
    await refresh(packageKey);

    expect(await readDocuments(packageKey)).toMatchObject({
      slices: { '1.0.0': 1, '2.0.0-beta': 2, '3.0.0+build': 4, '4.0.0-rc.1': 8 },
      name: 15,
    });
  });

  test('are none when nothing is listed, and search forgets the package', async () => {
    const { packageKey } = await packageRows([{ version: '1.0.0' }]);
    await refresh(packageKey);
    await db().packageVersion.updateMany({ where: { packageKey }, data: { listed: false } });
    await refresh(packageKey);

    expect(await readDocuments(packageKey)).toMatchObject({ slices: {}, name: undefined });
  });

  test('are what comparing all versions gives', async () => {
    const version = fc.record({
      version: fc
        .tuple(
          fc.integer({ min: 0, max: 12 }),
          fc.constantFrom('', '', '-beta', '-Beta2', '-rc.1', '-rc.10', '-0', '+build', '-a+b'),
        )
        .map(([number, rest]) => `${number}.0.0${rest}`),
      listed: fc.boolean(),
      semVer2: fc.boolean(),
    });
    const versions = fc.uniqueArray(version, {
      maxLength: 12,
      selector: (row) => row.version.split('+')[0]?.toLowerCase(),
    });
    const owner = await aUser();
    await fc.assert(
      fc.asyncProperty(versions, async (rows) => {
        const { packageKey } = await packageRows(rows, { owner });
        await refresh(packageKey);

        expect((await readDocuments(packageKey)).slices).toEqual(compareAll(rows));
      }),
      { numRuns: effort(500), seed: seed() },
    );
  }, 120_000);
});

function compareAll(rows: VersionRow[]): Record<string, number> {
  const versions = rows
    .filter(({ listed }) => listed)
    .flatMap((row) => {
      const version = parseVersion(row.version);
      return version === undefined
        ? []
        : [{ name: row.version, version, semVer2: isSemVer2(version) || row.semVer2 === true }];
    })
    .toSorted((a, b) => compareVersions(b.version, a.version));
  const slices: Record<string, number> = {};
  for (const [bit, prerelease, semVer2] of [
    [slice.stableSemVer1, false, false],
    [slice.prereleaseSemVer1, true, false],
    [slice.stableSemVer2, false, true],
    [slice.prereleaseSemVer2, true, true],
  ] as const) {
    const latest = versions.find(
      (row) => (prerelease || !isPrerelease(row.version)) && (semVer2 || !row.semVer2),
    );
    if (latest !== undefined) slices[latest.name] = (slices[latest.name] ?? 0) | bit;
  }
  return slices;
}

test('what search knows already is not written again', async () => {
  const { packageKey } = await packageRows([{ version: '1.0.0', title: aWord() }, { version: '2.0.0-a.b' }]);
  await refresh(packageKey);
  const before = await readWrites(packageKey);
  await refresh(packageKey);

  expect(await readWrites(packageKey)).toEqual(before);
  expect(before).toHaveLength(3);
});

test('an older version changes nothing that search knows', async () => {
  const owner = await aUser();
  const { id, lowerId } = await aPackage({ owner, version: '2.0.0' });
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId }, select: { key: true } });
  const before = await readWrites(key);
  await aPackage({ owner, id, version: '1.0.0' });

  expect(await readWrites(key)).toEqual(before);
});

test('downloads are told as a coarse popularity, the same from whichever side it is computed', async () => {
  const { packageKey } = await packageRows([{ version: '1.0.0' }]);
  for (const count of [0, 1, 2, 1000, 123_456, 4_000_000_000]) {
    await db().packageDownloads.upsert({
      where: { packageKey },
      create: { packageKey, count },
      update: { count },
    });
    await refresh(packageKey);
    const [{ popularity } = { popularity: -1 }] = await db().$queryRaw<{ popularity: number }[]>`
      select round(64 * log(2, 1 + count))::int as popularity
      from "PackageDownloads" where "packageKey" = ${packageKey}`;

    expect((await readDocuments(packageKey)).popularity).toEqual([popularity, popularity]);
    expect(popularityOf(count)).toBe(popularity);
  }
});

test('a package of ten thousand versions is refreshed from the index of its versions', async () => {
  const rows = Array.from({ length: 10_000 }, (_, number) => ({ version: `1.0.${number}-ci` }));
  const { packageKey } = await packageRows([{ version: '0.1.0' }, ...rows]);
  await refresh(packageKey);

  expect((await readDocuments(packageKey)).slices).toEqual({ '0.1.0': 5, '1.0.9999-ci': 10 });
});
