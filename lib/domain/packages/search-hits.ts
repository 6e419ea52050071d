import { db } from '@/lib/db/client';
import { noWarnings, readWarnings, type VersionWarnings } from './warnings';

/** A package as a search finds it, told by its latest version among those that were asked for. */
export type SearchHit = FoundHit & VersionWarnings;

type FoundHit = {
  versionKey: number;
  /** As that version's nuspec writes it. */
  id: string;
  lowerId: string;
  /** With build metadata. */
  fullVersion: string;
  normalizedVersion: string;
  lowerVersion: string;
  prerelease: boolean;
  publishedAt: Date;
  title: string;
  description: string;
  summary: string;
  authors: string;
  tags: string[];
  projectUrl: string;
  iconUrl: string;
  licenseUrl: string;
  licenseExpression: string;
  /** Which files the version brings of its own. */
  files: string[];
  packageTypes: string[];
  /** Whether an owner of the package also owns a reserved prefix that its ID matches. */
  verified: boolean;
  /** Names of the accounts that own the package. */
  owners: string[];
  /** Of all versions, unlisted ones too. */
  totalDownloads: number;
  /** The listed ones among those that were asked for, the lowest first. */
  versions: HitVersion[];
};

export type HitVersion = { fullVersion: string; lowerVersion: string; downloads: number };

/** Which versions of a package a client wants to know of. */
type VersionFilter = { prerelease: boolean; semVer2: boolean };

/** The hits for these versions, in the same order; without those whose packages were unlisted since they were found. */
export async function readHits(versionKeys: number[], filter: VersionFilter): Promise<SearchHit[]> {
  if (versionKeys.length === 0) return [];
  const [found, warnings] = await Promise.all([readFound(versionKeys, filter), readWarnings(versionKeys)]);
  const hits = found.flatMap(({ versions, ...hit }) => (versions === null ? [] : [{ ...hit, versions }]));
  return hits.map((hit) => ({ ...hit, ...(warnings.get(hit.versionKey) ?? noWarnings) }));
}

/** A hit without versions is one that was unlisted meanwhile. */
type FoundRow = Omit<FoundHit, 'versions'> & { versions: HitVersion[] | null };

/** One statement, for Prisma would send one for each relation and bring every version as a row. */
const readFound = (versionKeys: number[], { prerelease, semVer2 }: VersionFilter) =>
  db().$queryRaw<FoundRow[]>`
    select version.key as "versionKey", version.id, package."lowerId", version."fullVersion",
           version."normalizedVersion", version."lowerVersion", version.prerelease, version."publishedAt",
           version.title, version.description, version.summary, version.authors, version.tags,
           version."projectUrl", version."iconUrl", version."licenseUrl", version."licenseExpression",
           array(select file.kind::text from "VersionFile" file
                 where file."versionKey" = version.key) as files,
           array(select type.name from "PackageType" type
                 where type."versionKey" = version.key order by type.name) as "packageTypes",
           package.verified,
           array(select account.name from "PackageOwner" owner
                 join "Account" account on account.key = owner."accountKey"
                 where owner."packageKey" = package.key order by account.name) as owners,
           coalesce(downloads.count, 0)::float8 as "totalDownloads",
           (select json_agg(json_build_object('fullVersion', listed."fullVersion",
                                              'lowerVersion', listed."lowerVersion",
                                              'downloads', coalesce(total.count, 0)) order by listed."sortKey")
            from "PackageVersion" listed
            left join "DownloadTotal" total on total."versionKey" = listed.key
            where listed."packageKey" = package.key and listed.listed
              and (${prerelease} or not listed.prerelease) and (${semVer2} or not listed."semVer2")) as versions
    from unnest(${versionKeys}::int[]) with ordinality as wanted (key, position)
    join "PackageVersion" version on version.key = wanted.key
    join "Package" package on package.key = version."packageKey"
    left join "PackageDownloads" downloads on downloads."packageKey" = package.key
    order by wanted.position`;
