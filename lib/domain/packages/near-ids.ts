import { LRUCache } from 'lru-cache';
import { env } from '@/lib/config/env';
import { shared } from '@/lib/config/shared';
import { db } from '@/lib/db/client';
import { lowerId } from '@/lib/nuget/id';
import { type Look, lookOf, looksLike } from '@/lib/nuget/near-id';
import { looksLikePopular } from '../errors';
import { holdsPrefixOf } from '../prefixes/held';

/** How many IDs count as popular: those that search finds and that were downloaded the most. */
const popularIds = 10_000;

/** An ID looks the same for ever: so that few of the popular ones are looked at anew. */
const looks = () => shared('looks', () => new LRUCache<string, Look>({ max: 2 * popularIds }));

/**
 * Refuses a new ID that people may take for a popular one, unless whoever is to own it owns one of those, or holds a
 * prefix that it matches.
 */
export async function requireDistinct(
  ownerKey: number,
  { id, lowerId }: { id: string; lowerId: string },
): Promise<void> {
  if (env().NEAR_NAMES === 'allowed') return;
  const near = await findNearIds(id);
  const [nearest] = near;
  if (nearest === undefined) return;
  if ((await ownsAny(ownerKey, near)) || (await holdsPrefixOf(ownerKey, lowerId))) return;
  throw looksLikePopular(id, nearest);
}

/** Those of the most popular IDs that people may take this one for, the most popular ones first. */
export async function findNearIds(id: string, among = popularIds): Promise<string[]> {
  const look = lookOf(id);
  return (await listPopularIds(among)).filter((popular) => looksLike(look, keptLook(popular)));
}

/** In one text, for reading thousands of rows takes ten times as long. No ID has a space. */
async function listPopularIds(most: number): Promise<string[]> {
  const [found] = await db().$queryRaw<{ ids: string | null }[]>`
    select string_agg(id, ' ') as ids
    from (select id from "PackageName" order by popularity desc, "packageKey" desc limit ${most}) popular`;
  return found?.ids?.split(' ') ?? [];
}

function keptLook(id: string): Look {
  const kept = looks().get(id);
  if (kept !== undefined) return kept;
  const look = lookOf(id);
  looks().set(id, look);
  return look;
}

async function ownsAny(accountKey: number, ids: readonly string[]): Promise<boolean> {
  const found = await db().packageOwner.findFirst({
    where: { accountKey, package: { lowerId: { in: ids.map(lowerId) } } },
    select: { packageKey: true },
  });
  return found !== null;
}
