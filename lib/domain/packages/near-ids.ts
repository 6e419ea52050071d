import { LRUCache } from 'lru-cache';
import { env } from '@/lib/config/env';
import { shared } from '@/lib/config/shared';
import { db } from '@/lib/db/client';
import { lowerId } from '@/lib/nuget/id';
import { lettersOfNearIds, type Look, lookOf, looksLike } from '@/lib/nuget/near-id';
import { looksLikePopular } from '../errors';
import { holdsPrefixOf } from '../prefixes/held';

/** How many IDs count as popular: those that search finds and that were downloaded the most. */
const popularIds = 10_000;

/**
 * Refuses a new ID that people may take for a popular one, unless whoever is to own it owns one of those, or holds a
 * prefix that it matches.
 */
export async function requireDistinct(
  ownerKey: number,
  { id, lowerId }: { id: string; lowerId: string },
): Promise<void> {
  const near = await findRefusingIds(id);
  const [nearest] = near;
  if (nearest === undefined) return;
  if ((await ownsAny(ownerKey, near)) || (await holdsPrefixOf(ownerKey, lowerId))) return;
  throw looksLikePopular(id, nearest);
}

/** The popular IDs for whose sake the gallery refuses a new one, the most popular ones first. */
export const findRefusingIds = async (id: string): Promise<string[]> =>
  env().NEAR_NAMES === 'allowed' ? [] : findNearIds(id);

/** Those of the most popular IDs that people may take this one for, the most popular ones first. */
export async function findNearIds(id: string, among = popularIds): Promise<string[]> {
  const look = lookOf(id);
  return (await listPopularIds(among, lettersOfNearIds(look))).filter((popular) =>
    looksLike(look, knownLookOf(popular)),
  );
}

/** Popular IDs are compared with every new one, and a look never changes. */
const looks = () => shared('looks', () => new LRUCache<string, Look>({ max: 2 * popularIds }));

function knownLookOf(id: string): Look {
  const known = looks().get(id);
  if (known !== undefined) return known;
  const look = lookOf(id);
  looks().set(id, look);
  return look;
}

/**
 * The most popular IDs that have so many letters, and all that are not ASCII. In one text, for thousands of rows take ten
 * times as long; no ID has a space.
 */
async function listPopularIds(among: number, letters: { least: number; most: number }): Promise<string[]> {
  const [found] = await db().$queryRaw<{ ids: string | null }[]>`
    select string_agg(id, ' ') as ids
    from (select id, letters from "PackageName"
          order by popularity desc, "packageKey" desc limit ${among}) popular
    where letters = 0 or letters between ${letters.least} and ${letters.most}`;
  return found?.ids?.split(' ') ?? [];
}

async function ownsAny(accountKey: number, ids: readonly string[]): Promise<boolean> {
  const found = await db().packageOwner.findFirst({
    where: { accountKey, package: { lowerId: { in: ids.map(lowerId) } } },
    select: { packageKey: true },
  });
  return found !== null;
}
