import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, requireAdministrator } from '../actor';
import { apiKeyNotFound } from '../errors';
import { tellOfRevokedKey } from './mails';
import { type ApiKeyRow, endKey } from './own-keys';

export type KeyOfAnybody = ApiKeyRow & { maker: string };

const mostListed = 1_000;

/** The keys that an account made or that act in its name, the newest first. */
export async function listKeysOf(accountKey: number): Promise<KeyOfAnybody[]> {
  const found = await db().apiKey.findMany({
    where: { OR: [{ creatorKey: accountKey }, { ownerKey: accountKey }] },
    orderBy: { key: 'desc' },
    take: mostListed,
    include: {
      creator: { select: { name: true } },
      owner: { select: { name: true } },
      scopes: { select: { action: true, glob: true } },
    },
    omit: { hash: true },
  });
  return found.map(({ creator, owner, ...key }) => ({ ...key, maker: creator.name, owner: owner.name }));
}

/** Ends a key of anybody. Gives whether it was not over yet. */
export async function revokeAnyKey(actor: Actor, key: number): Promise<boolean> {
  requireAdministrator(actor);
  return transaction(async (tx) => {
    const found = await tx.apiKey.findUnique({ where: { key } });
    if (found === null) throw apiKeyNotFound();
    const ended = await endKey(tx, actor, found);
    if (ended) await tellOfRevokedKey(tx, actor, found);
    return ended;
  });
}
