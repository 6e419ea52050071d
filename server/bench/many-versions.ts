import { tags } from '@/lib/domain/cache-tags';
import { refreshSearchDocuments } from '@/lib/domain/packages/search-documents';
import { db } from '@/lib/db/client';
import { invalidate, type Transaction, transaction } from '@/lib/db/transaction';
import { lowerId } from '@/lib/nuget/id';
import { sortKey } from '@/lib/nuget/sort-key';
import {
  fullVersion,
  isPrerelease,
  lowerVersion,
  normalizedVersion,
  parseVersion,
} from '@/lib/nuget/version';

/**
 * Gives a package that was pushed once so many versions more, as rows of the same shape that pushing makes; all of
 * them have the bytes of the first.
 */
export async function addVersions(id: string, count: number): Promise<void> {
  const version = await db().packageVersion.findFirstOrThrow({
    where: { package: { lowerId: lowerId(id) } },
    select: { key: true, packageKey: true },
  });
  await transaction(async (tx) => {
    await copyVersion(tx, version.key, Array.from({ length: count }, rowOf));
    await copyDetails(tx, version.packageKey, version.key);
    await refreshSearchDocuments(tx, version.packageKey);
    invalidate(tx, tags.package(lowerId(id)), tags.search);
  });
}

/** Every tenth is a prerelease. */
function rowOf(_: unknown, index: number) {
  const text = `${2 + Math.floor(index / 100)}.${index % 100}.0${index % 10 === 9 ? '-beta.1' : ''}`;
  const version = parseVersion(text);
  if (version === undefined) throw new Error(`${text} is not a version.`);
  return {
    version: text,
    fullVersion: fullVersion(version),
    normalizedVersion: normalizedVersion(version),
    lowerVersion: lowerVersion(version),
    sortKey: `\\x${Buffer.from(sortKey(version)).toString('hex')}`,
    prerelease: isPrerelease(version),
    semVer2: text.includes('-beta.'),
  };
}

async function copyVersion(tx: Transaction, key: number, rows: object[]): Promise<void> {
  await tx.$executeRaw`
    insert into "PackageVersion"
    select copy.*
    from "PackageVersion" original
    cross join jsonb_array_elements(${JSON.stringify(rows)}::jsonb) given
    cross join lateral jsonb_populate_record(
      original,
      given || jsonb_build_object('key', nextval(pg_get_serial_sequence('"PackageVersion"', 'key')))
    ) copy
    where original.key = ${key}`;
}

async function copyDetails(tx: Transaction, packageKey: number, key: number): Promise<void> {
  await tx.$executeRaw`
    insert into "VersionFile" ("versionKey", kind, "objectName", "sizeBytes", "contentType")
    select version.key, kind, "objectName", file."sizeBytes", "contentType"
    from "PackageVersion" version cross join "VersionFile" file
    where version."packageKey" = ${packageKey} and version.key <> ${key} and file."versionKey" = ${key}`;
  await tx.$executeRaw`
    insert into "Dependency" ("versionKey", position, "targetFramework", id, "lowerId", range)
    select version.key, position, "targetFramework", dependency.id, "lowerId", range
    from "PackageVersion" version cross join "Dependency" dependency
    where version."packageKey" = ${packageKey} and version.key <> ${key} and dependency."versionKey" = ${key}`;
  await tx.$executeRaw`
    insert into "TargetFramework" ("versionKey", framework)
    select version.key, framework
    from "PackageVersion" version cross join "TargetFramework" target
    where version."packageKey" = ${packageKey} and version.key <> ${key} and target."versionKey" = ${key}`;
  await tx.$executeRaw`
    insert into "DownloadTotal" ("versionKey", count)
    select key, 0 from "PackageVersion" where "packageKey" = ${packageKey} and key <> ${key}`;
}
