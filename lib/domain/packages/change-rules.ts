import type { Transaction } from '@/lib/db/transaction';
import { type Actor, mayAdminister, requireUnlocked } from '../actor';
import { refused, requireScope } from '../api-keys/refused';
import { apiKeyMissing, packageLocked } from '../errors';
import { keepActingFor } from '../organizations/act-for';
import { mayDo } from '../permissions';

type Change = 'changeListing' | 'deprecate';

/** Refuses who may change the versions of no package at all, before anything is looked up. */
export function requireChanger(actor: Actor, change: Change): void {
  if (actor.kind === 'anonymous') throw apiKeyMissing();
  requireScope(actor, change);
  requireUnlocked(actor);
}

/** Refuses who may not change the versions of this package, and everybody but administrators while it is locked. */
export async function requireChangeable(
  tx: Transaction,
  actor: Actor,
  change: Change,
  target: { key: number; id: string; lockedAt: Date | null },
): Promise<void> {
  await keepActingFor(tx, actor, 'forbidden');
  if (!(await mayDo(tx, actor, change, { packageKey: target.key, id: target.id }))) {
    throw refused('forbidden', actor, change, target.id);
  }
  if (target.lockedAt !== null && !mayAdminister(actor)) throw packageLocked(target.id);
}
