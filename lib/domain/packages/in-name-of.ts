import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { mayActFor, standingsOf } from '../organizations/standing';

/** The keys of a record that say for whom something was done. */
export type InNameOf = { organizationKey?: number; onBehalfOf?: number };

/**
 * In whose record an act on a package stands, and in whose name it was done, where the actor's key does not say. What a
 * member does in a browser to a package of his organization is done in its name; what is done by whoever is no owner stands
 * in the record of the organization that owns the package longest, so that it learns of it. Who owns it himself acts for
 * himself.
 */
export async function inNameOf(
  tx: Pick<Transaction, '$queryRaw'>,
  actor: Actor,
  packageKey: number,
): Promise<InNameOf> {
  if (actor.kind === 'apiKey' || actor.kind === 'anonymous') return {};
  const owners = await tx.$queryRaw<Owner[]>`
    select account.key, account.kind = 'organization' as "isOrganization"
    from "PackageOwner" owner join "Account" account on account.key = owner."accountKey"
    where owner."packageKey" = ${packageKey}
    order by owner."createdAt", account.key`;
  const organizations = owners.filter(({ isOrganization }) => isOrganization).map(({ key }) => key);
  const [oldest] = organizations;
  if (oldest === undefined) return {};
  if (actor.kind === 'system') return { organizationKey: oldest };
  if (owners.some(({ key }) => key === actor.accountKey)) return {};
  const own = await standingsOf(tx, actor.accountKey, organizations);
  const standing = own.find((one) => mayActFor(one));
  return standing === undefined
    ? { organizationKey: oldest }
    : { organizationKey: standing.organizationKey, onBehalfOf: standing.organizationKey };
}

type Owner = { key: number; isOrganization: boolean };
