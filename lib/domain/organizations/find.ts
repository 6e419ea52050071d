import { db } from '@/lib/db/client';
import { lowerName } from '../accounts/names';
import { type Actor, requireUser } from '../actor';
import { notAllowedInOrganization, organizationNotFound } from '../organization-errors';
import { type AccountAction, mayDoAsMember } from '../permissions';
import { findStanding, type Standing } from './standing';

export type FoundOrganization = {
  key: number;
  /** In its own casing. */
  name: string;
  /** What the actor is to it; undefined for who is no member, such as the gallery's administrators. */
  standing: Standing | undefined;
};

/**
 * An organization to which the actor may do this. Throws `organizationNotFound` where he may not even look at it, and
 * `notAllowedInOrganization` where he may look, and no more.
 */
export async function findOrganizationFor(
  actor: Actor,
  name: string,
  action: AccountAction,
): Promise<FoundOrganization> {
  const user = actor.kind === 'system' ? undefined : requireUser(actor);
  const found = await db().account.findUnique({
    where: { lowerName: lowerName(name.trim()), kind: 'organization', deletedAt: null },
    select: { key: true, name: true },
  });
  if (found === null) throw organizationNotFound(name);
  const standing = user && (await findStanding(db(), user.accountKey, found.key));
  if (mayDoAsMember(actor, action, standing)) return { ...found, standing };
  throw mayDoAsMember(actor, 'view', standing)
    ? notAllowedInOrganization(found.name, standing)
    : organizationNotFound(name);
}
