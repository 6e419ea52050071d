import { invalidate, lockName, transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { tellCatalog } from '../catalog/outbox';
import {
  accountLocked,
  apiKeyMissing,
  notAnOwner,
  packageLocked,
  scopeMissing,
  versionNotFound,
} from '../errors';
import { carriesScope, mayDo } from '../permissions';
import { packageLock } from './locks';
import { refreshSearchDocuments } from './search-documents';

export type ListingTarget = { id: string; lowerId: string; lowerVersion: string };

/** Hides a version from search. It stays downloadable, so that builds which use it keep working. Again is no error. */
export const unlist = (actor: Actor, target: ListingTarget) => setListed(actor, target, false);

/** Puts an unlisted version back into search, as published now. Again is no error. */
export const relist = (actor: Actor, target: ListingTarget) => setListed(actor, target, true);

async function setListed(actor: Actor, target: ListingTarget, listed: boolean): Promise<void> {
  const { id, lowerId, lowerVersion } = target;
  if (actor.kind === 'anonymous') throw apiKeyMissing();
  if (!carriesScope(actor, 'changeListing')) throw scopeMissing('unlist or relist versions');

  await transaction(async (tx) => {
    await lockName(tx, packageLock(lowerId));
    const found = await tx.packageVersion.findFirst({
      where: { lowerVersion, status: 'available', package: { lowerId } },
      select: {
        key: true,
        normalizedVersion: true,
        listed: true,
        package: { select: { key: true, id: true, lockedAt: true } },
      },
    });
    if (found === null) throw versionNotFound(id, lowerVersion);
    const packageKey = found.package.key;
    if (!(await mayDo(tx, actor, 'changeListing', { packageKey, id: found.package.id }))) {
      throw notAnOwner(found.package.id);
    }
    if (actor.kind === 'apiKey' && actor.ownerLocked) throw accountLocked(actor.ownerName);
    if (found.package.lockedAt !== null && actor.kind !== 'system') throw packageLocked(found.package.id);
    if (found.listed === listed) return;

    const now = new Date();
    await tx.packageVersion.update({
      where: { key: found.key },
      data: { listed, editedAt: now, ...(listed && { publishedAt: now }) },
    });
    await tellCatalog(tx, [found.key]);
    await refreshSearchDocuments(tx, packageKey);
    await record(tx, actor, listed ? 'package.relist' : 'package.unlist', {
      subject: `${found.package.id} ${found.normalizedVersion}`,
      packageKey,
      versionKey: found.key,
    });
    invalidate(tx, tags.package(lowerId), tags.search);
  });
}
