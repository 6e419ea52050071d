import { type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { requireReadyToManage } from '../organizations/manager';
import { deleteHolder, getPrefix, type Holder, insertHolder, keepHolders } from './holders';
import { insertPrefix } from './insert';
import { checkPrefix } from './value';
import { holdPrefixes } from './verified';

export type PrefixReservation = {
  value: string;
  exact: boolean;
  shared: boolean;
  /** Names of people and organizations; nobody: until somebody is added nobody may publish under it. */
  owners: readonly string[];
};

/**
 * Reserves a prefix, or one ID, for accounts: strangers publish no new IDs under it. What is there stays. Throws
 * `prefixTaken`, `prefixTooWide`, `accountNotFound`, `proofNeeded`, and what is wrong with a field.
 */
export async function reservePrefix(
  actor: Actor,
  { value: typed, exact, shared, owners }: PrefixReservation,
): Promise<{ value: string; shared: boolean }> {
  requireMayReserve(actor);
  const checked = checkPrefix(typed, exact);
  return transaction(async (tx) => {
    await holdPrefixes(tx);
    const holders = await keepHolders(tx, owners);
    const made = await insertPrefix(tx, actor, { ...checked, exact, shared });
    for (const holder of holders) await insertHolder(tx, actor, made, holder);
    return { value: made.value, shared: made.shared };
  });
}

/** Lets everybody publish under a prefix again. Its owners' packages lose the mark that nothing else justifies. */
export async function releasePrefix(actor: Actor, typed: string): Promise<{ value: string }> {
  requireMayReserve(actor);
  return transaction(async (tx) => {
    await holdPrefixes(tx);
    const prefix = await getPrefix(tx, typed);
    for (const holder of await listHolders(tx, prefix.key)) await deleteHolder(tx, actor, prefix, holder);
    await tx.reservedPrefix.delete({ where: { key: prefix.key }, select: { key: true } });
    const { value, exact, shared } = prefix;
    await record(tx, actor, 'prefix.release', { subject: value, details: { exact, shared } });
    return { value };
  });
}

/** Refuses whoever does not run the gallery, and who did not prove lately that it is he. */
export function requireMayReserve(actor: Actor): void {
  requireAdministrator(actor);
  requireReadyToManage(actor);
}

const listHolders = (tx: Transaction, prefixKey: number) =>
  tx.$queryRaw<Holder[]>`
    select account.key, account.name, account.kind::text as kind
    from "PrefixOwner" holder join "Account" account on account.key = holder."accountKey"
    where holder."prefixKey" = ${prefixKey} order by account.key`;
