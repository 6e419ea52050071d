import type { Transaction } from '@/lib/db/transaction';
import { accountLocked } from '../account-errors';
import { keepAccounts } from '../accounts/hold';
import type { Actor } from '../actor';
import { signInNeeded } from '../errors';
import { type ActingFor, accountsToActFor } from '../permissions';
import type { OwnedPackage, Party } from './packages';

/** Whether the actor acts for one of these accounts, or may as if he did. */
export const actsForOneOf = ({ everybody, accountKeys }: ActingFor, keys: readonly number[]): boolean =>
  everybody || keys.some((key) => accountKeys.has(key));

export const keysOf = (parties: readonly Party[]): number[] => parties.map(({ key }) => key);

/**
 * For whom the actor may decide about the owners of packages, which stays so to the end of the transaction: whoever
 * changes the members of an organization that owns one of them waits for it, and who locks or ends one of the others.
 * Throws `accountLocked` where the actor was locked since he was asked for.
 */
export async function keepPowers(
  tx: Transaction,
  actor: Actor,
  packages: readonly OwnedPackage[],
  others: readonly Party[],
): Promise<ActingFor> {
  const organizations = packages.flatMap(({ owners }) =>
    owners.filter(({ kind }) => kind === 'organization'),
  );
  const personKey = actor.kind === 'user' ? actor.accountKey : undefined;
  const people = personKey === undefined ? [] : [personKey];
  const kept = await keepAccounts(tx, [...keysOf(organizations), ...keysOf(others), ...people]);
  if (kept === undefined) throw signInNeeded();
  const person = kept.find(({ key }) => key === personKey);
  if (actor.kind !== 'user' || person === undefined) return accountsToActFor(tx, actor, 'manageOwners');
  if (person.lockedAt !== null) throw accountLocked(person.name);
  return accountsToActFor(tx, { ...actor, admin: person.admin }, 'manageOwners');
}
