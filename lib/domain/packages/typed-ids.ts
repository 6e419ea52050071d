import { db } from '@/lib/db/client';
import { lowerId } from '@/lib/nuget/id';
import { withoutNul } from './lexemes';
import { sliceOf } from './slices';

const most = 30;

/**
 * Up to thirty package IDs that begin with what was typed, in the order of the alphabet; of nothing typed, the most
 * downloaded ones.
 */
export async function listTypedIds(
  typed: string,
  filter: { prerelease: boolean; semVer2: boolean },
): Promise<string[]> {
  const start = lowerId(withoutNul(typed).trim());
  const slice = sliceOf(filter);
  // The order of the index on lower-case IDs is that of bytes, in which a prefix is a range.
  const found =
    start === ''
      ? await db().$queryRaw<{ id: string }[]>`
          select id from "PackageName" where slices & ${slice}::int2 <> 0
          order by popularity desc, "packageKey" desc limit ${most}`
      : await db().$queryRaw<{ id: string }[]>`
          select name.id from "Package" package join "PackageName" name on name."packageKey" = package.key
          where package."lowerId" >= ${start} and starts_with(package."lowerId", ${start})
            and package."lowerId" < ${`${start}\u{10ffff}`} and name.slices & ${slice}::int2 <> 0
          order by package."lowerId" limit ${most}`;
  return found.map(({ id }) => id);
}
