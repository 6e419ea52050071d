import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, type ApiKeyAction, requireTrusted, requireUser } from '../actor';
import { record } from '../audit';
import { accountLocked, accountNotFound } from '../account-errors';
import { keepAccounts } from '../accounts/hold';
import { invalidField } from '../errors';
import { keyLifeBounded, mayNotActFor, newIdScopeRefused } from '../organization-key-errors';
import { findStanding, mayActFor, mayCreateIds, type Standing, standingsOf } from '../organizations/standing';
import { hashSecret, randomSecret } from '../secret';
import { inRecordOf } from './in-record-of';
import { checkActions, checkDays, checkGlobs, checkKeyName, requireProofForKey } from './key-input';
import { tellOfNewKey } from './mails';
import { checkNetworks } from './networks';

export const apiKeyPrefix = 'lode_';

const dayMs = 86_400_000;
const hintLength = apiKeyPrefix.length + 4;

export type NewApiKey = {
  name: string;
  /** The account in whose name the key pushes. */
  ownerKey: number;
  actions: ApiKeyAction[];
  /** Package IDs that it covers, with `*` for any run of characters. Empty stands for all. */
  globs: string[];
  /** Left out: as long as is allowed. */
  days?: number | undefined;
  /** From where alone it may be used; left out: from everywhere. */
  networks?: string[];
};

/** An account in whose name a person may make keys, and what its policy bounds them to. */
export type KeyOwner = {
  key: number;
  name: string;
  /** The longest life of a key. */
  maxDays: number;
  /** Whether a key may create package IDs. */
  mayCreateIds: boolean;
};

/** What is kept of a secret: never itself. */
export const keptOfSecret = (secret: string) => ({
  hash: hashSecret(secret),
  hint: secret.slice(0, hintLength),
});

/** The accounts in whose name a person may act: his own, then his organizations. */
export async function listActingAccounts(actor: Actor): Promise<KeyOwner[]> {
  const { accountKey, name } = requireUser(actor);
  const standings = await standingsOf(db(), accountKey);
  const own = { key: accountKey, name, ...boundsOf(undefined) };
  return [
    own,
    ...standings
      .filter((standing) => mayActFor(standing))
      .map((standing) => ({
        key: standing.organizationKey,
        name: standing.name,
        ...boundsOf(standing),
      })),
  ];
}

export function boundsOf(standing: Standing | undefined): Pick<KeyOwner, 'maxDays' | 'mayCreateIds'> {
  const most = env().API_KEY_MAX_DAYS;
  return {
    maxDays: Math.min(most, standing?.keyMaxDays ?? most),
    mayCreateIds: standing === undefined || mayCreateIds(standing),
  };
}

/** Makes a key of the actor's own and gives its secret, which is nowhere kept. Throws what is wrong with a field, too. */
export async function createApiKey(actor: Actor, input: NewApiKey): Promise<{ key: number; secret: string }> {
  const user = requireTrusted(actor);
  requireProofForKey(user, input);
  return createApiKeyFor(actor, user.accountKey, input);
}

/** As `createApiKey`, for the person whom the operator names. */
export async function createApiKeyFor(
  actor: Actor,
  creatorKey: number,
  input: NewApiKey,
): Promise<{ key: number; secret: string }> {
  const name = checkKeyName(input.name);
  const actions = checkActions(input.actions);
  const globs = checkGlobs(input.globs);
  const networks = checkNetworks(input.networks ?? []);
  checkDays(input.days);
  const secret = randomSecret(apiKeyPrefix);

  const key = await transaction(async (tx) => {
    const kept = await keepAccounts(tx, [input.ownerKey, creatorKey]);
    if (kept?.some(({ kind }) => kind === 'user') !== true) throw accountNotFound(String(creatorKey));
    const locked = kept.find(({ lockedAt }) => lockedAt !== null);
    if (locked !== undefined) throw accountLocked(locked.name);
    const standing = await requireOwner(tx, creatorKey, input);
    const days = input.days ?? boundsOf(standing).maxDays;
    const created = await tx.apiKey.create({
      data: {
        ...keptOfSecret(secret),
        name,
        creatorKey,
        ownerKey: input.ownerKey,
        expiresAt: new Date(Date.now() + days * dayMs),
        days,
        networks,
        scopes: { create: actions.flatMap((action) => globs.map((glob) => ({ action, glob }))) },
      },
      select: { key: true, expiresAt: true },
    });
    const made = { name, creatorKey, ownerKey: input.ownerKey };
    await tellOfNewKey(tx, actor, { ...made, actions, globs, networks, expiresAt: created.expiresAt });
    await record(tx, actor, 'apiKey.create', {
      subject: name,
      accountKey: creatorKey,
      ...inRecordOf(made),
      details: { apiKeyKey: created.key, actions, globs, days, ...(networks.length > 0 && { networks }) },
    });
    return created.key;
  });
  return { key, secret };
}

/** What the maker is to the organization in whose name the key is to act; undefined for a key in his own. */
async function requireOwner(
  tx: Transaction,
  creatorKey: number,
  { ownerKey, actions, days }: Pick<NewApiKey, 'ownerKey' | 'actions' | 'days'>,
): Promise<Standing | undefined> {
  if (ownerKey === creatorKey) return undefined;
  const standing = await findStanding(tx, creatorKey, ownerKey);
  if (standing === undefined) {
    throw invalidField('owner', 'You may make keys only for accounts in whose name you may act.');
  }
  const { name } = standing;
  if (!mayActFor(standing)) throw mayNotActFor(name, standing, 'invalid', 'owner');
  if (actions.includes('push') && !mayCreateIds(standing)) throw newIdScopeRefused(name);
  const { maxDays } = boundsOf(standing);
  if (days !== undefined && days > maxDays) throw keyLifeBounded(name, maxDays);
  return standing;
}
