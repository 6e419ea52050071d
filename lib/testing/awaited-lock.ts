import { db } from '@/lib/db/client';

/** Whether somebody waits for a name that another transaction has locked. */
export async function isAwaited(name: string): Promise<boolean> {
  const [waiting] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_locks
    where locktype = 'advisory' and not granted
      and ((classid::bigint << 32) | objid::bigint) = hashtextextended(${name}, 0)`;
  return (waiting?.count ?? 0) > 0;
}
