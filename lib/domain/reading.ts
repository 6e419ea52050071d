import { db } from '@/lib/db/client';
import { type Actor, type ApiKeyActor, type Origin, requireTrusted, requireUnlocked } from './actor';
import { authenticateApiKey } from './api-keys/authenticate';
import { requireActingFor } from './organizations/act-for';
import { readersOnly, readScopeMissing, unconfirmedReader, wrongUserName } from './reading-errors';

/**
 * Who reads by an API key, which a client sends by itself, or as the password of a user name: that of the key's maker or
 * owner, or an address that the maker has proved. Refuses a key that is not good, or may not read.
 */
export async function authenticateReader(
  { user, secret }: { user?: string | undefined; secret: string },
  origin: Origin,
): Promise<ApiKeyActor> {
  const actor = await authenticateApiKey(secret, origin);
  const accounts = await findAccounts(actor);
  if (user !== undefined && !accounts.some((account) => goesBy(account, user.trim().toLowerCase()))) {
    throw wrongUserName();
  }
  await requireReader(actor);
  const unconfirmed = accounts.find(({ addresses }) => addresses.length === 0);
  if (unconfirmed !== undefined) throw unconfirmedReader(unconfirmed.name);
  return actor;
}

/**
 * Refuses whoever may not read where the gallery is for its members: strangers, who is locked or has not confirmed an
 * address, and keys without the scope. The second factor that the gallery demands is asked of whoever signed in, not of
 * keys, which clients send without him; a key for an organization is refused while its maker lacks what that asks.
 */
export async function requireReader(actor: Actor): Promise<void> {
  switch (actor.kind) {
    case 'anonymous':
      throw readersOnly();
    case 'user':
      requireTrusted(actor);
      return;
    case 'apiKey':
      if (!actor.scopes.some(({ action }) => action === 'read')) throw readScopeMissing();
      requireUnlocked(actor);
      await requireActingFor(db(), actor, 'forbidden');
      return;
    case 'system':
  }
}

type KeyAccount = { name: string; isOrganization: boolean; addresses: string[] };

/** The maker and the owner of a key, with the addresses that they have proved. */
const findAccounts = ({ creatorKey, ownerKey }: ApiKeyActor): Promise<KeyAccount[]> =>
  db().$queryRaw<KeyAccount[]>`
    select account.name, account.kind = 'organization' as "isOrganization",
           array(select address."confirmedAddress" from "EmailAddress" address
                 where address."accountKey" = account.key and address."confirmedAddress" is not null) as addresses
    from "Account" account where account.key = any(${[creatorKey, ownerKey]}::int[])`;

const goesBy = ({ name, isOrganization, addresses }: KeyAccount, lowerUser: string): boolean =>
  name.toLowerCase() === lowerUser || (!isOrganization && addresses.includes(lowerUser));
