import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import type { MemberRole } from './standing';
import { endTransformOfMember } from './transform-requests';

type NewMembership = { organizationKey: number; memberKey: number; role: MemberRole };

/**
 * Makes a person a member. The caller holds organization and person. An organization is nobody's member, so that a wish
 * of the person to become one ends.
 */
export async function insertMember(tx: Transaction, actor: Actor, membership: NewMembership): Promise<void> {
  await tx.membership.create({ data: membership, select: { memberKey: true } });
  await endTransformOfMember(tx, actor, membership.memberKey);
}
