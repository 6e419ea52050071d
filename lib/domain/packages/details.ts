import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { packageNotFound, versionNotFound } from '../errors';
import { describedColumns } from './described-columns';
import { dependencyColumns, type DependencyGroup, groupDependencies } from './registration';
import { slice } from './slices';
import { noWarnings, readWarnings, type VersionWarnings } from './warnings';

export type PackageDetails = {
  key: number;
  /** As the first push wrote it. */
  id: string;
  lowerId: string;
  locked: boolean;
  /** Whether one of its owners also owns a reserved prefix that the ID matches. */
  verified: boolean;
  createdAt: Date;
  owners: { name: string; organization: boolean }[];
  /** Downloads of all versions. */
  downloads: number;
  version: VersionDetails;
  /** The newest listed version without a prerelease label, and the newest listed one of all. */
  latestStable: string | undefined;
  latest: string | undefined;
};

export type VersionDetails = Omit<
  VersionRow,
  'dependencies' | 'downloads' | 'sizeBytes' | 'files' | '_count'
> &
  VersionWarnings & {
    sizeBytes: number;
    downloads: number;
    dependencyGroups: DependencyGroup[];
    /** What the package holds beside its assemblies: `icon`, `readme`, `license`. */
    files: string[];
    /** PDBs that debuggers can have, and symbols packages that are checked or were found to fit. */
    pdbs: number;
    symbolPackages: number;
  };

/**
 * One version of a package as a page shows it. Without a version: the latest listed stable one, else the latest
 * listed one, else the newest, one that was deleted last of all. Throws `packageNotFound` or `versionNotFound`.
 */
export async function getPackageDetails(lowerId: string, lowerVersion?: string): Promise<PackageDetails> {
  const found = await db().package.findUnique({
    where: { lowerId },
    select: {
      key: true,
      id: true,
      lockedAt: true,
      verified: true,
      createdAt: true,
      owners: { select: { account: { select: { name: true, kind: true } } }, orderBy: { createdAt: 'asc' } },
      downloads: { select: { count: true } },
      documents: {
        select: { slices: true, versionKey: true, version: { select: { normalizedVersion: true } } },
      },
    },
  });
  if (found === null) throw packageNotFound(lowerId);

  const latestIn = (bit: number) => found.documents.find((document) => (document.slices & bit) !== 0);
  const stable = latestIn(slice.stableSemVer2);
  const latest = latestIn(slice.prereleaseSemVer2);
  const shown =
    lowerVersion === undefined
      ? await readDefault(found.key, (stable ?? latest)?.versionKey)
      : await readVersion({ packageKey_lowerVersion: { packageKey: found.key, lowerVersion } });
  if (shown === null) throw versionNotFound(found.id, lowerVersion ?? '');

  return {
    key: found.key,
    id: found.id,
    lowerId,
    locked: found.lockedAt !== null,
    verified: found.verified,
    createdAt: found.createdAt,
    owners: found.owners.map(({ account }) => ({
      name: account.name,
      organization: account.kind === 'organization',
    })),
    downloads: Number(found.downloads?.count ?? 0),
    version: { ...detailsOf(shown), ...((await readWarnings([shown.key])).get(shown.key) ?? noWarnings) },
    latestStable: stable?.version.normalizedVersion,
    latest: latest?.version.normalizedVersion,
  };
}

async function readDefault(packageKey: number, latestKey: number | undefined): Promise<VersionRow | null> {
  if (latestKey !== undefined) return readVersion({ key: latestKey });
  return db().packageVersion.findFirst({
    where: { packageKey },
    orderBy: [{ status: 'asc' }, { sortKey: 'desc' }],
    select: versionColumns,
  });
}

const readVersion = (where: Prisma.PackageVersionWhereUniqueInput) =>
  db().packageVersion.findUnique({ where, select: versionColumns });

type VersionRow = Prisma.PackageVersionGetPayload<{ select: typeof versionColumns }>;

const versionColumns = {
  ...describedColumns,
  version: true,
  prerelease: true,
  semVer2: true,
  listed: true,
  status: true,
  publishedAt: true,
  sha512: true,
  sizeBytes: true,
  releaseNotes: true,
  copyright: true,
  repositoryUrl: true,
  repositoryType: true,
  repositoryCommit: true,
  developmentDependency: true,
  files: { select: { kind: true } },
  packageTypes: { select: { name: true } },
  targetFrameworks: { select: { framework: true } },
  downloads: { select: { count: true } },
  dependencies: dependencyColumns,
  _count: {
    select: { symbolFiles: true, symbolPackages: { where: { status: { in: ['checking', 'available'] } } } },
  },
} satisfies Prisma.PackageVersionSelect;

function detailsOf({ dependencies, downloads, sizeBytes, files, _count, ...version }: VersionRow) {
  return {
    ...version,
    sizeBytes: Number(sizeBytes),
    downloads: Number(downloads?.count ?? 0),
    files: files.map((file) => file.kind),
    pdbs: _count.symbolFiles,
    symbolPackages: _count.symbolPackages,
    dependencyGroups: groupDependencies(dependencies),
  };
}
