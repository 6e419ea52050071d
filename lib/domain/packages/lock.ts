import { invalidate, lockName, transaction } from '@/lib/db/transaction';
import { lowerId } from '@/lib/nuget/id';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { packageNotFound } from '../errors';
import { inNameOf } from './in-name-of';
import { packageLock } from './locks';

/**
 * Locks a package: its owners can change nothing about its versions, nor who owns it, until it is unlocked; everybody can still read it.
 * Again is no error. Throws `packageNotFound`.
 */
export const lockPackage = (actor: Actor, id: string) => setLocked(actor, id, true);

export const unlockPackage = (actor: Actor, id: string) => setLocked(actor, id, false);

async function setLocked(actor: Actor, id: string, locked: boolean): Promise<void> {
  requireAdministrator(actor);
  await transaction(async (tx) => {
    await lockName(tx, packageLock(lowerId(id)));
    const found = await tx.package.findUnique({
      where: { lowerId: lowerId(id) },
      select: { key: true, id: true, lockedAt: true },
    });
    if (found === null) throw packageNotFound(id);
    if ((found.lockedAt !== null) === locked) return;

    await tx.package.update({
      where: { key: found.key },
      data: { lockedAt: locked ? new Date() : null },
      select: { key: true },
    });
    await record(tx, actor, locked ? 'package.lock' : 'package.unlock', {
      subject: found.id,
      packageKey: found.key,
      ...(await inNameOf(tx, actor, found.key)),
    });
    invalidate(tx, tags.package(lowerId(id)));
  });
}
