import type { Transaction } from '@/lib/db/transaction';
import { countLetters } from '@/lib/nuget/near-id';
import { type LatestVersion, readLatestVersions } from './latest-versions';
import { keepWords } from './near-words';
import { popularityOf } from './popularity';
import { nameVector, searchVector } from './search-vector';

/**
 * Makes search know a package as it is in this transaction, which holds the package's lock: to be called whenever its
 * versions, their listing or its owners change. What search knows already is not written again.
 */
export async function refreshSearchDocuments(tx: Transaction, packageKey: number): Promise<void> {
  await refreshAllSearchDocuments(tx, [packageKey]);
}

/** As `refreshSearchDocuments`, for several packages at once. */
export async function refreshAllSearchDocuments(tx: Transaction, packageKeys: number[]): Promise<void> {
  await lockPopularity(tx, packageKeys);
  const latest = await readLatestVersions(tx, packageKeys);
  await writeDocuments(tx, packageKeys, latest);
  await writeNames(tx, packageKeys, latest);
  await keepWords(
    tx,
    latest.map(({ packageId }) => packageId),
  );
}

/**
 * Counting downloads locks these rows too before it writes what search ranks by: so the two never wait for each other
 * in a circle, and neither overwrites what the other has counted.
 */
async function lockPopularity(tx: Transaction, packageKeys: number[]): Promise<void> {
  await tx.$executeRaw`
    select from "PackageDownloads" where "packageKey" = any(${packageKeys}::int[])
    order by "packageKey" for no key update`;
}

async function writeDocuments(
  tx: Transaction,
  packageKeys: number[],
  latest: LatestVersion[],
): Promise<void> {
  const documents = latest.map((version) => ({
    versionKey: version.versionKey,
    packageKey: version.packageKey,
    lowerId: version.lowerId,
    slices: version.slices,
    popularity: popularityOf(version.downloads),
    words: searchVector(version),
  }));
  // Prisma knows no tsvector, nor a write of what differs alone.
  await tx.$executeRaw`
    with made as (
      select * from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) as given
        ("versionKey" int, "packageKey" int, "lowerId" text, slices int2, popularity int2, words text)
    ),
    gone as (
      delete from "SearchDocument" document
      where document."packageKey" = any(${packageKeys}::int[])
        and document."versionKey" not in (select "versionKey" from made)
    )
    insert into "SearchDocument" as document ("versionKey", "packageKey", "lowerId", slices, popularity, words)
    select "versionKey", "packageKey", "lowerId", slices, popularity, words::tsvector from made
    on conflict ("versionKey") do update
      set slices = excluded.slices, popularity = excluded.popularity, words = excluded.words
      where (document.slices, document.popularity, document.words)
        is distinct from (excluded.slices, excluded.popularity, excluded.words)`;
}

async function writeNames(tx: Transaction, packageKeys: number[], latest: LatestVersion[]): Promise<void> {
  await tx.$executeRaw`
    with made as (
      select * from jsonb_to_recordset(${JSON.stringify(namesOf(latest))}::jsonb) as given
        ("packageKey" int, id text, "lowerId" text, slices int2, popularity int2, letters int2, words text)
    ),
    gone as (
      delete from "PackageName"
      where "packageKey" = any(${packageKeys}::int[]) and "packageKey" not in (select "packageKey" from made)
    )
    insert into "PackageName" as name ("packageKey", id, "lowerId", slices, popularity, letters, words)
    select "packageKey", id, "lowerId", slices, popularity, letters, words::tsvector from made
    on conflict ("packageKey") do update
      set slices = excluded.slices, popularity = excluded.popularity, words = excluded.words
      where (name.slices, name.popularity, name.words)
        is distinct from (excluded.slices, excluded.popularity, excluded.words)`;
}

/** A name for each package, with all slices that find it. Of its versions the highest one says of which type it is. */
function namesOf(latest: LatestVersion[]) {
  const names = new Map<number, ReturnType<typeof nameOf>>();
  for (const version of latest) {
    const name = names.get(version.packageKey);
    if (name === undefined) names.set(version.packageKey, nameOf(version));
    else name.slices |= version.slices;
  }
  return [...names.values()];
}

const nameOf = ({ packageKey, packageId, lowerId, slices, downloads, packageTypes }: LatestVersion) => ({
  packageKey,
  id: packageId,
  lowerId,
  slices,
  popularity: popularityOf(downloads),
  letters: countLetters(packageId),
  words: nameVector(packageId, packageTypes),
});
