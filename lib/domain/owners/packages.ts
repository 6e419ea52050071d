import { Prisma } from '@/lib/db/generated/client';
import { lockNames, type Transaction } from '@/lib/db/transaction';
import { packageLock } from '../packages/locks';
import { keepPrefixes, matchesId } from '../prefixes/verified';

/** Somebody who owns packages, or may: a person or an organization. */
export type Party = { key: number; name: string; kind: 'user' | 'organization' };

/** An invitation to own a package that waits for its answer. */
export type Waiting = {
  key: number;
  inviteeKey: number;
  /** None: nobody who is still here. */
  inviterKey: number | null;
  /** The owner who goes when it is accepted. */
  leaverKey: number | null;
};

/** A package as far as its owners are concerned. */
export type OwnedPackage = {
  key: number;
  id: string;
  lowerId: string;
  locked: boolean;
  verified: boolean;
  /** The oldest one first. */
  owners: Party[];
  waiting: Waiting[];
  /** Who holds a reserved prefix that its ID matches, by their keys. */
  holders: number[];
};

/**
 * Packages whose owners, and the prefixes that tell of them, stay as they are to the end of the transaction; by ID. What
 * is not here is left out. To be called before any row is written.
 */
export async function holdOwned(tx: Transaction, lowerIds: readonly string[]): Promise<OwnedPackage[]> {
  await lockNames(tx, lowerIds.map(packageLock));
  await keepPrefixes(tx);
  return readOwned(tx, lowerIds);
}

/** As `holdOwned`, only to look at. */
export const readOwned = (
  tx: Pick<Transaction, '$queryRaw'>,
  lowerIds: readonly string[],
): Promise<OwnedPackage[]> =>
  tx.$queryRaw<OwnedPackage[]>`
    select package.key, package.id, package."lowerId", package."lockedAt" is not null as locked, package.verified,
           coalesce((
             select json_agg(json_build_object('key', account.key, 'name', account.name, 'kind', account.kind)
                             order by owner."createdAt", account.key)
             from "PackageOwner" owner join "Account" account on account.key = owner."accountKey"
             where owner."packageKey" = package.key), '[]') as owners,
           coalesce((
             select json_agg(json_build_object(
               'key', request.key, 'inviteeKey', request."inviteeKey",
               'inviterKey', request."inviterKey", 'leaverKey', request."leaverKey") order by request.key)
             from "OwnershipRequest" request where request."packageKey" = package.key), '[]') as waiting,
           array(
             select holder."accountKey"
             from "ReservedPrefix" prefix join "PrefixOwner" holder on holder."prefixKey" = prefix.key
             where ${matchesId(Prisma.sql`package."lowerId"`)}) as holders
    from "Package" package where package."lowerId" = any(${[...lowerIds]}::text[]) order by package."lowerId"`;

/** Packages by the account with which something is done to them. */
export function byParty(
  pairs: readonly { package: OwnedPackage; account: Party }[],
): Map<Party, OwnedPackage[]> {
  const grouped = new Map<number, { account: Party; packages: OwnedPackage[] }>();
  for (const { package: found, account } of pairs) {
    const group = grouped.get(account.key) ?? { account, packages: [] };
    group.packages.push(found);
    grouped.set(account.key, group);
  }
  return new Map([...grouped.values()].map(({ account, packages }) => [account, packages]));
}

export const idsOf = (packages: readonly OwnedPackage[]): string[] => packages.map(({ id }) => id);
