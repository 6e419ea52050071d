import type { Transaction } from '@/lib/db/transaction';
import type { SearchableVersion } from './search-vector';
import { slice } from './slices';

/** A version that is the latest listed one of its package in some slices, and what search must know of it. */
export type LatestVersion = SearchableVersion & {
  versionKey: number;
  packageKey: number;
  lowerId: string;
  /** The ID as the package has it, whatever this version's nuspec writes. */
  packageId: string;
  slices: number;
  downloads: number;
};

/**
 * The latest listed versions of packages, up to four of each, the highest first. For every slice the versions are walked from the highest
 * down to the first that fits, in the index of the version list, which tells a prerelease by the hyphen alone.
 */
export function readLatestVersions(tx: Transaction, packageKeys: number[]): Promise<LatestVersion[]> {
  return tx.$queryRaw<LatestVersion[]>`
    with slice (bit, prerelease, "semVer2") as (
      values (${slice.stableSemVer1}::int, false, false), (${slice.prereleaseSemVer1}::int, true, false),
             (${slice.stableSemVer2}::int, false, true), (${slice.prereleaseSemVer2}::int, true, true)
    ),
    latest as (
      select wanted.key as "packageKey", highest."lowerVersion", bit_or(slice.bit)::int as slices
      from unnest(${packageKeys}::int[]) as wanted (key)
      cross join slice
      cross join lateral (
        select "lowerVersion" from "PackageVersion" version
        where version."packageKey" = wanted.key and version.listed
          and (slice.prerelease or strpos(version."lowerVersion", '-') = 0)
          and (slice."semVer2" or not version."semVer2")
        order by version."sortKey" desc limit 1
      ) highest
      group by 1, 2
    )
    select version.key as "versionKey", version."packageKey", package."lowerId", package.id as "packageId", slices,
           version.id, version."normalizedVersion", version.title, version.description, version.summary,
           version.authors, version.tags,
           array(select account.name from "PackageOwner" owner
                 join "Account" account on account.key = owner."accountKey"
                 where owner."packageKey" = package.key order by account.name) as owners,
           array(select type.name from "PackageType" type
                 where type."versionKey" = version.key order by type.name) as "packageTypes",
           coalesce((select count from "PackageDownloads" total
                     where total."packageKey" = package.key), 0)::float8 as downloads
    from latest
    join "PackageVersion" version using ("packageKey", "lowerVersion")
    join "Package" package on package.key = version."packageKey"
    order by version."packageKey", version."sortKey" desc`;
}
