import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { type Actor, mayAdminister, requireUnlocked } from '../actor';
import { refused, requireScope } from '../api-keys/refused';
import { apiKeyMissing, packageLocked } from '../errors';
import { keepActingFor, requireActingFor } from '../organizations/act-for';
import { coversId, mayDo } from '../permissions';

type Change = 'changeListing' | 'deprecate';

/** Refuses who may not change a package of this ID, whoever owns it, without telling whether there is one. */
export async function requireChanger(actor: Actor, change: Change, id: string): Promise<void> {
  if (actor.kind === 'anonymous') throw apiKeyMissing();
  requireScope(actor, change);
  requireUnlocked(actor);
  await requireActingFor(db(), actor, 'forbidden');
  if (!coversId(actor, change, id)) throw refused('forbidden', actor, change, id);
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
