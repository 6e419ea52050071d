import { db } from '@/lib/db/client';
import { type Actor, requireUser } from '../actor';
import { type ListedPrefix, listPrefixesOf } from './list';

/** The prefixes of somebody, and of the organizations of which he is a member. */
export async function listOwnPrefixes(actor: Actor): Promise<ListedPrefix[]> {
  const { accountKey } = requireUser(actor);
  const memberships = await db().membership.findMany({
    where: { memberKey: accountKey, organization: { deletedAt: null } },
    select: { organizationKey: true },
  });
  return listPrefixesOf([accountKey, ...memberships.map(({ organizationKey }) => organizationKey)]);
}
