import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { parseSearchQuery, type SearchQuery } from '@/lib/nuget/search-query';
import { findNearWords } from './near-words';
import { countDocuments, expectDocuments } from './search-count';
import { searchCondition, type SearchCondition } from './search-condition';
import { readHits, type SearchHit } from './search-hits';
import {
  beMostDownloaded,
  consideredAtMost,
  type FoundDocuments,
  listDocuments,
  matchDocuments,
  rankAll,
  rankMostDownloaded,
} from './search-statements';
import { looseWords } from './unscoped-words';

export type PackageSearch = {
  /** In the query grammar; empty for all packages. */
  q: string;
  skip: number;
  take: number;
  prerelease: boolean;
  semVer2: boolean;
  packageType?: string | undefined;
  /** By relevance if left out, which without words means by downloads; `updated` has the latest pushed first. */
  sort?: SearchSort | undefined;
};

export type SearchSort = 'relevance' | 'downloads' | 'updated';

/** `totalHits` is exact up to 10,000 and an estimate above. */
export type SearchResult = {
  totalHits: number;
  /** How many of them have not what was typed, but something near it. They are the last ones. */
  nearHits: number;
  hits: SearchHit[];
};

export const nothingFound: SearchResult = { totalHits: 0, nearHits: 0, hits: [] };

/** When fewer packages have what was typed, those come after them that have something near it. */
const fewHits = 5;

const mostNear = 100;

/** When no more documents are expected to match, all of them are read: that is sooner done than walking among others. */
const readAtMost = 10_000;

/** The same of documents that are near: fewer of them are wanted, and so fewer are passed on the way. */
const readForNearAtMost = 3000;

/**
 * Packages with a listed version in the slice that is asked for, one hit each, told by its latest version there. When
 * only few have what was typed, up to a hundred follow whose IDs have words that are a slip away from it.
 */
export async function searchPackages(search: PackageSearch): Promise<SearchResult> {
  const query = parseSearchQuery(search.q);
  const condition = searchCondition(query, search.packageType);
  const exact = await findDocuments(condition, search);
  const near = exact.seen < fewHits ? await findNear(query, condition, search, exact) : nothing;

  const hits = await readHits([...exact.keys, ...near.keys], search);
  return {
    totalHits: exact.total + near.total,
    nearHits: near.total,
    hits: orderOf(condition, search) === 'downloads' ? sortByDownloads(hits) : hits,
  };
}

/** What was found, and among how many. */
type Found = FoundDocuments & { total: number };

const nothing: Found = { keys: [], seen: 0, total: 0 };

async function findDocuments(
  condition: SearchCondition,
  search: PackageSearch,
  matches = matchDocuments(condition, search),
): Promise<Found> {
  const order = orderOf(condition, search);
  if (order !== 'rank') {
    const found = await readDocuments(listDocuments(matches, order, search));
    const isCounted = found.seen <= consideredAtMost;
    return { ...found, total: isCounted ? found.seen : await countDocuments(matches) };
  }
  if ((await expectDocuments(matches)) <= readAtMost) {
    const found = await readDocuments(rankAll(matches, condition, search));
    return { ...found, total: found.seen };
  }
  const [found, counted] = await Promise.all([
    readDocuments(rankMostDownloaded(matches, condition, search)),
    countDocuments(matches),
  ]);
  return { ...found, total: found.seen <= consideredAtMost ? found.seen : counted };
}

async function readDocuments(statement: Prisma.Sql): Promise<FoundDocuments> {
  const [found] = await db().$queryRaw<FoundDocuments[]>(statement);
  return found ?? nothing;
}

async function findNear(
  query: SearchQuery,
  condition: SearchCondition,
  search: PackageSearch,
  exact: Found,
): Promise<Found> {
  const words = await findNearWords(looseWords(query.terms));
  if (words.size === 0) return nothing;
  const near = { ...searchCondition(query, search.packageType, words), typedId: undefined };
  const others = Prisma.sql`${matchDocuments(near, search)} and not (${matchDocuments(condition, search)})`;
  const few = (await expectDocuments(others)) <= readForNearAtMost;
  const window = { skip: Math.max(0, search.skip - exact.seen), take: search.take - exact.keys.length };
  return findDocuments(
    near,
    { ...search, ...window, sort: 'relevance' },
    beMostDownloaded(others, mostNear, few),
  );
}

function orderOf({ ranked }: SearchCondition, { sort = 'relevance' }: PackageSearch) {
  if (sort !== 'relevance') return sort;
  return ranked === undefined ? 'downloads' : 'rank';
}

/** Popularity is coarse: what it takes for equal may differ a little. */
function sortByDownloads(hits: SearchHit[]): SearchHit[] {
  return hits.toSorted((a, b) => b.totalDownloads - a.totalDownloads);
}
