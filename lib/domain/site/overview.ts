import { shared } from '@/lib/config/shared';
import { db } from '@/lib/db/client';
import { log } from '@/lib/log/log';
import { getTotals, type Totals } from './totals';

export type PackageGlimpse = {
  id: string;
  version: string;
  publishedAt: Date;
  downloads: number;
  hasIcon: boolean;
};

const freshMs = 60_000;

type Kept = {
  totals: Totals | undefined;
  /** Until when they are good enough. */
  until: number;
  /** The next ones, while they are being asked for. */
  next: Promise<Totals> | undefined;
};

/**
 * How much there is, or was: nobody waits for new numbers where there are old ones, which stay when there can be no
 * new ones. While there is nothing the first package is seen at once.
 */
export async function getOverview(): Promise<Totals> {
  const kept = shared<Kept>('overview', () => ({ totals: undefined, until: 0, next: undefined }));
  if (kept.totals !== undefined && kept.totals.packages > 0) {
    if (kept.until <= Date.now()) void renew(kept).catch(logFailure);
    return kept.totals;
  }
  return renew(kept);
}

function renew(kept: Kept): Promise<Totals> {
  kept.next ??= askAgain(kept).finally(() => (kept.next = undefined));
  return kept.next;
}

async function askAgain(kept: Kept): Promise<Totals> {
  // Also after a failure nobody asks again before that.
  kept.until = Date.now() + freshMs;
  kept.totals = await getTotals();
  return kept.totals;
}

function logFailure(error: unknown): void {
  log.warn('The totals of the home page cannot be read; the last ones are shown.', { error: String(error) });
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
