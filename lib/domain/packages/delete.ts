import { invalidate, lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { lowerId } from '@/lib/nuget/id';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { tellCatalogOfDeletion } from '../catalog/outbox';
import { packageNotFound, versionNotFound } from '../errors';
import { forgetAlternates } from './alternate';
import { inNameOf } from './in-name-of';
import { packageLock } from './locks';
import { refreshSearchDocuments } from './search-documents';

export type DeletionTarget = {
  /** In any casing. */
  id: string;
  /** None stands for all versions of the package. */
  lowerVersion?: string;
};

/**
 * Takes versions away from everybody. Their numbers stay taken and their bytes are kept, unless the deletion is hard:
 * then nothing stays but the record, and a package without any version left goes as well. Gives the versions that
 * went, normalized. Throws `packageNotFound` or `versionNotFound`, the latter for a version that was deleted before.
 */
export async function deleteVersions(
  actor: Actor,
  target: DeletionTarget,
  { hard }: { hard: boolean },
): Promise<string[]> {
  requireAdministrator(actor);
  return transaction(async (tx) => {
    await lockName(tx, packageLock(lowerId(target.id)));
    const found = await findTarget(tx, target, hard);
    const keys = found.versions.map(({ key }) => key);

    await tellCatalogOfDeletion(
      tx,
      found.versions.filter(({ status }) => status === 'available').map(({ key }) => key),
    );
    const owner = await inNameOf(tx, actor, found.key);
    await forgetAlternates(tx, found.key, keys);
    await (hard ? removeForGood(tx, found.key, keys) : markDeleted(tx, keys));
    await refreshSearchDocuments(tx, found.key);
    for (const version of found.versions) {
      await record(tx, actor, hard ? 'package.hardDelete' : 'package.delete', {
        subject: `${found.id} ${version.normalizedVersion}`,
        packageKey: found.key,
        versionKey: version.key,
        ...owner,
      });
    }
    invalidate(tx, tags.package(lowerId(target.id)), tags.search);
    return found.versions.map(({ normalizedVersion }) => normalizedVersion);
  });
}

async function findTarget(tx: Transaction, { id, lowerVersion }: DeletionTarget, hard: boolean) {
  const found = await tx.package.findUnique({
    where: { lowerId: lowerId(id) },
    select: {
      key: true,
      id: true,
      versions: {
        // What was deleted softly can still be deleted for good.
        where: { ...(lowerVersion !== undefined && { lowerVersion }), ...(!hard && { status: 'available' }) },
        select: { key: true, normalizedVersion: true, status: true },
        orderBy: { key: 'asc' },
      },
    },
  });
  if (found === null) throw packageNotFound(id);
  if (found.versions.length > 0) return found;
  throw lowerVersion === undefined ? packageNotFound(id) : versionNotFound(found.id, lowerVersion);
}

async function markDeleted(tx: Transaction, keys: number[]): Promise<void> {
  await tx.packageVersion.updateMany({
    where: { key: { in: keys } },
    data: { status: 'deleted', listed: false, editedAt: new Date() },
  });
  await tx.deprecation.deleteMany({ where: { versionKey: { in: keys } } });
  await tx.versionAdvisory.deleteMany({ where: { versionKey: { in: keys } } });
}

async function removeForGood(tx: Transaction, packageKey: number, keys: number[]): Promise<void> {
  await tx.packageVersion.deleteMany({ where: { key: { in: keys } } });
  const left = await tx.packageVersion.count({ where: { packageKey } });
  if (left === 0) await tx.package.delete({ where: { key: packageKey }, select: { key: true } });
}
