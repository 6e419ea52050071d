import { shared } from '@/lib/config/shared';
import { db } from '@/lib/db/client';

export type Overview = {
  packages: number;
  versions: number;
  downloads: number;
};

export type PackageGlimpse = {
  id: string;
  version: string;
  publishedAt: Date;
  downloads: number;
  hasIcon: boolean;
};

const freshMs = 60_000;

type Kept = { overview: Promise<Overview>; until: number } | undefined;

/**
 * How much there is. Counting takes time in a large gallery, so the numbers may be a minute old, except while there
 * is nothing: the first package is seen at once.
 */
export async function getOverview(): Promise<Overview> {
  const holder = shared<{ kept: Kept }>('overview', () => ({ kept: undefined }));
  if (holder.kept === undefined || holder.kept.until < Date.now()) {
    holder.kept = { overview: count(), until: Date.now() + freshMs };
    holder.kept.overview.catch(() => (holder.kept = undefined));
  }
  const overview = await holder.kept.overview;
  if (overview.packages === 0) holder.kept = undefined;
  return overview;
}

async function count(): Promise<Overview> {
  const [counted] = await db().$queryRaw<Overview[]>`
    select (select count(*) from "PackageName")::int as packages,
           (select count(*) from "PackageVersion" where listed)::int as versions,
           (select coalesce(sum(count), 0) from "PackageDownloads")::float8 as downloads`;
  return counted ?? { packages: 0, versions: 0, downloads: 0 };
}

/** The listed versions that were published last, each package once, the latest first. */
export async function listLatelyPublished(take: number): Promise<PackageGlimpse[]> {
  return db().$queryRaw<PackageGlimpse[]>`
    select id, version, "publishedAt", downloads, "hasIcon" from (
      select distinct on (recent."packageKey")
             recent.id, recent."normalizedVersion" as version, recent."publishedAt",
             coalesce(total.count, 0)::float8 as downloads,
             exists (select from "VersionFile" file
                     where file."versionKey" = recent.key and file.kind = 'icon') as "hasIcon"
      from (
        select * from "PackageVersion" where listed order by "publishedAt" desc limit ${take * 20}
      ) recent
      left join "PackageDownloads" total on total."packageKey" = recent."packageKey"
      order by recent."packageKey", recent."publishedAt" desc
    ) each_once
    order by "publishedAt" desc limit ${take}`;
}

/** The packages with the most downloads, each with its latest version. */
export async function listMostDownloaded(take: number): Promise<PackageGlimpse[]> {
  return db().$queryRaw<PackageGlimpse[]>`
    select version.id, version."normalizedVersion" as version, version."publishedAt",
           coalesce(total.count, 0)::float8 as downloads,
           exists (select from "VersionFile" file
                   where file."versionKey" = version.key and file.kind = 'icon') as "hasIcon"
    from (
      select distinct on (popularity, "packageKey") "versionKey", "packageKey", popularity from (
        select * from "SearchDocument" where slices & 12 <> 0 order by popularity desc limit ${take * 4}
      ) popular
      order by popularity desc, "packageKey", (slices & 4) desc
    ) document
    join "PackageVersion" version on version.key = document."versionKey"
    left join "PackageDownloads" total on total."packageKey" = document."packageKey"
    order by downloads desc, version.id limit ${take}`;
}
