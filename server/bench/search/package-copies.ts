import { db } from '@/lib/db/client';
import { refreshAllSearchDocuments } from '@/lib/domain/packages/search-documents';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { lowerId } from '@/lib/nuget/id';

/** What a copy of a package has of its own. */
export type PackageCopy = {
  id: string;
  ownerKey: number;
  authors: string;
  description: string;
  tags: readonly string[];
  downloads: number;
};

const atOnce = 1_000;

/**
 * Makes packages as rows of the same shape as those of a package of one version that was pushed, whose bytes all of
 * them have; search learns of them as it does of a push. For galleries of more packages than one would wait for.
 */
export async function copyPackage(
  id: string,
  copies: readonly PackageCopy[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const original = await db().packageVersion.findFirstOrThrow({
    where: { package: { lowerId: lowerId(id) } },
    select: { key: true },
  });
  for (let from = 0; from < copies.length; from += atOnce) {
    const batch = copies.slice(from, from + atOnce);
    await transaction(async (tx) => {
      const keys = await insertPackages(tx, batch);
      await insertVersions(tx, original.key, batch);
      await insertDetails(tx, original.key, keys);
      await refreshAllSearchDocuments(tx, keys);
    });
    onProgress(from + batch.length, copies.length);
  }
}

async function insertPackages(tx: Transaction, copies: readonly PackageCopy[]): Promise<number[]> {
  const packages = await tx.package.createManyAndReturn({
    data: copies.map(({ id }) => ({ id, lowerId: lowerId(id) })),
    select: { key: true },
  });
  const keys = packages.map(({ key }) => key);
  const rows = copies.map(({ ownerKey, downloads }, index) => ({
    packageKey: keys[index] ?? 0,
    ownerKey,
    downloads,
  }));
  await tx.packageOwner.createMany({
    data: rows.map(({ packageKey, ownerKey }) => ({ packageKey, accountKey: ownerKey })),
  });
  await tx.packageDownloads.createMany({
    data: rows.map(({ packageKey, downloads }) => ({ packageKey, count: downloads })),
  });
  return keys;
}

async function insertVersions(
  tx: Transaction,
  originalKey: number,
  copies: readonly PackageCopy[],
): Promise<void> {
  const rows = copies.map(({ id, ownerKey, authors, description, tags }) => ({
    id,
    pusherKey: ownerKey,
    authors,
    description,
    tags,
  }));
  await tx.$executeRaw`
    insert into "PackageVersion"
    select copy.*
    from "PackageVersion" original
    cross join jsonb_array_elements(${JSON.stringify(rows)}::jsonb) given
    join "Package" package on package.id = given ->> 'id'
    cross join lateral jsonb_populate_record(original, given || jsonb_build_object(
      'key', nextval(pg_get_serial_sequence('"PackageVersion"', 'key')), 'packageKey', package.key)) copy
    where original.key = ${originalKey}`;
}

async function insertDetails(tx: Transaction, originalKey: number, keys: number[]): Promise<void> {
  await tx.$executeRaw`
    insert into "VersionFile" ("versionKey", kind, "objectName", "sizeBytes", "contentType")
    select version.key, kind, "objectName", file."sizeBytes", "contentType"
    from "PackageVersion" version cross join "VersionFile" file
    where version."packageKey" = any(${keys}::int[]) and file."versionKey" = ${originalKey}`;
  await tx.$executeRaw`
    insert into "DownloadTotal" ("versionKey", count)
    select version.key, downloads.count
    from "PackageVersion" version join "PackageDownloads" downloads using ("packageKey")
    where version."packageKey" = any(${keys}::int[])`;
}
