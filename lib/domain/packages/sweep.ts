import { db } from '@/lib/db/client';
import { lockName, transaction } from '@/lib/db/transaction';
import { removeOldStagingFiles } from '@/lib/storage/staging';
import { storage } from '@/lib/storage/storage';
import { objectLock } from './locks';

const dayMs = 86_400_000;
const objectFolder = 'objects/';

/**
 * Removes what refused, failed or killed pushes left behind: staging files, and objects that no version has. Both
 * only when older than a day; an object is looked up again under the lock that a push of the same bytes takes, so
 * that none goes which a push has just found.
 */
export async function sweep(now = new Date()): Promise<{ objects: number; stagingFiles: number }> {
  const before = new Date(now.getTime() - dayMs);
  let objects = 0;
  for await (const { name, modifiedAt } of storage().list()) {
    if (modifiedAt >= before) continue;
    if (name.startsWith(objectFolder)) objects += (await sweepObject(name, before)) ? 1 : 0;
    else if (name.startsWith('incoming/')) await storage().remove(name);
  }
  return { objects, stagingFiles: await removeOldStagingFiles(before) };
}

async function sweepObject(name: string, before: Date): Promise<boolean> {
  if (await isWanted(name)) return false;
  return transaction(async (tx) => {
    await lockName(tx, objectLock(name));
    const wanted = await tx.versionFile.findFirst({ where: { objectName: name }, select: { kind: true } });
    const found = await storage().stat(name);
    if (wanted !== null || found === undefined || found.modifiedAt >= before) return false;
    await storage().remove(name);
    return true;
  });
}

async function isWanted(name: string): Promise<boolean> {
  const found = await db().versionFile.findFirst({ where: { objectName: name }, select: { kind: true } });
  return found !== null;
}
