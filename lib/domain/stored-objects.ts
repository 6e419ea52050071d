import { shareLock, type Transaction, transaction } from '@/lib/db/transaction';
import { storage } from '@/lib/storage/storage';
import { storageFull } from './errors';
import { objectLock } from './packages/locks';

/** Bytes that a write makes wanted under the name that is made of them: those of memory, or of a local file. */
export type NewObject = { objectName: string; sizeBytes: number; from: Uint8Array | string };

const attempts = 3;

/**
 * Stores objects and does the work of a transaction that makes them wanted, under the locks by which a sweep leaves
 * them alone; anew when a sweep took an old object of the same bytes in the moment between.
 */
export async function withObjects<Result>(
  objects: readonly NewObject[],
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    await store(objects);
    try {
      return await transaction(async (tx) => {
        for (const { objectName } of objects) await shareLock(tx, objectLock(objectName));
        await requireStored(objects);
        return work(tx);
      });
    } catch (error) {
      if (!(error instanceof ObjectMissing) || attempt === attempts) throw error;
    }
  }
}

/** Whether writing failed for want of room. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

/** An object that a write needs is not, or no longer, in storage. */
class ObjectMissing extends Error {
  override name = 'ObjectMissing';
}

/** Again changes nothing. */
async function store(objects: readonly NewObject[]): Promise<void> {
  try {
    for (const { objectName, from } of objects) {
      if (typeof from === 'string') await storage().putFile(objectName, from);
      else await storage().putBytes(objectName, from);
    }
  } catch (error) {
    throw isFull(error) ? storageFull() : error;
  }
}

async function requireStored(objects: readonly NewObject[]): Promise<void> {
  for (const { objectName, sizeBytes } of objects) {
    const found = await storage().stat(objectName);
    if (found?.sizeBytes !== sizeBytes) throw new ObjectMissing(`${objectName} is not stored.`);
  }
}
