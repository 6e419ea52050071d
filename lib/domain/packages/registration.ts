import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { packageNotFound, versionNotFound } from '../errors';
import { describedColumns } from './described-columns';
import { noWarnings, readWarnings, type VersionWarnings } from './warnings';

/** Leaves of a page; and from how many versions on an index leaves the leaves to their pages. */
const leavesPerPage = 64;
const inlinedUpTo = 127;

export type DependencyGroup = {
  /** None stands for any framework. */
  targetFramework: string | undefined;
  dependencies: { id: string; lowerId: string; range: string }[];
};

export type RegisteredVersion = VersionWarnings & {
  id: string;
  fullVersion: string;
  normalizedVersion: string;
  lowerVersion: string;
  listed: boolean;
  publishedAt: Date;
  title: string;
  description: string;
  summary: string;
  authors: string;
  tags: string[];
  language: string;
  minClientVersion: string;
  projectUrl: string;
  iconUrl: string;
  licenseUrl: string;
  licenseExpression: string;
  requireLicenseAcceptance: boolean;
  files: string[];
  dependencyGroups: DependencyGroup[];
};

/** A run of versions: the lowest and the highest one, normalized, and how many there are. */
export type RegistrationPage = { lower: string; upper: string; count: number };

export type RegistrationIndex = {
  lowerId: string;
  pages: (RegistrationPage & { leaves: RegisteredVersion[] | undefined })[];
};

/** Which versions a hive holds. */
export type RegistrationFilter = { lowerId: string; semVer2: boolean };

/** The pages of a package, with their leaves when the versions are few. Throws `packageNotFound`. */
export async function getRegistrationIndex(filter: RegistrationFilter): Promise<RegistrationIndex> {
  const pages = await readPages(filter);
  if (pages.length === 0) throw packageNotFound(filter.lowerId);
  const total = pages.reduce((sum, page) => sum + page.count, 0);
  if (total > inlinedUpTo) {
    return { lowerId: filter.lowerId, pages: pages.map((page) => ({ ...page, leaves: undefined })) };
  }

  const leaves = await readVersions(filter, {}, total);
  let from = 0;
  return {
    lowerId: filter.lowerId,
    pages: pages.map((page) => ({ ...page, leaves: leaves.slice(from, (from += page.count)) })),
  };
}

/** The versions between two, both included, the lowest first. Throws `packageNotFound` when there are none. */
export async function getRegistrationPage(
  filter: RegistrationFilter,
  lower: Uint8Array,
  upper: Uint8Array,
): Promise<RegisteredVersion[]> {
  // Prisma has no order for bytes.
  const between = await db().$queryRaw<{ key: number }[]>`
    select key from "PackageVersion"
    where "packageKey" = (select key from "Package" where "lowerId" = ${filter.lowerId})
      and status = 'available' and (${filter.semVer2} or not "semVer2")
      and "sortKey" between ${lower} and ${upper}
    order by "sortKey", "lowerVersion" limit ${inlinedUpTo + 1}`;
  const keys = between.map(({ key }) => key);
  const found = await readVersions(filter, { key: { in: keys } }, keys.length);
  if (found.length === 0 || found.length > inlinedUpTo) throw packageNotFound(filter.lowerId);
  return found;
}

/** One version of a hive. Throws `versionNotFound`. */
export async function getRegistrationLeaf(
  filter: RegistrationFilter,
  lowerVersion: string,
): Promise<RegisteredVersion> {
  const [found] = await readVersions(filter, { lowerVersion }, 1);
  if (found === undefined) throw versionNotFound(filter.lowerId, lowerVersion);
  return found;
}

/** The borders of every page, found in the index of the version list; only the rows at a border are read. */
async function readPages({ lowerId, semVer2 }: RegistrationFilter): Promise<RegistrationPage[]> {
  return db().$queryRaw<RegistrationPage[]>`
    with numbered as (
      select "packageKey", "lowerVersion",
             row_number() over (order by "sortKey", "lowerVersion") - 1 as position,
             count(*) over () as total
      from "PackageVersion"
      where "packageKey" = (select key from "Package" where "lowerId" = ${lowerId})
        and status = 'available' and (${semVer2} or not "semVer2")
    ),
    borders as (
      select "packageKey", "lowerVersion", position, position / ${leavesPerPage}::int as page
      from numbered
      where position % ${leavesPerPage}::int in (0, ${leavesPerPage - 1}::int) or position = total - 1
    )
    select (array_agg(version."normalizedVersion" order by position))[1] as lower,
           (array_agg(version."normalizedVersion" order by position desc))[1] as upper,
           (max(position) - min(position) + 1)::int as count
    from borders
    join "PackageVersion" version using ("packageKey", "lowerVersion")
    group by page
    order by page`;
}

async function readVersions(
  { lowerId, semVer2 }: RegistrationFilter,
  where: Prisma.PackageVersionWhereInput,
  take: number,
): Promise<RegisteredVersion[]> {
  const found = await db().package.findUnique({ where: { lowerId }, select: { key: true } });
  if (found === null) return [];
  const rows = await db().packageVersion.findMany({
    where: { packageKey: found.key, status: 'available', ...(!semVer2 && { semVer2: false }), ...where },
    orderBy: [{ sortKey: 'asc' }, { lowerVersion: 'asc' }],
    take,
    select: versionColumns,
  });
  const warnings = await readWarnings(rows.map(({ key }) => key));
  return rows.map(({ key, files, dependencies, ...version }) => ({
    ...version,
    ...(warnings.get(key) ?? noWarnings),
    files: files.map((file) => file.kind),
    dependencyGroups: groupDependencies(dependencies),
  }));
}

/** What `groupDependencies` makes groups of, in the order of the nuspec. */
export const dependencyColumns = {
  select: { targetFramework: true, id: true, lowerId: true, range: true },
  orderBy: { position: 'asc' },
} satisfies Prisma.PackageVersion$dependenciesArgs;

const versionColumns = {
  ...describedColumns,
  listed: true,
  publishedAt: true,
  summary: true,
  language: true,
  requireLicenseAcceptance: true,
  files: { select: { kind: true } },
  dependencies: dependencyColumns,
} satisfies Prisma.PackageVersionSelect;

type DependencyRow = {
  targetFramework: string | null;
  id: string | null;
  lowerId: string | null;
  range: string | null;
};

/** Dependencies by framework, in the order of the nuspec. A row without an ID is a group that has none. */
export function groupDependencies(rows: DependencyRow[]): DependencyGroup[] {
  const groups = new Map<string | null, DependencyGroup>();
  for (const { targetFramework, id, lowerId, range } of rows) {
    const group = groups.get(targetFramework) ?? {
      targetFramework: targetFramework ?? undefined,
      dependencies: [],
    };
    groups.set(targetFramework, group);
    if (id !== null && lowerId !== null) group.dependencies.push({ id, lowerId, range: range ?? '(, )' });
  }
  return [...groups.values()];
}
