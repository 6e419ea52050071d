import type { Transaction } from '@/lib/db/transaction';

/** How often a job is begun before it is given up: over about five minutes. None has a queue, which one that was killed would lock. */
const attempts = 6;

/** Has a symbols package checked once the transaction is committed. */
export async function enqueueCheck(tx: Transaction, symbolPackageKey: number): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job('check-symbols', json_build_object('symbolPackageKey', ${symbolPackageKey}::int),
                                   max_attempts := ${attempts}::int)`;
}

/** Has the PDBs in a package itself found once the transaction is committed. */
export async function enqueueIndexing(tx: Transaction, versionKey: number): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job('index-symbols', json_build_object('versionKey', ${versionKey}::int),
                                   max_attempts := ${attempts}::int)`;
}
