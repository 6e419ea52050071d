import { db } from '@/lib/db/client';
import { packageNotFound } from '../errors';
import { shownPage } from '../paging';
import { noWarnings, readWarnings, type VersionWarnings } from './warnings';

export type ListedVersion = VersionWarnings & VersionRow;

type VersionRow = {
  key: number;
  normalizedVersion: string;
  prerelease: boolean;
  listed: boolean;
  publishedAt: Date;
  downloads: number;
};

export type VersionPage = { versions: ListedVersion[]; page: number; pages: number; total: number };

const perPage = 50;

/** The listed versions of a package, the highest first, fifty a page. A page that is not there is the last one. */
export async function listVersionPage(lowerId: string, page: number): Promise<VersionPage> {
  const [found] = await db().$queryRaw<{ key: number; total: number }[]>`
    select package.key, count(version."lowerVersion")::int as total
    from "Package" package
    left join "PackageVersion" version on version."packageKey" = package.key and version.listed
    where package."lowerId" = ${lowerId}
    group by package.key`;
  if (found === undefined) throw packageNotFound(lowerId);

  const { skip, ...shown } = shownPage(page, found.total, perPage);
  return { versions: await readPage(found.key, skip), ...shown, total: found.total };
}

/** The keys of a page are found in the index of the version list; only its own rows are read. */
async function readPage(packageKey: number, skip: number): Promise<ListedVersion[]> {
  const rows = await db().$queryRaw<VersionRow[]>`
    with page as (
      select "lowerVersion" from "PackageVersion"
      where "packageKey" = ${packageKey} and listed
      order by "sortKey" desc, "lowerVersion" desc limit ${perPage} offset ${skip}
    )
    select version.key, version."normalizedVersion", version.prerelease, version.listed, version."publishedAt",
           coalesce(total.count, 0)::float8 as downloads
    from page
    join "PackageVersion" version on version."packageKey" = ${packageKey}
                                 and version."lowerVersion" = page."lowerVersion"
    left join "DownloadTotal" total on total."versionKey" = version.key
    order by version."sortKey" desc, version."lowerVersion" desc`;
  const warnings = await readWarnings(rows.map(({ key }) => key));
  return rows.map((row) => ({ ...row, ...(warnings.get(row.key) ?? noWarnings) }));
}
