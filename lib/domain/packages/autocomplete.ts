import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { lowerId } from '@/lib/nuget/id';
import { splitWords } from '@/lib/nuget/search-words';
import { mark, quoteLexeme, withoutNul } from './lexemes';
import { markedStartLength } from './search-vector';
import { sliceOf } from './slices';
import { allOf } from './tsquery';

export type Completion = {
  /** What was typed of an ID; empty for all IDs. */
  q: string;
  skip: number;
  take: number;
  prerelease: boolean;
  semVer2: boolean;
  packageType?: string | undefined;
};

/** `totalHits` is exact for up to 5,000 packages and an estimate above. */
export type Completions = { totalHits: number; ids: string[] };

export const noCompletions: Completions = { totalHits: 0, ids: [] };

/**
 * IDs in which each piece that was typed begins a word: first the ID that was typed, then those that begin with it,
 * then the others, and of each the most downloaded first. Among many packages the less downloaded ones are looked at
 * only when the others are not enough.
 */
export async function completeIds(completion: Completion): Promise<Completions> {
  const popular = await findNames(completion, mostDownloaded);
  if (popular.walked < walkedFirst) return { totalHits: popular.found, ids: popular.ids };

  if (popular.found < completion.skip + completion.take) {
    const { found, ids } = await findNames(completion, anyName);
    return { totalHits: found, ids };
  }
  const estimate = Math.round((popular.found / popular.walked) * (await countNames()));
  return { totalHits: Math.max(estimate, popular.found), ids: popular.ids };
}

/** The listed versions of a package in the slice that is asked for, by its lower-case ID, the lowest first; none of an unknown one. */
export async function completeVersions(
  id: string,
  { prerelease, semVer2 }: { prerelease: boolean; semVer2: boolean },
): Promise<string[]> {
  // One row, for a package may have ten thousand versions.
  const [found] = await db().$queryRaw<{ versions: string[] }[]>`
    select array(select "fullVersion" from "PackageVersion"
                 where "packageKey" = (select key from "Package" where "lowerId" = ${withoutNul(id)})
                   and listed and (${prerelease} or not prerelease) and (${semVer2} or not "semVer2")
                 order by "sortKey") as versions`;
  return found?.versions ?? [];
}

const walkedFirst = 5000;

/** Where names are looked for, given the key of the ID that was typed. */
type Source = (matches: Prisma.Sql) => Prisma.Sql;

const mostDownloaded: Source = (matches) => Prisma.sql`
  select *, ${matches} as matches from (
    (select * from "PackageName" where "packageKey" = (select key from typed))
    union all
    (select * from "PackageName" where "packageKey" is distinct from (select key from typed)
     order by popularity desc, "packageKey" desc limit ${walkedFirst})
  ) as name`;

const anyName: Source = (matches) =>
  Prisma.sql`select *, true as matches from "PackageName" where ${matches}`;

type Found = { ids: string[]; found: number; walked: number };

async function findNames(completion: Completion, source: Source): Promise<Found> {
  const typed = lowerId(withoutNul(completion.q).trim());
  const [found] = await db().$queryRaw<Found[]>`
    with typed as (select key from "Package" where "lowerId" = ${typed}),
    walked as (
      select id, popularity, "packageKey", matches, starts_with("lowerId", ${typed}) as starts,
             "packageKey" is not distinct from (select key from typed) as exact
      from (${source(matching(completion))}) as name
    )
    select array(select id from walked where matches
                 order by exact desc, starts desc, popularity desc, "packageKey" desc
                 offset ${completion.skip} limit ${completion.take}) as ids,
           (select count(*) from walked where matches)::int as found,
           (select count(*) from walked)::int as walked`;
  return found ?? { ids: [], found: 0, walked: 0 };
}

function matching(completion: Completion): Prisma.Sql {
  const { q, packageType } = completion;
  const words = splitWords(q).map(({ text }) => text);
  const asked = allOf([
    ...words.map((word) =>
      word.length > markedStartLength ? `${quoteLexeme(word)}:*` : quoteLexeme(mark('start', word)),
    ),
    ...(packageType === undefined ? [] : [quoteLexeme(mark('type', packageType))]),
  ]);
  const inSlice = Prisma.sql`slices & ${sliceOf(completion)}::int2 <> 0`;
  return asked === undefined ? inSlice : Prisma.sql`${inSlice} and words @@ ${asked}::tsquery`;
}

async function countNames(): Promise<number> {
  const [size] = await db().$queryRaw<{ names: number }[]>`
    select reltuples::float8 as names from pg_class where oid = '"PackageName"'::regclass`;
  return size?.names ?? 0;
}
