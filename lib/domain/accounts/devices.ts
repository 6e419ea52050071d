import { type Transaction, transaction } from '@/lib/db/transaction';
import { hashSecret } from '../secret';

const dayMs = 86_400_000;

/** A browser that did not sign in for so long is news again. */
export const rememberedDays = 365;

/**
 * Takes down that an account signs in with a browser, by what the browser's own cookie holds. Gives whether that is
 * news: never the first time, when nothing is known to compare with.
 */
export async function noteDevice(tx: Transaction, accountKey: number, device: string): Promise<boolean> {
  const idHash = hashSecret(device);
  const known = await tx.knownDevice.count({ where: { accountKey } });
  const { count } = await tx.knownDevice.updateMany({
    where: { accountKey, idHash },
    data: { lastSeenAt: new Date() },
  });
  if (count > 0) return false;
  await tx.knownDevice.createMany({ data: { accountKey, idHash }, skipDuplicates: true });
  return known > 0;
}

/** Forgets the browsers that did not sign in for long. */
export async function removeOldDevices(now = Date.now()): Promise<number> {
  return transaction(async (tx) => {
    const { count } = await tx.knownDevice.deleteMany({
      where: { lastSeenAt: { lte: new Date(now - rememberedDays * dayMs) } },
    });
    return count;
  });
}
