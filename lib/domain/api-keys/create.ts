import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, type ApiKeyAction, requireRecentProof, requireTrusted, requireUser } from '../actor';
import { record } from '../audit';
import { accountLocked, accountNotFound } from '../account-errors';
import { keepAccounts } from '../accounts/hold';
import { invalidField } from '../errors';
import { keyLifeBounded, mayNotActFor, newIdScopeRefused } from '../organization-key-errors';
import { findStanding, mayActFor, mayCreateIds, type Standing, standingsOf } from '../organizations/standing';
import { hashSecret, randomSecret } from '../secret';
import { inRecordOf } from './in-record-of';
import { tellOfNewKey } from './mails';

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

function boundsOf(standing: Standing | undefined): Pick<KeyOwner, 'maxDays' | 'mayCreateIds'> {
  const most = env().API_KEY_MAX_DAYS;
  return {
    maxDays: Math.min(most, standing?.keyMaxDays ?? most),
    mayCreateIds: standing === undefined || mayCreateIds(standing),
  };
}

/**
 * Makes a key of the actor's own and gives its secret, which is nowhere kept. For one that may push, or acts for an
 * organization, he has to have proved lately who he is.
 */
export async function createApiKey(actor: Actor, input: NewApiKey): Promise<{ key: number; secret: string }> {
  const user = requireTrusted(actor);
  const publishes = input.actions.some((action) => action !== 'unlist');
  if (publishes || input.ownerKey !== user.accountKey) requireRecentProof(user);
  return createApiKeyFor(actor, user.accountKey, input);
}

/** As `createApiKey`, for the person whom the operator names. */
export async function createApiKeyFor(
  actor: Actor,
  creatorKey: number,
  input: NewApiKey,
): Promise<{ key: number; secret: string }> {
  const { name, actions, globs } = checkNewApiKey(input);
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
        hash: hashSecret(secret),
        hint: secret.slice(0, hintLength),
        name,
        creatorKey,
        ownerKey: input.ownerKey,
        expiresAt: new Date(Date.now() + days * dayMs),
        days,
        scopes: { create: actions.flatMap((action) => globs.map((glob) => ({ action, glob }))) },
      },
      select: { key: true, expiresAt: true },
    });
    await tellOfNewKey(tx, creatorKey, {
      name,
      actions,
      globs,
      expiresAt: created.expiresAt,
      organization: standing?.name,
    });
    await record(tx, actor, 'apiKey.create', {
      subject: name,
      accountKey: creatorKey,
      ...inRecordOf({ creatorKey, ownerKey: input.ownerKey }),
      details: { apiKeyKey: created.key, actions, globs, days },
    });
    return created.key;
  });
  return { key, secret };
}

/** What the maker is to the organization in whose name the key is to act; undefined for a key in his own. */
async function requireOwner(
  tx: Transaction,
  creatorKey: number,
  { ownerKey, actions, days }: NewApiKey,
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

function checkNewApiKey(input: NewApiKey) {
  const name = input.name.trim();
  if (name === '' || name.length > 256)
    throw invalidField('name', 'Give the key a name of 1 to 256 characters.');
  const actions = [...new Set(input.actions)];
  if (actions.length === 0) throw invalidField('scopes', 'Choose at least one thing that the key may do.');
  const globs = [...new Set(input.globs.map((glob) => glob.trim()).filter((glob) => glob !== ''))];
  const odd = globs.find((glob) => glob.length > 128 || !/^[*\p{L}\p{Nd}_.-]+$/u.test(glob));
  if (odd !== undefined) {
    throw invalidField(
      'globs',
      `"${odd}" cannot be a pattern: use letters, digits, "_", ".", "-", and "*" for any run of them.`,
    );
  }
  if (globs.length > 100) throw invalidField('globs', 'Name at most 100 patterns.');
  const most = env().API_KEY_MAX_DAYS;
  const { days = most } = input;
  if (!Number.isInteger(days) || days < 1 || days > most) {
    throw invalidField('days', `Choose a life of 1 to ${most} days.`);
  }
  return { name, actions, globs: globs.length === 0 ? ['*'] : globs };
}
