import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import type { Actor, ApiKeyActor } from '@/lib/domain/actor';
import { type AuditAction, record } from '@/lib/domain/audit';
import { origin, type TestUser } from './factories';
import type { TestOrganization } from './organizations';
import { aWord } from './word';

type Subject = {
  subject?: string;
  packageKey?: number;
  accountKey?: number;
  details?: { role: string };
};

/** Writes into an organization's record that somebody did something. */
export async function act(
  actor: Actor,
  organizationKey: number,
  action: AuditAction,
  subject: Subject = {},
): Promise<void> {
  await transaction((tx) => record(tx, actor, action, { organizationKey, ...subject }));
}

/** Who asks with a key called `build server`, as whoever knows the key's row. */
export async function aKeyActor(
  creator: TestUser,
  { key: ownerKey, name: ownerName }: Pick<TestOrganization, 'key' | 'name'>,
): Promise<ApiKeyActor> {
  const expiresAt = new Date(Date.now() + 86_400_000);
  const { key } = await db().apiKey.create({
    data: {
      name: 'build server',
      hash: createHash('sha256').update(aWord()).digest(),
      hint: 'hint',
      creatorKey: creator.key,
      ownerKey,
      expiresAt,
    },
    select: { key: true },
  });
  return {
    kind: 'apiKey',
    apiKeyKey: key,
    creatorKey: creator.key,
    ownerKey,
    ownerName,
    lockedAccount: undefined,
    scopes: [
      { action: 'push', glob: '*' },
      { action: 'unlist', glob: '*' },
    ],
    expiresAt,
    origin,
  };
}
