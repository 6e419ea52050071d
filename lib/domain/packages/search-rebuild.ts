import { db } from '@/lib/db/client';
import { invalidate, lockName, transaction } from '@/lib/db/transaction';
import { tags } from '../cache-tags';
import { packageLock } from './locks';
import { refreshAllSearchDocuments } from './search-documents';

export type RebuildProgress = {
  done: number;
  total: number;
  /** Up to this package everything is done: where to go on after an interruption. */
  packageKey: number;
};

const batchSize = 100;

/**
 * Computes again what search knows of every package, in batches that are true when they are told of, beside servers
 * that go on. Documents that are right already are not written. Gives the number of packages.
 */
export async function rebuildSearch(
  onProgress: (progress: RebuildProgress) => void,
  afterPackageKey = 0,
): Promise<number> {
  const total = await db().package.count({ where: { key: { gt: afterPackageKey } } });
  let done = 0;
  let packageKey = afterPackageKey;
  for (;;) {
    const batch = await db().package.findMany({
      where: { key: { gt: packageKey } },
      select: { key: true, lowerId: true },
      orderBy: { key: 'asc' },
      take: batchSize,
    });
    const last = batch.at(-1);
    if (last === undefined) return done;
    await rebuildBatch(batch);
    done += batch.length;
    packageKey = last.key;
    onProgress({ done, total: Math.max(total, done), packageKey });
  }
}

async function rebuildBatch(batch: { key: number; lowerId: string }[]): Promise<void> {
  const locks = batch.map(({ lowerId }) => packageLock(lowerId)).toSorted();
  await transaction(async (tx) => {
    // In one order, so that two rebuilds never wait for each other in a circle.
    for (const lock of locks) await lockName(tx, lock);
    await refreshAllSearchDocuments(
      tx,
      batch.map(({ key }) => key),
    );
    invalidate(tx, tags.search);
  });
}
