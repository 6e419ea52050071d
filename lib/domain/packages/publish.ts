import { invalidate, isUniqueViolation, lockName, type Transaction } from '@/lib/db/transaction';
import { accountLocked } from '../account-errors';
import { keepAccounts } from '../accounts/hold';
import type { Actor } from '../actor';
import { matchVersion } from '../advisories/match';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { tellCatalog } from '../catalog/outbox';
import { keepPrefixes, refreshVerified } from '../prefixes/verified';
import { apiKeyInvalid, versionAlreadyExists } from '../errors';
import { withObjects } from '../stored-objects';
import { enqueueIndexing } from '../symbols/jobs';
import type { EarlierPublication } from './earlier-publication';
import { inNameOf } from './in-name-of';
import { insertVersion } from './insert-version';
import { packageLock } from './locks';
import { tellOwnersOfVersion } from './published-mail';
import { requirePushable } from './push-rules';
import { warnOfLostSignature } from './push-warnings';
import type { ReceivedPackage } from './receive';
import { refreshSearchDocuments } from './search-documents';

type Pusher = { pusherKey: number; ownerKey: number };

/**
 * Stores the bytes of a package and makes it known, in one transaction under the lock of its ID, which holds between
 * processes. Gives warnings for whoever pushes. Throws what `requirePushable` throws.
 */
export async function publish(
  actor: Actor,
  pusher: Pusher,
  received: ReceivedPackage,
  earlier?: EarlierPublication,
): Promise<string[]> {
  try {
    return await withObjects(received.files, (tx) => makeKnown(tx, actor, pusher, received, earlier));
  } catch (error) {
    throw isUniqueViolation(error) ? versionAlreadyExists(received.id, received.normalizedVersion) : error;
  }
}

async function makeKnown(
  tx: Transaction,
  actor: Actor,
  { pusherKey, ownerKey }: Pusher,
  received: ReceivedPackage,
  earlier: EarlierPublication | undefined,
): Promise<string[]> {
  const { id, lowerId, normalizedVersion } = received;
  await lockName(tx, packageLock(lowerId));
  await keepPrefixes(tx);
  await keepPublishers(tx, actor, [pusherKey, ownerKey]);
  const existing = await requirePushable(tx, actor, received);
  const packageKey = existing ?? (await createPackage(tx, id, lowerId, ownerKey));
  const warnings = await warnOfLostSignature(tx, packageKey, received);
  const versionKey = await insertVersion(tx, packageKey, pusherKey, received, earlier);
  await matchVersion(tx, lowerId, versionKey, received.nuspec.version);
  await tellCatalog(tx, [versionKey]);
  if (received.holdsPdbs) await enqueueIndexing(tx, versionKey);
  await refreshSearchDocuments(tx, packageKey);
  await record(tx, actor, 'package.push', {
    subject: `${id} ${normalizedVersion}`,
    packageKey,
    versionKey,
    accountKey: ownerKey,
    ...(await inNameOf(tx, actor, packageKey)),
    details: {
      sha512: Buffer.from(received.sha512).toString('base64'),
      newId: existing === undefined,
      ...(earlier && { listed: earlier.listed }),
    },
  });
  if (actor.kind !== 'system') {
    const told = [...received.warnings, ...warnings];
    await tellOwnersOfVersion(tx, {
      packageKey,
      id,
      version: normalizedVersion,
      pusherKey,
      ownerKey,
      warnings: told,
    });
  }
  invalidate(tx, tags.package(lowerId), tags.search);
  return warnings;
}

/** Refuses in the name of who is gone, is no person any more, or was locked while the package was on its way. */
async function keepPublishers(tx: Transaction, actor: Actor, accountKeys: number[]): Promise<void> {
  const kept = await keepAccounts(tx, accountKeys);
  const isPerson = kept?.some(({ kind }) => kind === 'user') === true;
  if (kept === undefined || (!isPerson && actor.kind !== 'system')) throw apiKeyInvalid();
  const locked = kept.find(({ lockedAt }) => lockedAt !== null);
  if (locked !== undefined && actor.kind !== 'system') throw accountLocked(locked.name);
}

async function createPackage(
  tx: Transaction,
  id: string,
  lowerId: string,
  ownerKey: number,
): Promise<number> {
  const { key } = await tx.package.create({
    data: {
      id,
      lowerId,
      owners: { create: { accountKey: ownerKey } },
      downloads: { create: { count: 0 } },
    },
    select: { key: true },
  });
  await refreshVerified(tx, [key]);
  return key;
}
