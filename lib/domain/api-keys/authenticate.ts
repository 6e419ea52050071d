import { db } from '@/lib/db/client';
import type { ApiKeyActor, Origin } from '../actor';
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
      scopes: { select: { action: true, glob: true } },
      creator: { select: { name: true, lockedAt: true, deletedAt: true } },
      owner: { select: { name: true, lockedAt: true, deletedAt: true } },
    },
  });
  if (found === null || found.revokedAt !== null || found.expiresAt <= new Date()) throw apiKeyInvalid();
  const { creator, owner } = found;
  if (creator.deletedAt !== null || owner.deletedAt !== null) throw apiKeyInvalid();

  noteApiKeyUse(found.key);
  return {
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
}
