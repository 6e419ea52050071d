import type { Transaction } from '@/lib/db/transaction';
import { accountLocked } from '../account-errors';
import { keepAccounts } from '../accounts/hold';
import type { ApiKeyAction, UserActor } from '../actor';
import { apiKeyRevoked } from '../api-key-errors';
import { apiKeyNotFound } from '../errors';
import { mayNotActFor } from '../organization-key-errors';
import { findStanding, mayActFor, type Standing } from '../organizations/standing';

export type HeldKey = {
  key: number;
  name: string;
  creatorKey: number;
  ownerKey: number;
  ownerName: string;
  revokedAt: Date | null;
  leaked: boolean;
  days: number;
  networks: string[];
  actions: ApiKeyAction[];
  globs: string[];
};

/**
 * Holds a key that somebody made to the end of the transaction, with the accounts that it belongs to as they are. Refuses
 * one of others, one that was revoked, and while its owner is locked.
 */
export async function holdOwnKey(tx: Transaction, user: UserActor, key: number): Promise<HeldKey> {
  const named = await tx.apiKey.findUnique({
    where: { key, creatorKey: user.accountKey },
    select: { ownerKey: true },
  });
  const kept = named && (await keepAccounts(tx, [named.ownerKey, user.accountKey]));
  const [held] = await tx.$queryRaw<HeldKey[]>`
    select key, name, "creatorKey", "ownerKey", "revokedAt", "leakUrl" is not null as leaked, days, networks,
           (select owner.name from "Account" owner where owner.key = "ownerKey") as "ownerName",
           array(select distinct action::text from "ApiKeyScope" where "apiKeyKey" = key) as actions,
           array(select distinct glob from "ApiKeyScope" where "apiKeyKey" = key) as globs
    from "ApiKey" where key = ${key} and "creatorKey" = ${user.accountKey} for no key update`;
  if (held === undefined || !kept) throw apiKeyNotFound();
  if (held.revokedAt !== null) throw apiKeyRevoked(held.name, held.leaked);
  const locked = kept.find(({ lockedAt }) => lockedAt !== null);
  if (locked !== undefined) throw accountLocked(locked.name);
  return held;
}

/** What the maker of a key is to the organization in whose name it acts; refuses him while he may not act for it. */
export async function requireOwnerOfHeld(
  tx: Transaction,
  { creatorKey, ownerKey, ownerName }: HeldKey,
): Promise<Standing | undefined> {
  if (ownerKey === creatorKey) return undefined;
  const standing = await findStanding(tx, creatorKey, ownerKey);
  if (standing === undefined || !mayActFor(standing)) throw mayNotActFor(ownerName, standing, 'forbidden');
  return standing;
}
