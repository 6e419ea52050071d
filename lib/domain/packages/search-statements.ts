import { Prisma } from '@/lib/db/generated/client';
import type { SearchCondition } from './search-condition';
import { sliceOf } from './slices';

type Window = { skip: number; take: number };

/**
 * What each statement gives: the documents to show, and how many matches were seen on the way. These are all matches,
 * or more than are considered.
 */
export type FoundDocuments = { keys: number[]; seen: number };

/** How many matches are looked at: beyond, they are not ranked, and not counted on the way either. */
export const consideredAtMost = 500;

/** What a document must fulfil. */
export function matchDocuments(
  { required, lowerIds }: SearchCondition,
  filter: { prerelease: boolean; semVer2: boolean },
): Prisma.Sql {
  const conditions = [Prisma.sql`slices & ${sliceOf(filter)}::int2 <> 0`];
  if (required !== undefined) conditions.push(Prisma.sql`words @@ ${required}::tsquery`);
  if (lowerIds.length > 0) conditions.push(Prisma.sql`"lowerId" = any(${lowerIds}::text[])`);
  return Prisma.join(conditions, ' and ');
}

/**
 * To be so many of the documents that match, the most downloaded ones. Where few match, they are found by their words
 * first: walking down from the most downloaded one would pass all the others.
 */
export function beMostDownloaded(matches: Prisma.Sql, most: number, few: boolean): Prisma.Sql {
  const documents = few
    ? Prisma.sql`(select "versionKey", popularity from "SearchDocument" where ${matches} offset 0) as matching`
    : Prisma.sql`"SearchDocument" where ${matches}`;
  return Prisma.sql`"versionKey" in (select "versionKey" from ${documents}
                                     order by popularity desc, "versionKey" desc limit ${most})`;
}

/** All documents that match, the most downloaded or the latest pushed first. */
export function listDocuments(
  matches: Prisma.Sql,
  order: 'downloads' | 'updated',
  { skip, take }: Window,
): Prisma.Sql {
  const by =
    order === 'updated' ? Prisma.sql`"versionKey" desc` : Prisma.sql`popularity desc, "versionKey" desc`;
  return Prisma.sql`
    select array(select "versionKey" from "SearchDocument" where ${matches}
                 order by ${by} offset ${skip} limit ${take}) as keys,
           (select count(*) from (select from "SearchDocument" where ${matches}
                                  limit ${consideredAtMost + 1}) as considered)::int as seen`;
}

/**
 * The most downloaded documents that match by their rank; the others follow by downloads. Whoever types an ID gets that
 * package first, however little it is downloaded. For words that many documents have: it walks down from the most
 * downloaded one until it has seen enough.
 */
export function rankMostDownloaded(
  matches: Prisma.Sql,
  condition: SearchCondition,
  window: Window,
): Prisma.Sql {
  const id = condition.typedId ?? '';
  const considered = Prisma.sql`
      (select *, row_number() over (order by popularity desc, "versionKey" desc) as place
       from "SearchDocument" where ${matches} and "lowerId" <> ${id}
       order by popularity desc, "versionKey" desc limit ${lastPlace(window) + 1})
      union all
      (select *, 0 as place from "SearchDocument" where ${matches} and "lowerId" = ${id})`;
  return Prisma.sql`
    with considered as (${considered}),
    scored as (${score(condition, id)})
    select ${keysOf(window)} as keys, (select count(*) from scored)::int as seen`;
}

/** As `rankMostDownloaded`, for words that few documents have: all of them are seen, through the index of words. */
export function rankAll(matches: Prisma.Sql, condition: SearchCondition, window: Window): Prisma.Sql {
  const id = condition.typedId ?? '';
  return Prisma.sql`
    with matching as materialized (
      select "versionKey", popularity, "lowerId" = ${id} as typed from "SearchDocument" where ${matches}
    ),
    placed as (
      select "versionKey", row_number() over (order by popularity desc, "versionKey" desc) as place
      from (select "versionKey", popularity from matching where not typed
            order by popularity desc, "versionKey" desc limit ${lastPlace(window)}) as most
      union all
      select "versionKey", 0 from matching where typed
    ),
    considered as (
      select document.*, place from placed join "SearchDocument" document using ("versionKey")
    ),
    scored as (${score(condition, id)})
    select ${keysOf(window)} as keys, (select count(*) from matching)::int as seen`;
}

const lastPlace = ({ skip, take }: Window) => Math.max(consideredAtMost, skip + take);

const score = (condition: SearchCondition, id: string) => Prisma.sql`
      select "versionKey", ${isDivided(id)} and "lowerId" = ${id} as first,
             case when place <= ${consideredAtMost} then ${scoreOf(condition, id)} else -place end as score
      from considered`;

const keysOf = ({ skip, take }: Window) => Prisma.sql`
      array(select "versionKey" from scored order by first desc, score desc, "versionKey" desc
            offset ${skip} limit ${take})`;

const isDivided = (id: string) => /[._-]/.test(id);

/**
 * The rank of the words, times what downloads count, times what a typed ID counts, with its separators or without; the
 * longer the ID the less. In floating point throughout, for decimals are slow.
 */
function scoreOf({ ranked = '', whole, squeezed }: SearchCondition, id: string): Prisma.Sql {
  const rank = (query: string) => Prisma.sql`ts_rank(${weights}::float4[], words, ${query}::tsquery)`;
  const words =
    whole === undefined
      ? rank(ranked)
      : Prisma.sql`(${rank(ranked)} + ${boosts.wholeWord}::float8 * ${rank(whole)})`;
  return Prisma.sql`
    ${words}
    * (1 + power(2::float8, popularity / 128::float8) / ${downloadsDivisor}::float8)
    / (1 + length("lowerId") / ${idLengthDivisor}::float8)
    * case when "lowerId" = ${id} then ${isDivided(id) ? boosts.exactId : boosts.exactWord}::float8
           when ${isDivided(id)} and starts_with("lowerId", ${id}) then ${boosts.idStart}::float8
           when translate("lowerId", '._-', '') = any(${squeezed}::text[]) then ${boosts.exactWord}::float8
           else 1 end`;
}

/** Of the weights D, C, B and A. */
const weights = [0.1, 0.2, 0.6, 1];

const boosts = { wholeWord: 2, exactId: 1000, exactWord: 10, idStart: 100 };

/** Popularity is a logarithm of downloads; what counts is the square root of downloads by this. */
const downloadsDivisor = 220;

/** So that `Polly` comes before what belongs to it, though that is downloaded as much. */
const idLengthDivisor = 20;
