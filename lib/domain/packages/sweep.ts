import { randomInt } from 'node:crypto';
import { db } from '@/lib/db/client';
import { lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { objectFolders } from '@/lib/storage/paths';
import { removeOldStagingFiles } from '@/lib/storage/staging';
import { storage } from '@/lib/storage/storage';
import { objectLock } from './locks';

const dayMs = 86_400_000;
const batchSize = 1000;

export type Swept = {
  objects: number;
  stagingFiles: number;
  /** Whether there was time for every object. */
  complete: boolean;
};

/**
 * Removes what refused, failed or killed writes left behind: staging files, and objects that nothing wants. Both only
 * when older than a day; an object is looked up again under the lock that a write of the same bytes takes, so that
 * none goes which a write has just found. A run begins anywhere and ends after the limit, so that in a storage of
 * millions the runs come round to every object.
 */
export async function sweep({ now = new Date(), limitMs = 600_000 } = {}): Promise<Swept> {
  const before = new Date(now.getTime() - dayMs);
  const end = Date.now() + limitMs;
  await removeOldPartials(before);
  const stagingFiles = await removeOldStagingFiles(before);

  let objects = 0;
  const first = randomInt(objectFolders.length);
  for (const folder of [...objectFolders.slice(first), ...objectFolders.slice(0, first)]) {
    if (Date.now() >= end) return { objects, stagingFiles, complete: false };
    objects += await sweepFolder(folder, before);
  }
  return { objects, stagingFiles, complete: true };
}

async function removeOldPartials(before: Date): Promise<void> {
  for await (const { name, modifiedAt } of storage().list('incoming')) {
    if (modifiedAt < before) await storage().remove(name);
  }
}

async function sweepFolder(folder: string, before: Date): Promise<number> {
  let removed = 0;
  let batch: string[] = [];
  for await (const { name, modifiedAt } of storage().list(folder)) {
    if (modifiedAt < before) batch.push(name);
    if (batch.length < batchSize) continue;
    removed += await sweepObjects(batch, before);
    batch = [];
  }
  return removed + (await sweepObjects(batch, before));
}

async function sweepObjects(names: string[], before: Date): Promise<number> {
  let removed = 0;
  for (const name of await findUnwanted(db(), names)) {
    if (await removeUnwanted(name, before)) removed++;
  }
  return removed;
}

async function removeUnwanted(name: string, before: Date): Promise<boolean> {
  return transaction(async (tx) => {
    await lockName(tx, objectLock(name));
    const unwanted = await findUnwanted(tx, [name]);
    const found = await storage().stat(name);
    if (unwanted.length === 0 || found === undefined || found.modifiedAt >= before) return false;
    await storage().remove(name);
    return true;
  });
}

/** In one question, for one each takes hours where there are millions. */
async function findUnwanted(tx: Pick<Transaction, '$queryRaw'>, names: string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const unwanted = await tx.$queryRaw<{ name: string }[]>`
    select name from unnest(${names}::text[]) as given (name)
    where not exists (select from "VersionFile" where "objectName" = name)
      and not exists (select from "SymbolPackage" where "objectName" = name)
      and not exists (select from "SymbolFile" where "objectName" = name)
      and not exists (select from "Account" where picture = given.name)`;
  return unwanted.map(({ name }) => name);
}
