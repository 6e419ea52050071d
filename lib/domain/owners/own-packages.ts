import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { lowerId } from '@/lib/nuget/id';
import { lowerName } from '../accounts/names';
import { type Actor, requireUser } from '../actor';
import { shownPage } from '../paging';

export type OwnPackage = {
  id: string;
  /** All its owners, the oldest one first. */
  owners: string[];
  downloads: number;
  /** The newest listed version, or of a package without one the newest of all; none where all were deleted. */
  version: string | null;
  /** Whether search finds any version. */
  listed: boolean;
  verified: boolean;
  locked: boolean;
};

/** Whose packages somebody may look through: his own, and those of his organizations. */
export type PackageHolder = { name: string; organization: boolean; packages: number };

export type OwnPackagePage = {
  packages: OwnPackage[];
  holders: PackageHolder[];
  total: number;
  page: number;
  pages: number;
};

export type OwnPackageQuestion = {
  /** The name of one of the holders; left out for all of them. */
  owner?: string | undefined;
  /** A part of the ID. */
  text?: string | undefined;
  sort?: 'id' | 'downloads';
  page?: number;
};

const perPage = 50;

/** The packages that somebody and his organizations own, fifty a page. A page that is not there is the last one. */
export async function listOwnPackages(
  actor: Actor,
  { owner, text = '', sort = 'id', page = 1 }: OwnPackageQuestion = {},
): Promise<OwnPackagePage> {
  const { accountKey } = requireUser(actor);
  const found = await readHolders(accountKey);
  const wanted = owner === undefined || owner === '' ? undefined : lowerName(owner.trim());
  const named = found.filter(({ name }) => wanted === undefined || lowerName(name) === wanted);
  const fits = Prisma.sql`
    package.key in (select owner."packageKey" from "PackageOwner" owner
                    where owner."accountKey" = any(${named.map(({ key }) => key)}::int[]))
    and strpos(package."lowerId", ${lowerId(text.trim())}) > 0`;
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    select count(*)::int as total from "Package" package where ${fits}`;
  const total = counted?.total ?? 0;
  const { skip, ...shown } = shownPage(page, total, perPage);
  const order =
    sort === 'downloads'
      ? Prisma.sql`order by downloads desc, package."lowerId"`
      : Prisma.sql`order by package."lowerId"`;
  const packages = await db().$queryRaw<OwnPackage[]>`
    select package.id, package.verified, package."lockedAt" is not null as locked,
           coalesce((select total.count from "PackageDownloads" total
                     where total."packageKey" = package.key), 0)::float8 as downloads,
           array(select account.name from "PackageOwner" owner
                 join "Account" account on account.key = owner."accountKey"
                 where owner."packageKey" = package.key order by owner."createdAt", account.key) as owners,
           coalesce(${newest(Prisma.sql`version.listed`)}, ${newest(Prisma.sql`not version.listed`)}) as version,
           exists (select from "PackageVersion" version where version."packageKey" = package.key
                     and version.listed and version.status = 'available') as listed
    from "Package" package where ${fits} ${order} limit ${perPage} offset ${skip}`;
  const holders = found.map(({ name, organization, packages: count }) => ({
    name,
    organization,
    packages: count,
  }));
  return { packages, holders, total, ...shown };
}

const newest = (which: Prisma.Sql) => Prisma.sql`(
  select version."normalizedVersion" from "PackageVersion" version
  where version."packageKey" = package.key and version.status = 'available' and ${which}
  order by version."sortKey" desc limit 1)`;

/** Himself before his organizations, which are in the order of their names. */
const readHolders = (accountKey: number): Promise<(PackageHolder & { key: number })[]> =>
  db().$queryRaw<(PackageHolder & { key: number })[]>`
    select account.key, account.name, account.kind = 'organization' as organization,
           (select count(*)::int from "PackageOwner" owner where owner."accountKey" = account.key) as packages
    from "Account" account
    where account.key = ${accountKey} or account.key in (
      select membership."organizationKey" from "Membership" membership
      where membership."memberKey" = ${accountKey})
    order by account.key <> ${accountKey}, account."lowerName"`;
