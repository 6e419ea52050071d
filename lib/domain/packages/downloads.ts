import { db } from '@/lib/db/client';

/** How often a version was downloaded on one day by one client. */
export type CountedDownloads = {
  versionKey: number;
  /** UTC, as `2026-11-21`. */
  day: string;
  client: string;
  clientVersion: string;
  count: number;
};

/**
 * Adds downloads to the facts of the day and to the totals, in one statement and sorted, so that several processes
 * never wait for each other in a circle; nor for a push, as both lock the totals of packages before what search ranks
 * by. Downloads of versions that are gone meanwhile are dropped. Search ranks by
 * a coarse popularity, which is rewritten only when it changes.
 */
export async function addDownloads(downloads: readonly CountedDownloads[]): Promise<void> {
  if (downloads.length === 0) return;
  await db().$executeRaw`
    with counted as (
      select "versionKey", day::date as day, client, "clientVersion", count
      from jsonb_to_recordset(${JSON.stringify(downloads)}::jsonb)
        as given("versionKey" int, day text, client text, "clientVersion" text, count int)
    ),
    known as (
      select counted.*, version."packageKey"
      from counted join "PackageVersion" version on version.key = counted."versionKey"
    ),
    days as (
      insert into "DownloadDay" as day ("versionKey", day, client, "clientVersion", count)
      select "versionKey", day, client, "clientVersion", sum(count)::int from known
      group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict ("versionKey", day, client, "clientVersion") do update set count = day.count + excluded.count
    ),
    versions as (
      insert into "DownloadTotal" as total ("versionKey", count)
      select "versionKey", sum(count) from known group by 1 order by 1
      on conflict ("versionKey") do update set count = total.count + excluded.count
    ),
    packages as (
      insert into "PackageDownloads" as total ("packageKey", count)
      select "packageKey", sum(count) from known group by 1 order by 1
      on conflict ("packageKey") do update set count = total.count + excluded.count
      returning "packageKey", round(64 * log(2, 1 + count))::smallint as popularity
    ),
    documents as (
      update "SearchDocument" document set popularity = packages.popularity
      from packages
      where document."packageKey" = packages."packageKey" and document.popularity <> packages.popularity
    )
    update "PackageName" name set popularity = packages.popularity
    from packages
    where name."packageKey" = packages."packageKey" and name.popularity <> packages.popularity`;
}
