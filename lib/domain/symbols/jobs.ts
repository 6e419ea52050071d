import type { Transaction } from '@/lib/db/transaction';

/** How often a check is begun before it is given up: over about five minutes. */
const attempts = 6;

/** Has a symbols package checked once the transaction is committed. One is checked at a time. */
export async function enqueueCheck(tx: Transaction, symbolPackageKey: number): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job('check-symbols', json_build_object('symbolPackageKey', ${symbolPackageKey}::int),
                                   queue_name := 'symbols', max_attempts := ${attempts}::int)`;
}

/** Has the PDBs in a package itself found once the transaction is committed. */
export async function enqueueIndexing(tx: Transaction, versionKey: number): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job('index-symbols', json_build_object('versionKey', ${versionKey}::int),
                                   queue_name := 'symbols', max_attempts := ${attempts}::int)`;
}
