import { db } from '@/lib/db/client';

const patienceMs = 10 * 60_000;
const atOnce = 100;

/** Symbols packages whose check should be over long since, the oldest first: nobody may be at it any more. */
export async function listStalledChecks(now = new Date()): Promise<number[]> {
  const found = await db().symbolPackage.findMany({
    where: {
      status: 'checking',
      createdAt: { lt: new Date(now.getTime() - patienceMs) },
      version: { status: 'available' },
    },
    orderBy: { createdAt: 'asc' },
    take: atOnce,
    select: { key: true },
  });
  return found.map(({ key }) => key);
}
