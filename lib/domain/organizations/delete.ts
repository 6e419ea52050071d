import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { getManaged, getViewed, holdManaged } from '../accounts/managed';
import { lowerName } from '../accounts/names';
import { leavesNothing } from '../accounts/remove';
import { type Actor, requireRecentProof, requireTrusted } from '../actor';
import { hasOtherMembers, organizationOrphans, wrongOrganizationName } from '../organization-errors';
import { holdPackagesOf, leavePackages, listOwned } from '../packages/orphans';
import { leavePrefixes, listHeldAlone } from '../prefixes/leave';
import { removeOrganization } from './remove';

export type OrganizationDeletion = {
  /** Members besides whoever asks: while there is one, it is not deleted. */
  others: number;
  /** Packages that nobody else owns, by their IDs: while there is one, it is not deleted. */
  orphans: string[];
  /** How many packages have other owners, who keep them. */
  shared: number;
  /** Prefixes that nobody else holds: they stay reserved. */
  prefixes: string[];
  apiKeys: number;
  /** Whether nothing stays, not even the name. */
  whole: boolean;
};

/** What becomes of all that is an organization's, when it is deleted, and what stands against that. */
export async function previewDeletion(actor: Actor, organization: string): Promise<OrganizationDeletion> {
  const { key } = await getViewed(actor, organization);
  const memberKey = actor.kind === 'user' ? actor.accountKey : 0;
  const [others, owned, prefixes, apiKeys, whole] = await Promise.all([
    db().membership.count({ where: { organizationKey: key, memberKey: { not: memberKey } } }),
    listOwned([key]),
    listHeldAlone([key]),
    db().apiKey.count({ where: { ownerKey: key, revokedAt: null, expiresAt: { gt: new Date() } } }),
    leavesNothing(db(), key),
  ]);
  const orphans = owned.filter(({ shared }) => !shared).map(({ id }) => id);
  return { others, orphans, shared: owned.length - orphans.length, prefixes, apiKeys, whole };
}

/**
 * Deletes an organization: its name, never to be given again, is all that stays, and what was published. Of one that has
 * proved no address and published nothing, not even the name stays. Throws `proofNeeded`, `hasOtherMembers`,
 * `organizationOrphans`, and what is wrong with a field.
 */
export async function deleteOrganization(
  actor: Actor,
  { organization, name }: { organization: string; name: string },
): Promise<void> {
  const user = requireTrusted(actor);
  const managed = await getManaged(user, organization);
  requireRecentProof(user);
  if (lowerName(name.trim()) !== lowerName(managed.name)) throw wrongOrganizationName(managed.name);
  const { key } = managed;
  await transaction(async (tx) => {
    await holdPackagesOf(tx, [key]);
    await holdManaged(tx, user, managed);
    const others = await tx.membership.count({
      where: { organizationKey: key, memberKey: { not: user.accountKey } },
    });
    if (others > 0) throw hasOtherMembers(managed.name, others);
    const orphans = await leavePackages(tx, user, [key], false);
    if (orphans.length > 0) throw organizationOrphans(orphans);
    await leavePrefixes(tx, user, [key]);
    await removeOrganization(tx, user, { key, name: managed.name, orphans: 0, withMember: false });
  });
}
