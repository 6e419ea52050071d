import type { Transaction } from '@/lib/db/transaction';
import { lowerName } from '../accounts/names';
import type { Actor } from '../actor';
import { organizationUnconfirmed } from '../member-errors';
import { notAllowedInOrganization, organizationNotFound } from '../organization-errors';
import { type AccountAction, mayDoAsMember } from '../permissions';
import { type HeldOrganization, holdOrganization } from './hold';
import { findStanding } from './standing';

/**
 * Holds an organization to which the actor may do this, by what he is to it once it is held. Throws
 * `organizationNotFound` and `notAllowedInOrganization`.
 */
export async function holdOrganizationFor(
  tx: Transaction,
  actor: Actor,
  name: string,
  action: AccountAction,
): Promise<HeldOrganization> {
  const held = await holdOrganization(tx, lowerName(name.trim()));
  const standing = actor.kind === 'user' ? await findStanding(tx, actor.accountKey, held.key) : undefined;
  if (mayDoAsMember(actor, action, standing)) return held;
  throw mayDoAsMember(actor, 'view', standing)
    ? notAllowedInOrganization(held.name, standing)
    : organizationNotFound(name);
}

/** Refuses what waits until an organization has proved its address. */
export async function requireConfirmed(
  tx: Pick<Transaction, 'emailAddress'>,
  { key, name }: HeldOrganization,
): Promise<void> {
  const proved = await tx.emailAddress.count({
    where: { accountKey: key, confirmedAddress: { not: null } },
  });
  if (proved === 0) throw organizationUnconfirmed(name);
}
