import { db } from '@/lib/db/client';
import { lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { objectName } from '@/lib/storage/paths';
import { type Actor, pusherOf } from '../actor';
import { record } from '../audit';
import { DomainError, symbolsAlreadyHere } from '../errors';
import { inNameOf } from '../packages/in-name-of';
import { packageLock } from '../packages/locks';
import type { Pushed, PushOptions } from '../packages/push';
import { requirePusher } from '../packages/push-rules';
import { warnOfExpiry } from '../packages/push-warnings';
import { withObjects } from '../stored-objects';
import { enqueueCheck } from './jobs';
import { requireSymbolsPushable } from './push-rules';
import { receiveSymbols, type ReceivedSymbols } from './receive';

type SymbolsOptions = PushOptions & {
  /** Refuses the same bytes that were pushed before, instead of checking them again. */
  onlyOthers?: boolean;
};

/**
 * Takes a symbols package for a version that is here, and has it checked: debuggers get its PDBs once these are found
 * to fit the package. Until then those of an earlier one stay. Throws what `lib/domain/errors.ts` says of pushing.
 */
export async function pushSymbols(
  actor: Actor,
  source: AsyncIterable<Uint8Array>,
  options: SymbolsOptions,
): Promise<Pushed> {
  requirePusher(actor);
  const received = await receiveSymbols(source, options.limitBytes);
  try {
    const { versionKey } = await requireSymbolsPushable(db(), actor, received);
    received.requireValid();
    if (options.onlyOthers === true) await requireOthers(versionKey, received);
    const { pusherKey } = pusherOf(actor, options.ownerKey);
    await withObjects([objectOf(received)], (tx) => insert(tx, actor, pusherKey, received));
  } catch (error) {
    await recordRefusal(actor, received, error);
    throw error;
  } finally {
    await received.staged.remove();
  }
  return { id: received.id, version: received.normalizedVersion, warnings: warnOfExpiry(actor) };
}

async function requireOthers(versionKey: number, received: ReceivedSymbols): Promise<void> {
  const { objectName: name } = objectOf(received);
  const same = await db().symbolPackage.count({ where: { versionKey, objectName: name } });
  if (same > 0) throw symbolsAlreadyHere(received.id, received.normalizedVersion);
}

function objectOf({ staged }: ReceivedSymbols) {
  return { objectName: objectName(staged.sha512), sizeBytes: staged.sizeBytes, from: staged.path };
}

async function insert(
  tx: Transaction,
  actor: Actor,
  pusherKey: number,
  received: ReceivedSymbols,
): Promise<void> {
  await lockName(tx, packageLock(received.lowerId));
  const { packageKey, versionKey } = await requireSymbolsPushable(tx, actor, received);
  await tx.symbolPackage.deleteMany({ where: { versionKey, status: 'checking' } });
  const { from: _path, ...object } = objectOf(received);
  const { key } = await tx.symbolPackage.create({
    data: { versionKey, status: 'checking', pusherKey, ...object },
    select: { key: true },
  });
  await record(tx, actor, 'symbols.push', {
    subject: subjectOf(received),
    packageKey,
    versionKey,
    ...(await inNameOf(tx, actor, packageKey)),
    details: { sha512: Buffer.from(received.staged.sha512).toString('base64') },
  });
  await enqueueCheck(tx, key);
}

/** Keeps that somebody tried to push symbols of a package of others. */
async function recordRefusal(actor: Actor, received: ReceivedSymbols, error: unknown): Promise<void> {
  if (!(error instanceof DomainError) || error.code !== 'pushForbidden') return;
  await transaction((tx) =>
    record(tx, actor, 'symbols.pushRefused', {
      subject: subjectOf(received),
      details: { reason: error.message },
    }),
  );
}

const subjectOf = ({ id, normalizedVersion }: ReceivedSymbols) => `${id} ${normalizedVersion}`;
