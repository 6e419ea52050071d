import { shared } from '@/lib/config/shared';
import { db } from '@/lib/db/client';
import { invalidate, isUniqueViolation, lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, pusherOf } from '../actor';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { tellCatalog } from '../catalog/outbox';
import { DomainError, versionAlreadyExists } from '../errors';
import { keyedQueue } from '../keyed-queue';
import { withObjects } from '../stored-objects';
import { enqueueIndexing } from '../symbols/jobs';
import { insertVersion } from './insert-version';
import { packageLock } from './locks';
import { requirePushable, requirePusher } from './push-rules';
import { receivePackage, type ReceivedPackage } from './receive';
import { warnOfExpiry, warnOfLostSignature } from './push-warnings';
import { refreshSearchDocuments } from './search-documents';

export type PushOptions = {
  limitBytes: number;
  /** In whose name the operator pushes; everybody else pushes in his own. */
  ownerKey?: number;
};

export type Pushed = { id: string; version: string; warnings: readonly string[] };

const queue = () => shared('push-queue', keyedQueue);

/**
 * Publishes a package: reads it in constant memory, checks it, stores its bytes and makes it known, in this order,
 * so that whatever happens in between the version is either absent and can be pushed, or complete.
 * Throws what `lib/domain/errors.ts` says of pushing.
 */
export async function push(
  actor: Actor,
  source: AsyncIterable<Uint8Array>,
  options: PushOptions,
): Promise<Pushed> {
  requirePusher(actor);
  const received = await receivePackage(source, options.limitBytes);
  let more: string[];
  try {
    await requirePushable(db(), actor, received);
    const pusher = pusherOf(actor, options.ownerKey);
    more = await queue()(received.lowerId, () => publish(actor, pusher, received));
  } catch (error) {
    await recordRefusal(actor, received, error);
    throw error;
  } finally {
    await received.close();
  }
  const { id, normalizedVersion, warnings } = received;
  return { id, version: normalizedVersion, warnings: [...warnings, ...more, ...warnOfExpiry(actor)] };
}

type Pusher = { pusherKey: number; ownerKey: number };

async function publish(actor: Actor, pusher: Pusher, received: ReceivedPackage): Promise<string[]> {
  try {
    return await withObjects(received.files, (tx) => makeKnown(tx, actor, pusher, received));
  } catch (error) {
    throw isUniqueViolation(error) ? versionAlreadyExists(received.id, received.normalizedVersion) : error;
  }
}

async function makeKnown(
  tx: Transaction,
  actor: Actor,
  { pusherKey, ownerKey }: Pusher,
  received: ReceivedPackage,
): Promise<string[]> {
  const { id, lowerId, normalizedVersion } = received;
  await lockName(tx, packageLock(lowerId));
  const existing = await requirePushable(tx, actor, received);
  const packageKey = existing ?? (await createPackage(tx, id, lowerId, ownerKey));
  const warnings = await warnOfLostSignature(tx, packageKey, received);
  const versionKey = await insertVersion(tx, packageKey, pusherKey, received);
  await tellCatalog(tx, [versionKey]);
  if (received.holdsPdbs) await enqueueIndexing(tx, versionKey);
  await refreshSearchDocuments(tx, packageKey);
  await record(tx, actor, 'package.push', {
    subject: `${id} ${normalizedVersion}`,
    packageKey,
    versionKey,
    accountKey: ownerKey,
    details: { sha512: Buffer.from(received.sha512).toString('base64'), newId: existing === undefined },
  });
  invalidate(tx, tags.package(lowerId), tags.search);
  return warnings;
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
  return key;
}

/** Keeps that somebody tried to push to a package of others. */
async function recordRefusal(actor: Actor, received: ReceivedPackage, error: unknown): Promise<void> {
  if (!(error instanceof DomainError) || error.code !== 'pushForbidden') return;
  await transaction((tx) =>
    record(tx, actor, 'package.pushRefused', {
      subject: `${received.id} ${received.normalizedVersion}`,
      details: { reason: error.message },
    }),
  );
}
