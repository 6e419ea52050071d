import { db } from '@/lib/db/client';
import { type Actor, requireUser } from '../actor';
import { invalidField } from '../errors';
import { findStanding } from '../organizations/standing';
import { seesPackages } from '../site/for-members';
import { listActingAccounts } from './create';
import { checkGlobs } from './key-input';

export type KeyMatches = {
  /** The first of the packages that are covered, by their IDs. */
  ids: string[];
  /** How many are covered. */
  count: number;
  /** How many packages the account owns. */
  owned: number;
};

const mostShown = 50;

/**
 * Which packages of an account, one's own or an organization's, patterns cover now; undefined where pages about packages
 * are not for whoever asks.
 */
export async function findMatches(
  actor: Actor,
  { ownerKey, globs }: { ownerKey: number; globs: readonly string[] },
): Promise<KeyMatches | undefined> {
  const { accountKey } = requireUser(actor);
  const patterns = checkGlobs(globs).map(likePattern);
  const isOwn = ownerKey === accountKey || (await findStanding(db(), accountKey, ownerKey)) !== undefined;
  if (!isOwn) throw invalidField('owner', 'Choose yourself or one of your organizations.');
  if (!seesPackages(actor)) return undefined;
  const [found] = await db().$queryRaw<KeyMatches[]>`
    with owned as (
      select package.id, package."lowerId", package."lowerId" like any(${patterns}::text[]) as covered
      from "PackageOwner" owner join "Package" package on package.key = owner."packageKey"
      where owner."accountKey" = ${ownerKey})
    select count(*)::int as owned, count(*) filter (where covered)::int as count,
           array(select id from owned where covered order by "lowerId" limit ${mostShown}) as ids
    from owned`;
  return found ?? { ids: [], count: 0, owned: 0 };
}

export type OwnedPackage = { id: string; owner: string };

const mostOffered = 100;

/**
 * The first packages of accounts in whose name somebody may act, or of one of these alone, by their IDs, and whose they
 * are; none where pages about packages are not for him.
 */
export async function listPackagesToChoose(actor: Actor, ownerKey?: number): Promise<OwnedPackage[]> {
  const owners = await listActingAccounts(actor);
  if (!seesPackages(actor)) return [];
  const keys = owners.map(({ key }) => key).filter((key) => ownerKey === undefined || key === ownerKey);
  return db().$queryRaw<OwnedPackage[]>`
    select package.id, account.name as owner
    from "PackageOwner" owner
    join "Package" package on package.key = owner."packageKey"
    join "Account" account on account.key = owner."accountKey"
    where owner."accountKey" = any(${keys}::int[])
    order by package."lowerId", account."lowerName" limit ${mostOffered}`;
}

/** A pattern of package IDs in the words of SQL, as `globCovers` understands it. */
export const likePattern = (glob: string): string =>
  glob
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%');
