import { shared } from '../config/shared';
import { db } from './client';
import { Prisma } from './generated/client';
import { lockTimeoutMs, writersAtOnce, writeTimeoutMs } from './limits';
import { purgeChannel, purgeHere, purgePayload } from './purge';
import { type Semaphore, semaphore } from './semaphore';

export type Transaction = Prisma.TransactionClient;

const attempts = 5;
const tagsOf = new WeakMap<Transaction, Set<string>>();
const writers = () => shared<Semaphore>('writers', () => semaphore(writersAtOnce));

/**
 * The one way to write. Everything in it becomes true together or not at all; the work is done again from the
 * start when PostgreSQL asks for it (serialization failure, deadlock), so it must change nothing outside.
 * Tags given to `invalidate` are purged here before this resolves, elsewhere when the commit is announced.
 */
export async function transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writers().use(() => once(work));
    } catch (error) {
      if (attempt === attempts || !mayRepeat(error)) throw error;
      await pause(attempt);
    }
  }
}

async function once<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const tags = new Set<string>();
  const result = await db().$transaction(
    async (tx) => {
      tagsOf.set(tx, tags);
      await tx.$executeRaw`select set_config('lock_timeout', ${String(lockTimeoutMs)}, true),
                                  set_config('statement_timeout', ${String(writeTimeoutMs)}, true)`;
      const result = await work(tx);
      if (tags.size > 0) await tx.$executeRaw`select pg_notify(${purgeChannel}, ${purgePayload(tags)})`;
      return result;
    },
    { maxWait: 20_000, timeout: 60_000 },
  );
  if (tags.size > 0) purgeHere([...tags]);
  return result;
}

/** Says that answers which depend on these tags are no longer true once the transaction is committed. */
export function invalidate(tx: Transaction, ...tags: string[]): void {
  const set = tagsOf.get(tx);
  if (set === undefined) throw new Error('invalidate was called outside a transaction.');
  for (const tag of tags) set.add(tag);
}

/** Waits for the lock of a name, and holds it to the end of the transaction. */
export async function lockName(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** As `lockName`, for many names: always in one order, so that two who do it never wait for each other in a circle. */
export async function lockNames(tx: Transaction, names: Iterable<string>): Promise<void> {
  const sorted = [...new Set(names)].sort();
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${sorted}::text[]) as sorted (name)`;
}

/** As `lockName`, but together with others who share it; only `lockName` waits for them, and they for it. */
export async function shareLock(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`;
}

/** Whether a write failed because a row with the same unique value exists already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

const repeatableStates = ['40001', '40P01'];

function mayRepeat(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || repeatableStates.some((state) => error.message.includes(state));
}

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * (0.5 + Math.random())));
