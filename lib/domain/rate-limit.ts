import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import type { Origin } from './actor';
import { tooManyTries } from './errors';

/** So many tries in so many seconds, counted from the first of them. */
export type Rate = { most: number; perSeconds: number };

/** After each so many tries in a row a wait from the last one on, which the last step keeps. */
export type Steps = { every: number; waitSeconds: number[]; forgottenAfterSeconds: number };

/**
 * Counts a try under a name, such as `sign-in:address:192.0.2.0`, for all processes, before what is tried is done:
 * tries at once cannot pass one another. It stays counted whatever becomes of it. Throws `tooManyTries`.
 */
export async function takeTry(name: string, { most, perSeconds }: Rate): Promise<void> {
  await count(name, {
    resetSeconds: perSeconds,
    prolong: false,
    retryAt: (tries, resetAt) => Prisma.sql`case when ${tries} >= ${most}::int then ${resetAt} end`,
  });
}

/** What tries from one address are counted by, which many people may share. */
export const networkOf = ({ network, address }: Origin): string => network ?? address ?? 'unknown';

/** As `takeTry`, for tries of which only success begins a new count (`forgetTries`). */
export async function takeStep(
  name: string,
  { every, waitSeconds, forgottenAfterSeconds }: Steps,
): Promise<void> {
  await count(name, {
    resetSeconds: forgottenAfterSeconds,
    prolong: true,
    // The wait of step 0 is none, as is what is made of it.
    retryAt: (tries) => Prisma.sql`now() + make_interval(secs =>
      (${waitSeconds}::int[])[least(${tries} / ${every}::int, ${waitSeconds.length}::int)])`,
  });
}

/** Gives back a try that was counted by `takeTry`. */
export async function returnTry(tx: Transaction, name: string): Promise<void> {
  await tx.rateLimit.updateMany({
    where: { name, count: { gt: 0 } },
    data: { count: { decrement: 1 }, retryAt: null },
  });
}

/** Begins a new count. */
export async function forgetTries(tx: Transaction, name: string): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { name } });
}

/** Begins new counts of several. */
export async function forgetAllTries(tx: Transaction, names: readonly string[]): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { name: { in: [...names] } } });
}

/** Removes the counts that would begin anew. */
export async function removeOldTries(): Promise<number> {
  return transaction(async (tx) => {
    const { count } = await tx.rateLimit.deleteMany({ where: { resetAt: { lte: new Date() } } });
    return count;
  });
}

type Counting = {
  resetSeconds: number;
  /** Whether each try begins the time until the reset anew. */
  prolong: boolean;
  /** When the next try may be, after so many; null stands for at once. */
  retryAt: (tries: Prisma.Sql, resetAt: Prisma.Sql) => Prisma.Sql;
};

/** One statement, so that PostgreSQL lets one process after the other count. A refused try is not counted. */
async function count(name: string, { resetSeconds, prolong, retryAt }: Counting): Promise<void> {
  const over = Prisma.sql`kept."resetAt" <= now()`;
  const tries = Prisma.sql`(case when ${over} then 1 else kept.count + 1 end)`;
  const resetAt = Prisma.sql`(now() + make_interval(secs => ${resetSeconds}::int))`;
  const nextResetAt = Prisma.sql`(case when ${prolong} or ${over} then ${resetAt} else kept."resetAt" end)`;
  const counted = await db().$executeRaw`
    insert into "RateLimit" as kept (name, count, "retryAt", "resetAt")
    values (${name}, 1, ${retryAt(Prisma.sql`1`, resetAt)}, ${resetAt})
    on conflict (name) do update
      set count = ${tries}, "retryAt" = ${retryAt(tries, nextResetAt)}, "resetAt" = ${nextResetAt}
      where ${over} or kept."retryAt" is null or kept."retryAt" <= now()`;
  if (counted === 0) throw tooManyTries(await secondsToWait(name));
}

async function secondsToWait(name: string): Promise<number> {
  const [found] = await db().$queryRaw<{ seconds: number }[]>`
    select ceil(extract(epoch from "retryAt" - now()))::int as seconds
    from "RateLimit" where name = ${name} and "retryAt" > now()`;
  return found?.seconds ?? 1;
}
