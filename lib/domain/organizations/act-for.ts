import type { Transaction } from '@/lib/db/transaction';
import { accountLocked } from '../account-errors';
import { keepAccounts } from '../accounts/hold';
import type { Actor, ApiKeyActor } from '../actor';
import { ownerUnconfirmed } from '../api-key-errors';
import { apiKeyInvalid } from '../errors';
import { mayNotActFor } from '../organization-key-errors';
import { findStanding, mayActFor, type Standing } from './standing';

/** With which status a refusal goes: that of a push is another than everywhere else. */
type Refusal = 'pushForbidden' | 'forbidden';

type Reader = Pick<Transaction, '$queryRaw'>;

/**
 * Refuses a key in an organization's name while its maker may not act for the organization, and one of a person who has
 * proved no address; says why. Gives what the maker is to the organization; undefined for who acts in his own name.
 */
export async function requireActingFor(
  tx: Reader,
  actor: Actor,
  refusal: Refusal,
): Promise<Standing | undefined> {
  if (!actsForAnother(actor)) return requireConfirmed(actor, refusal);
  const standing = await findStanding(tx, actor.creatorKey, actor.ownerKey);
  if (standing?.locked === true) throw accountLocked(standing.name);
  if (standing === undefined || !mayActFor(standing)) throw mayNotActFor(actor.ownerName, standing, refusal);
  return standing;
}

function requireConfirmed(actor: Actor, refusal: Refusal): undefined {
  if (actor.kind === 'apiKey' && actor.ownerUnconfirmed === true) {
    throw ownerUnconfirmed(actor.ownerName, refusal);
  }
}

/** As `requireActingFor`, and so it stays to the end of the transaction: who removes the maker waits for it. */
export async function keepActingFor(
  tx: Transaction,
  actor: Actor,
  refusal: Refusal,
): Promise<Standing | undefined> {
  if (!actsForAnother(actor)) return requireConfirmed(actor, refusal);
  const kept = await keepAccounts(tx, [actor.ownerKey, actor.creatorKey]);
  if (kept === undefined) throw apiKeyInvalid();
  return requireActingFor(tx, actor, refusal);
}

/** Only organizations have keys that others made. */
const actsForAnother = (actor: Actor): actor is ApiKeyActor =>
  actor.kind === 'apiKey' && actor.ownerKey !== actor.creatorKey;
