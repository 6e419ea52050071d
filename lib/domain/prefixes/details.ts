import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { prefixNotFound } from '../prefix-errors';
import { getPrefix } from './holders';
import { type ListedPrefix, readPrefixes } from './list';
import { beginsWith } from './verified';

/** What lies under a prefix already: it stays, whoever owns it. */
export type PackagesUnder = { total: number; some: { id: string; owners: string[] }[] };

/** A prefix with its owners, and what lies under it. Throws `prefixNotFound`. */
export async function getPrefixDetails(value: string): Promise<ListedPrefix & { packages: PackagesUnder }> {
  const { key, lowerValue, exact } = await getPrefix(db(), value);
  const [listed] = await readPrefixes(Prisma.sql`prefix.key = ${key}`);
  if (listed === undefined) throw prefixNotFound(value);
  return { ...listed, packages: await listPackagesUnder({ lowerValue, exact }) };
}

const mostShown = 20;

export async function listPackagesUnder({
  lowerValue,
  exact,
}: {
  lowerValue: string;
  exact: boolean;
}): Promise<PackagesUnder> {
  const under = exact
    ? Prisma.sql`package."lowerId" = ${lowerValue}`
    : beginsWith(Prisma.sql`package."lowerId"`, lowerValue);
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    select count(*)::int as total from "Package" package where ${under}`;
  const some = await db().$queryRaw<PackagesUnder['some']>`
    select package.id,
           array(select account.name from "PackageOwner" owner join "Account" account on account.key = owner."accountKey"
                 where owner."packageKey" = package.key order by account.name) as owners
    from "Package" package where ${under} order by package."lowerId" limit ${mostShown}`;
  return { total: counted?.total ?? 0, some };
}
