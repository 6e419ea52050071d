import { db } from '@/lib/db/client';
import { lowerId } from '@/lib/nuget/id';
import { sortKey } from '@/lib/nuget/sort-key';
import {
  fullVersion,
  isPrerelease,
  isSemVer2,
  lowerVersion,
  normalizedVersion,
  parseVersion,
} from '@/lib/nuget/version';
import { aUser, type TestUser } from './factories';
import { aWord } from '@/lib/testing/word';

export type VersionRow = {
  version: string;
  listed?: boolean;
  /** For a dependency's sake. */
  semVer2?: boolean;
  title?: string;
  description?: string;
  tags?: string[];
};

/** A package by its rows alone, for tests of many versions: without bytes, and search does not know of it. */
export async function packageRows(
  versions: VersionRow[],
  { id = `Test.${aWord()}`, owner }: { id?: string; owner?: TestUser } = {},
) {
  const who = owner ?? (await aUser());
  const { key } = await db().package.create({
    data: { id, lowerId: lowerId(id), owners: { create: { accountKey: who.key } } },
    select: { key: true },
  });
  await insertVersions(versions.map((version) => versionColumns(key, who.key, id, version)));
  return { packageKey: key, id, lowerId: lowerId(id), owner: who };
}

/** Packages of one version, with so many downloads, by their rows alone. Gives their keys. */
export async function manyPackageRows(
  packages: { id: string; downloads: number; description: string }[],
  owner: TestUser,
): Promise<number[]> {
  const keys = await db().package.createManyAndReturn({
    data: packages.map(({ id }) => ({ id, lowerId: lowerId(id) })),
    select: { key: true },
  });
  const rows = packages.map((row, index) => ({ ...row, packageKey: keys[index]?.key ?? 0 }));
  await insertVersions(
    rows.map(({ packageKey, id, description }) =>
      versionColumns(packageKey, owner.key, id, { version: '1.0.0', description }),
    ),
  );
  await db().packageDownloads.createMany({
    data: rows.map(({ packageKey, downloads }) => ({ packageKey, count: downloads })),
  });
  return rows.map(({ packageKey }) => packageKey);
}

/** In one statement, for Prisma needs a minute for ten thousand. */
async function insertVersions(rows: ReturnType<typeof versionColumns>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`);
  if (columns.length === 0) return;
  await db().$executeRawUnsafe(
    `insert into "PackageVersion" (${columns.join()})
     select ${columns.join()} from jsonb_populate_recordset(null::"PackageVersion", $1::jsonb)`,
    JSON.stringify(rows),
  );
}

const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`;

function versionColumns(packageKey: number, pusherKey: number, id: string, row: VersionRow) {
  const version = parseVersion(row.version);
  if (version === undefined) throw new Error(`${row.version} is not a version.`);
  const { title = '', description = '', tags = [], listed = true, semVer2 = false } = row;
  return {
    packageKey,
    pusherKey,
    id,
    version: row.version,
    fullVersion: fullVersion(version),
    normalizedVersion: normalizedVersion(version),
    lowerVersion: lowerVersion(version),
    sortKey: hex(sortKey(version)),
    prerelease: isPrerelease(version),
    semVer2: semVer2 || isSemVer2(version),
    listed,
    sha512: hex(new Uint8Array(64)),
    sizeBytes: 1,
    title,
    description,
    tags,
    summary: '',
    releaseNotes: '',
    authors: 'Acme',
    copyright: '',
    language: '',
    minClientVersion: '',
    projectUrl: '',
    repositoryUrl: '',
    repositoryType: '',
    repositoryBranch: '',
    repositoryCommit: '',
    iconUrl: '',
    licenseUrl: '',
    licenseExpression: '',
    requireLicenseAcceptance: false,
    developmentDependency: false,
  };
}
