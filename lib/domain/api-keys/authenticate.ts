import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import type { ApiKeyActor, Origin } from '../actor';
import { record } from '../audit';
import { apiKeyInvalid } from '../errors';
import { noteApiKeyUse } from '../last-used';
import { hashSecret, hasSecretForm } from '../secret';
import { apiKeyPrefix } from './create';

/** Who asks with this secret. Refuses one that is unknown, expired or revoked, or whose maker or owner is gone. */
export async function authenticateApiKey(secret: string, origin: Origin): Promise<ApiKeyActor> {
  if (!hasSecretForm(secret, apiKeyPrefix)) throw apiKeyInvalid();
  return actorOfKey({ hash: hashSecret(secret) }, origin);
}

/** Whoever holds this key, as `authenticateApiKey` would find him by its secret. */
export async function actorOfKey(
  where: { hash: Uint8Array<ArrayBuffer> } | { key: number },
  origin: Origin,
): Promise<ApiKeyActor> {
  const found = await db().apiKey.findUnique({
    where,
    select: {
      key: true,
      creatorKey: true,
      ownerKey: true,
      expiresAt: true,
      revokedAt: true,
      lastUsedAt: true,
      name: true,
      scopes: { select: { action: true, glob: true } },
      creator: { select: { name: true, lockedAt: true, deletedAt: true } },
      owner: { select: { name: true, lockedAt: true, deletedAt: true } },
    },
  });
  if (found === null || found.revokedAt !== null || found.expiresAt <= new Date()) throw apiKeyInvalid();
  const { creator, owner } = found;
  if (creator.deletedAt !== null || owner.deletedAt !== null) throw apiKeyInvalid();

  const actor: ApiKeyActor = {
    kind: 'apiKey',
    apiKeyKey: found.key,
    creatorKey: found.creatorKey,
    ownerKey: found.ownerKey,
    ownerName: owner.name,
    lockedAccount: [creator, owner].find(({ lockedAt }) => lockedAt !== null)?.name,
    scopes: found.scopes,
    expiresAt: found.expiresAt,
    origin,
  };
  if (found.lastUsedAt === null) await recordFirstUse(actor, found.name);
  else noteApiKeyUse(found.key);
  return actor;
}

/** Of several first uses at once, one is the first. */
async function recordFirstUse(actor: ApiKeyActor, name: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { key: actor.apiKeyKey, lastUsedAt: null },
      data: { lastUsedAt: new Date() },
    });
    if (count === 0) return;
    await record(tx, actor, 'apiKey.firstUse', {
      subject: name,
      accountKey: actor.creatorKey,
      details: { apiKeyKey: actor.apiKeyKey },
    });
  });
}
