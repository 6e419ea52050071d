import { invalidate, lockName, type Transaction, transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { tellCatalog } from '../catalog/outbox';
import { versionNotFound } from '../errors';
import { requireChangeable, requireChanger } from './change-rules';
import { type InNameOf, inNameOf } from './in-name-of';
import { packageLock } from './locks';
import { refreshSearchDocuments } from './search-documents';

export type ListingTarget = { id: string; lowerId: string; lowerVersion: string };

/** Hides a version from search. It stays downloadable, so that builds which use it keep working. Again is no error. */
export const unlist = (actor: Actor, target: ListingTarget) => setListed(actor, target, false);

/** Puts an unlisted version back into search, as published now. Again is no error. */
export const relist = (actor: Actor, target: ListingTarget) => setListed(actor, target, true);

async function setListed(actor: Actor, target: ListingTarget, listed: boolean): Promise<void> {
  const { id, lowerId, lowerVersion } = target;
  await requireChanger(actor, 'changeListing', id);
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
    await requireChangeable(tx, actor, 'changeListing', found.package);
    if (found.listed === listed) return;

    const owner = await inNameOf(tx, actor, packageKey);
    await writeListing(tx, actor, { ...found, packageKey, id: found.package.id, owner }, listed);
    await tellCatalog(tx, [found.key]);
    await refreshSearchDocuments(tx, packageKey);
    invalidate(tx, tags.package(lowerId), tags.search);
  });
}

type ChangedVersion = {
  key: number;
  packageKey: number;
  id: string;
  normalizedVersion: string;
  owner: InNameOf;
};

/** Writes and records that a version is listed or not; the caller tells search and the catalog. */
export async function writeListing(
  tx: Transaction,
  actor: Actor,
  { key, packageKey, id, normalizedVersion, owner }: ChangedVersion,
  listed: boolean,
): Promise<void> {
  const now = new Date();
  await tx.packageVersion.update({
    where: { key },
    data: { listed, editedAt: now, ...(listed && { publishedAt: now }) },
    select: { key: true },
  });
  await record(tx, actor, listed ? 'package.relist' : 'package.unlist', {
    subject: `${id} ${normalizedVersion}`,
    packageKey,
    versionKey: key,
    ...owner,
  });
}
