import { invalidate, lockName, transaction } from '@/lib/db/transaction';
import { type Actor, mayAdminister } from '../actor';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { administratorsOnly, packageNotFound } from '../errors';
import { packageLock } from './locks';

/**
 * Locks a package: its owners can change nothing about its versions until it is unlocked; everybody can still read it.
 * Again is no error. Throws `packageNotFound`.
 */
export const lockPackage = (actor: Actor, lowerId: string) => setLocked(actor, lowerId, true);

export const unlockPackage = (actor: Actor, lowerId: string) => setLocked(actor, lowerId, false);

async function setLocked(actor: Actor, lowerId: string, locked: boolean): Promise<void> {
  if (!mayAdminister(actor)) throw administratorsOnly();
  await transaction(async (tx) => {
    await lockName(tx, packageLock(lowerId));
    const found = await tx.package.findUnique({
      where: { lowerId },
      select: { key: true, id: true, lockedAt: true },
    });
    if (found === null) throw packageNotFound(lowerId);
    if ((found.lockedAt !== null) === locked) return;

    await tx.package.update({
      where: { key: found.key },
      data: { lockedAt: locked ? new Date() : null },
      select: { key: true },
    });
    await record(tx, actor, locked ? 'package.lock' : 'package.unlock', {
      subject: found.id,
      packageKey: found.key,
    });
    invalidate(tx, tags.package(lowerId));
  });
}
