import { z } from 'zod';
import { db } from '@/lib/db/client';
import { ApiKeyAction, Prisma } from '@/lib/db/generated/client';
import { transaction } from '@/lib/db/transaction';
import type { ApiKeyActor, Origin } from '../actor';
import { apiKeyExpired, apiKeyMistyped, apiKeyRevoked, usedFromOtherNetwork } from '../api-key-errors';
import { record } from '../audit';
import { apiKeyInvalid } from '../errors';
import { noteApiKeyUse } from '../last-used';
import { hashSecret, hasSecretForm } from '../secret';
import { apiKeyPrefix } from './create';
import { liesWithin } from './networks';

/**
 * Who asks with this secret. Refuses one that is mistyped, unknown, expired or revoked, or used from where it may not be,
 * or whose maker or owner is gone.
 */
export async function authenticateApiKey(secret: string, origin: Origin): Promise<ApiKeyActor> {
  if (!hasSecretForm(secret, apiKeyPrefix)) throw apiKeyMistyped();
  const found = await findKey(Prisma.sql`hash = ${hashSecret(secret)}`);
  if (!liesWithin(found.networks, origin.network)) throw usedFromOtherNetwork(origin.network);
  return actorOf(found, origin);
}

/** Whoever holds this key, as `authenticateApiKey` would find him by its secret; from wherever that is. */
export const actorOfKey = async (key: number, origin: Origin): Promise<ApiKeyActor> =>
  actorOf(await findKey(Prisma.sql`key = ${key}`), origin);

const Moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const Facts = z.object({
  key: z.number(),
  name: z.string(),
  creatorKey: z.number(),
  ownerKey: z.number(),
  ownerName: z.string(),
  lockedAccount: z.string().nullable(),
  gone: z.boolean(),
  confirmed: z.boolean(),
  expiresAt: Moment,
  revokedAt: Moment.nullable(),
  leaked: z.boolean(),
  lastUsedAt: Moment.nullable(),
  networks: z.array(z.string()),
  scopes: z.array(z.object({ action: z.enum(ApiKeyAction), glob: z.string() })),
});

type FoundKey = z.infer<typeof Facts>;

/** All that there is to know of a key, in one statement, for every push asks for it. */
async function findKey(where: Prisma.Sql): Promise<FoundKey> {
  const [row] = await db().$queryRaw<{ facts: unknown }[]>`
    select "apiKeyFacts"(key) as facts from "ApiKey" where ${where}`;
  const found = row && Facts.parse(row.facts);
  if (found === undefined || found.gone) throw apiKeyInvalid();
  if (found.revokedAt !== null) throw apiKeyRevoked(found.name, found.leaked);
  if (found.expiresAt <= new Date()) throw apiKeyExpired(found.name, found.expiresAt);
  return found;
}

async function actorOf(found: FoundKey, origin: Origin): Promise<ApiKeyActor> {
  const { key, name, creatorKey, ownerKey, ownerName, lockedAccount, confirmed, scopes, expiresAt } = found;
  const actor: ApiKeyActor = {
    kind: 'apiKey',
    apiKeyKey: key,
    creatorKey,
    ownerKey,
    ownerName,
    // Of organizations it is asked where it is asked what the maker is to them.
    ownerUnconfirmed: ownerKey === creatorKey && !confirmed,
    lockedAccount: lockedAccount ?? undefined,
    scopes,
    expiresAt,
    origin,
  };
  if (found.lastUsedAt === null) await recordFirstUse(actor, name);
  else noteApiKeyUse(key, origin);
  return actor;
}

/** Of several first uses at once, one is the first. */
async function recordFirstUse(actor: ApiKeyActor, name: string): Promise<void> {
  const { apiKeyKey: key, origin } = actor;
  await transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { key, lastUsedAt: null },
      data: {
        lastUsedAt: new Date(),
        lastUsedAddress: origin.address ?? null,
        lastUsedClient: origin.client ?? null,
      },
    });
    if (count === 0) return;
    await record(tx, actor, 'apiKey.firstUse', {
      subject: name,
      accountKey: actor.creatorKey,
      details: { apiKeyKey: key },
    });
  });
}
