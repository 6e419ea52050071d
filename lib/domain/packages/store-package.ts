import { storage } from '@/lib/storage/storage';
import { storageFull } from '../errors';
import type { ReceivedPackage } from './receive';

/** An object that a version needs is not, or no longer, in storage. */
export class ObjectMissing extends Error {
  override name = 'ObjectMissing';
}

/** Stores the bytes of a package and of the files that are read out of it. Again changes nothing. */
export async function storePackage({ files, staged }: ReceivedPackage): Promise<void> {
  try {
    for (const { objectName, bytes } of files) {
      if (bytes !== undefined) await storage().putBytes(objectName, bytes);
      else await storage().putFile(objectName, staged.path);
    }
  } catch (error) {
    throw isFull(error) ? storageFull() : error;
  }
}

/** Makes sure, under the locks of the objects, that no sweep took one of them. */
export async function requireStored({ files }: ReceivedPackage): Promise<void> {
  for (const { objectName, sizeBytes } of files) {
    const found = await storage().stat(objectName);
    if (found?.sizeBytes !== sizeBytes) throw new ObjectMissing(`${objectName} is not stored.`);
  }
}

/** Whether writing failed for want of room. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
