import { db } from '@/lib/db/client';

/** Which of these packages are here, by their lower-case IDs. */
export async function findHosted(lowerIds: readonly string[]): Promise<Set<string>> {
  if (lowerIds.length === 0) return new Set();
  const found = await db().package.findMany({
    where: { lowerId: { in: [...new Set(lowerIds)] } },
    select: { lowerId: true },
  });
  return new Set(found.map(({ lowerId }) => lowerId));
}
