import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, type ApiKeyAction, requireRecentProof, requireTrusted, requireUser } from '../actor';
import { record } from '../audit';
import { accountLocked, accountNotFound } from '../account-errors';
import { keepAccounts } from '../accounts/hold';
import { invalidField } from '../errors';
import { hashSecret, randomSecret } from '../secret';
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
  days: number;
};

/** The accounts in whose name a person may act. */
export async function listActingAccounts(actor: Actor): Promise<{ key: number; name: string }[]> {
  const { accountKey } = requireUser(actor);
  return db().account.findMany({
    where: { key: accountKey, deletedAt: null },
    select: { key: true, name: true },
  });
}

/**
 * Makes a key of the actor's own and gives its secret, which is nowhere kept. One that may push publishes in his name:
 * he has to have proved lately who he is.
 */
export async function createApiKey(actor: Actor, input: NewApiKey): Promise<{ key: number; secret: string }> {
  const user = requireTrusted(actor);
  if (input.actions.some((action) => action !== 'unlist')) requireRecentProof(user);
  return createApiKeyFor(actor, user.accountKey, input);
}

/** As `createApiKey`, for the person whom the operator names. */
export async function createApiKeyFor(
  actor: Actor,
  creatorKey: number,
  input: NewApiKey,
): Promise<{ key: number; secret: string }> {
  const { name, actions, globs, days } = checkNewApiKey(input);
  const secret = randomSecret(apiKeyPrefix);

  const key = await transaction(async (tx) => {
    const [creator] = (await keepAccounts(tx, [creatorKey])) ?? [];
    if (creator?.kind !== 'user') throw accountNotFound(String(creatorKey));
    if (creator.lockedAt !== null) throw accountLocked(creator.name);
    if (input.ownerKey !== creatorKey) {
      throw invalidField('owner', 'You may make keys only for accounts in whose name you may act.');
    }
    const created = await tx.apiKey.create({
      data: {
        hash: hashSecret(secret),
        hint: secret.slice(0, hintLength),
        name,
        creatorKey,
        ownerKey: input.ownerKey,
        expiresAt: new Date(Date.now() + days * dayMs),
        scopes: { create: actions.flatMap((action) => globs.map((glob) => ({ action, glob }))) },
      },
      select: { key: true, expiresAt: true },
    });
    await tellOfNewKey(tx, creatorKey, { name, actions, globs, expiresAt: created.expiresAt });
    await record(tx, actor, 'apiKey.create', {
      subject: name,
      accountKey: input.ownerKey,
      details: { apiKeyKey: created.key, actions, globs, days },
    });
    return created.key;
  });
  return { key, secret };
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
  if (!Number.isInteger(input.days) || input.days < 1 || input.days > most) {
    throw invalidField('days', `Choose a life of 1 to ${most} days.`);
  }
  return { name, actions, globs: globs.length === 0 ? ['*'] : globs, days: input.days };
}
