import { shared } from '@/lib/config/shared';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, pusherOf } from '../actor';
import { record } from '../audit';
import { DomainError } from '../errors';
import { keyedQueue } from '../keyed-queue';
import { publish } from './publish';
import { type EarlierPublication, requireAsTold } from './earlier-publication';
import { requireDistinct } from './near-ids';
import { requirePushable, requirePusher } from './push-rules';
import { receivePackage, type ReceivedPackage } from './receive';
import { warnOfExpiry } from './push-warnings';

export type PushOptions = {
  limitBytes: number;
  /** In whose name the operator pushes; everybody else pushes in his own. */
  ownerKey?: number;
};

type PackageOptions = PushOptions & {
  /** What the operator knows of the version from a gallery that had it before. */
  earlier?: EarlierPublication;
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
  options: PackageOptions,
): Promise<Pushed> {
  await requirePusher(actor);
  const received = await receivePackage(source, options.limitBytes);
  let more: string[];
  try {
    if (options.earlier !== undefined) requireAsTold(received, options.earlier);
    const existing = await requirePushable(db(), actor, received);
    const pusher = pusherOf(actor, options.ownerKey);
    if (existing === undefined && actor.kind !== 'system') await requireDistinct(pusher.ownerKey, received);
    more = await queue()(received.lowerId, () => publish(actor, pusher, received, options.earlier));
  } catch (error) {
    await recordRefusal(actor, received, error);
    throw error;
  } finally {
    await received.close();
  }
  const { id, normalizedVersion, warnings } = received;
  return { id, version: normalizedVersion, warnings: [...warnings, ...more, ...warnOfExpiry(actor)] };
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
