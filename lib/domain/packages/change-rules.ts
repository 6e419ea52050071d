import type { Transaction } from '@/lib/db/transaction';
import { type Actor, mayAdminister, requireUnlocked } from '../actor';
import { apiKeyMissing, notAnOwner, packageLocked, scopeMissing } from '../errors';
import { carriesScope, mayDo } from '../permissions';

/** Refuses who may change the versions of no package at all, before anything is looked up. */
export function requireChanger(actor: Actor, action: string): void {
  if (actor.kind === 'anonymous') throw apiKeyMissing();
  if (!carriesScope(actor, 'changeListing')) throw scopeMissing(action);
  requireUnlocked(actor);
}

/** Refuses who may not change the versions of this package, and everybody but administrators while it is locked. */
export async function requireChangeable(
  tx: Transaction,
  actor: Actor,
  target: { key: number; id: string; lockedAt: Date | null },
): Promise<void> {
  if (!(await mayDo(tx, actor, 'changeListing', { packageKey: target.key, id: target.id }))) {
    throw notAnOwner(target.id);
  }
  if (target.lockedAt !== null && !mayAdminister(actor)) throw packageLocked(target.id);
}
