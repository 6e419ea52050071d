import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { transaction } from '@/lib/db/transaction';
import type { ApiKeyActor, ApiKeyScope, Origin } from '../actor';
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
  const found = await findKey(Prisma.sql`"ApiKey".hash = ${hashSecret(secret)}`);
  if (!liesWithin(found.networks, origin.network)) throw usedFromOtherNetwork(origin.network);
  return actorOf(found, origin);
}

/** Whoever holds this key, as `authenticateApiKey` would find him by its secret; from wherever that is. */
export const actorOfKey = async (key: number, origin: Origin): Promise<ApiKeyActor> =>
  actorOf(await findKey(Prisma.sql`"ApiKey".key = ${key}`), origin);

type FoundKey = {
  key: number;
  name: string;
  creatorKey: number;
  ownerKey: number;
  ownerName: string;
  lockedAccount: string | null;
  gone: boolean;
  confirmed: boolean;
  expiresAt: Date;
  revokedAt: Date | null;
  leaked: boolean;
  lastUsedAt: Date | null;
  networks: string[];
  scopes: ApiKeyScope[];
};

/** All that there is to know of a key, in one statement, for every push asks for it. */
async function findKey(where: Prisma.Sql): Promise<FoundKey> {
  const [found] = await db().$queryRaw<FoundKey[]>`
    select "ApiKey".key, "ApiKey".name, "ApiKey"."creatorKey", "ApiKey"."ownerKey", owner.name as "ownerName",
           case when creator."lockedAt" is not null then creator.name
                when owner."lockedAt" is not null then owner.name end as "lockedAccount",
           creator."deletedAt" is not null or owner."deletedAt" is not null as gone,
           exists (select from "EmailAddress" address
                   where address."accountKey" = owner.key and address."confirmedAddress" is not null) as confirmed,
           "ApiKey"."expiresAt", "ApiKey"."revokedAt", "ApiKey"."leakUrl" is not null as leaked,
           "ApiKey"."lastUsedAt", "ApiKey".networks,
           (select coalesce(jsonb_agg(jsonb_build_object('action', scope.action, 'glob', scope.glob)), '[]')
            from "ApiKeyScope" scope where scope."apiKeyKey" = "ApiKey".key) as scopes
    from "ApiKey"
    join "Account" creator on creator.key = "ApiKey"."creatorKey"
    join "Account" owner on owner.key = "ApiKey"."ownerKey"
    where ${where}`;
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
