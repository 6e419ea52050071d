import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { parseSearchQuery } from '@/lib/nuget/search-query';
import { countDocuments } from './search-count';
import { searchCondition, type SearchCondition } from './search-condition';
import { readHits, type SearchHit } from './search-hits';
import { rankDocuments } from './search-ranking';
import { sliceOf } from './slices';

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
  const matches = matching(condition, search);
  const { keys, seen } = await findDocuments(matches, condition, search);

  const [totalHits, hits] = await Promise.all([
    seen <= consideredAtMost ? seen : countDocuments(matches),
    readHits(keys, search),
  ]);
  return { totalHits, hits: inDownloadOrder(condition, search) ? sortByDownloads(hits) : hits };
}

/** How many matches are looked at: beyond, they are neither ranked nor counted one by one. */
const consideredAtMost = 2000;

/** What a document must fulfil. */
function matching({ required, lowerIds }: SearchCondition, search: PackageSearch): Prisma.Sql {
  const conditions = [Prisma.sql`slices & ${sliceOf(search)}::int2 <> 0`];
  if (required !== undefined) conditions.push(Prisma.sql`words @@ ${required}::tsquery`);
  if (lowerIds.length > 0) conditions.push(Prisma.sql`"lowerId" = any(${lowerIds}::text[])`);
  return Prisma.join(conditions, ' and ');
}

/** The documents to show, and how many matches were seen on the way: all of them, or some more than are considered. */
type Found = { keys: number[]; seen: number };

async function findDocuments(
  matches: Prisma.Sql,
  condition: SearchCondition,
  search: PackageSearch,
): Promise<Found> {
  const statement = isRanked(condition, search)
    ? rankDocuments(matches, condition, { ...search, consideredAtMost })
    : listDocuments(matches, search);
  const [found] = await db().$queryRaw<Found[]>(statement);
  return found ?? { keys: [], seen: 0 };
}

const isRanked = ({ ranked }: SearchCondition, { sort = 'relevance' }: PackageSearch) =>
  ranked !== undefined && sort === 'relevance';

function listDocuments(matches: Prisma.Sql, { sort, skip, take }: PackageSearch): Prisma.Sql {
  const order =
    sort === 'updated' ? Prisma.sql`"versionKey" desc` : Prisma.sql`popularity desc, "versionKey" desc`;
  return Prisma.sql`
    select array(select "versionKey" from "SearchDocument" where ${matches}
                 order by ${order} offset ${skip} limit ${take}) as keys,
           (select count(*) from (select from "SearchDocument" where ${matches}
                                  limit ${consideredAtMost + 1}) as considered)::int as seen`;
}

const inDownloadOrder = (condition: SearchCondition, search: PackageSearch) =>
  search.sort !== 'updated' && !isRanked(condition, search);

/** Popularity is coarse: what it takes for equal may differ a little. */
function sortByDownloads(hits: SearchHit[]): SearchHit[] {
  return hits.toSorted((a, b) => b.totalDownloads - a.totalDownloads);
}
