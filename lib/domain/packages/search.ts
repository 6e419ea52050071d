import { db } from '@/lib/db/client';
import { parseSearchQuery } from '@/lib/nuget/search-query';
import { countDocuments } from './search-count';
import { searchCondition, type SearchCondition } from './search-condition';
import { readHits, type SearchHit } from './search-hits';
import {
  consideredAtMost,
  type FoundDocuments,
  listDocuments,
  matchDocuments,
  rankDocuments,
} from './search-statements';

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
export type SearchResult = { totalHits: number; hits: SearchHit[] };

export const nothingFound: SearchResult = { totalHits: 0, hits: [] };

/** Packages with a listed version in the slice that is asked for, one hit each, told by its latest version there. */
export async function searchPackages(search: PackageSearch): Promise<SearchResult> {
  const condition = searchCondition(parseSearchQuery(search.q), search.packageType);
  const matches = matchDocuments(condition, search);
  const order = orderOf(condition, search);
  const [found] = await db().$queryRaw<FoundDocuments[]>(
    order === 'rank' ? rankDocuments(matches, condition, search) : listDocuments(matches, order, search),
  );
  const { keys, seen } = found ?? { keys: [], seen: 0 };

  const [totalHits, hits] = await Promise.all([
    seen <= consideredAtMost ? seen : countDocuments(matches),
    readHits(keys, search),
  ]);
  return { totalHits, hits: order === 'downloads' ? sortByDownloads(hits) : hits };
}

function orderOf({ ranked }: SearchCondition, { sort = 'relevance' }: PackageSearch) {
  if (sort !== 'relevance') return sort;
  return ranked === undefined ? 'downloads' : 'rank';
}

/** Popularity is coarse: what it takes for equal may differ a little. */
function sortByDownloads(hits: SearchHit[]): SearchHit[] {
  return hits.toSorted((a, b) => b.totalDownloads - a.totalDownloads);
}
