import { z } from 'zod';
import { db } from '@/lib/db/client';
import { invalidate, lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { tags } from '../cache-tags';
import { advisoriesLock } from './write';

/**
 * All that is known is told in two parts, for clients keep what they read: the base is what was known at a moment,
 * the update what was learnt since. A generation is that moment, in milliseconds; the one before it is still told,
 * to whoever was just sent there.
 */
export type Generations = { current: number; previous: number };

const Generations = z.object({ current: z.int(), previous: z.int() });

const settingName = 'advisory-generations';
const longestMs = 86_400_000;
const mostUpdates = 500;

export async function readGenerations(reader: Pick<Transaction, 'siteSetting'> = db()): Promise<Generations> {
  const found = await reader.siteSetting.findUnique({ where: { name: settingName } });
  return found === null ? { current: 0, previous: 0 } : Generations.parse(found.value);
}

/**
 * Begins a new generation where it is time: when something that was told has changed or is gone, or when the update
 * has become old or long. To be called once after changes, however many.
 */
export async function settleGeneration({ rewritten }: { rewritten: boolean }): Promise<void> {
  await transaction(async (tx) => {
    await lockName(tx, advisoriesLock);
    const { current } = await readGenerations(tx);
    const updates = await tx.advisory.count({ where: { updatedAt: { gt: new Date(current) } } });
    const now = await readClock(tx);
    const isOld = updates > 0 && now - current > longestMs;
    if (!rewritten && !isOld && updates <= mostUpdates) return;

    const value = { current: now, previous: current };
    await tx.siteSetting.upsert({
      where: { name: settingName },
      create: { name: settingName, value },
      update: { value },
      select: { name: true },
    });
    invalidate(tx, tags.advisories);
  });
}

/** The database's clock, by which the advisories are dated. */
async function readClock(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp()::timestamptz(3) as now`;
  if (row === undefined) throw new Error('The database has no clock.');
  return row.now.getTime();
}
