import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { findOwnerFor, type PackageAction } from '../permissions';

export type InRecord = { onBehalfOf?: number; organizationKey?: number };

/**
 * In whose name somebody in a browser does this to a package, and in which organization's record it stands: that in whose
 * name he does it, or, of what administrators and the operator do, the first that owns the package. Keys say it themselves.
 */
export async function inWhoseRecord(
  tx: Transaction,
  actor: Actor,
  action: PackageAction,
  target: { packageKey: number; id: string },
): Promise<InRecord> {
  if (actor.kind === 'apiKey' || actor.kind === 'anonymous') return {};
  if (actor.kind === 'user') {
    const owner = await findOwnerFor(tx, actor, action, target);
    if (owner === actor.accountKey) return {};
    if (owner !== undefined) return { onBehalfOf: owner, organizationKey: owner };
  }
  const first = await tx.packageOwner.findFirst({
    where: { packageKey: target.packageKey, account: { kind: 'organization' } },
    orderBy: [{ createdAt: 'asc' }, { accountKey: 'asc' }],
    select: { accountKey: true },
  });
  return first === null ? {} : { organizationKey: first.accountKey };
}
