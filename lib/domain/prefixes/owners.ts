import { transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { ownsNoSuchPrefix, ownsPrefixAlready } from '../prefix-errors';
import { deleteHolder, getPrefix, insertHolder, keepHolder } from './holders';
import { requireMayReserve } from './reserve';
import { holdPrefixes } from './verified';

type PrefixOwnerInput = {
  value: string;
  /** The name of a person or an organization. */
  owner: string;
};

export type PrefixOwnerChanged = { value: string; owner: string };

/** Lets an account publish under a prefix; what it owns there gets the mark. Throws `ownsPrefixAlready`. */
export async function addPrefixOwner(actor: Actor, input: PrefixOwnerInput): Promise<PrefixOwnerChanged> {
  requireMayReserve(actor);
  return transaction(async (tx) => {
    await holdPrefixes(tx);
    const prefix = await getPrefix(tx, input.value);
    const holder = await keepHolder(tx, input.owner);
    const owns = { prefixKey: prefix.key, accountKey: holder.key };
    if ((await tx.prefixOwner.count({ where: owns })) > 0) throw ownsPrefixAlready(holder.name, prefix.value);
    await insertHolder(tx, actor, prefix, holder);
    return { value: prefix.value, owner: holder.name };
  });
}

/**
 * Takes a prefix away from an account; a prefix that nobody owns stays reserved. Marks go that nothing else justifies.
 * Throws `ownsNoSuchPrefix`.
 */
export async function removePrefixOwner(actor: Actor, input: PrefixOwnerInput): Promise<PrefixOwnerChanged> {
  requireMayReserve(actor);
  return transaction(async (tx) => {
    await holdPrefixes(tx);
    const prefix = await getPrefix(tx, input.value);
    const holder = await keepHolder(tx, input.owner);
    const owns = { prefixKey: prefix.key, accountKey: holder.key };
    if ((await tx.prefixOwner.count({ where: owns })) === 0)
      throw ownsNoSuchPrefix(holder.name, prefix.value);
    await deleteHolder(tx, actor, prefix, holder);
    return { value: prefix.value, owner: holder.name };
  });
}
