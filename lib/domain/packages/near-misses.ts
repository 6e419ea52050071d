import { isBusy } from '@/lib/db/busy';
import { db } from '@/lib/db/client';
import { lowerId } from '@/lib/nuget/id';
import { withoutNul } from './lexemes';
import { sliceOf } from './slices';

const limitMs = 500;
const similarity = 0.5;
const longest = 100;

/**
 * Up to five IDs that look like the text, the most alike first: for somebody whose search found nothing, and hence
 * none at all when they are not found quickly.
 */
export async function nearMisses(
  q: string,
  filter: { prerelease: boolean; semVer2: boolean },
): Promise<string[]> {
  const text = lowerId(withoutNul(q).trim()).slice(0, longest);
  if (text === '') return [];
  try {
    return await db().$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('pg_trgm.similarity_threshold', ${String(similarity)}, true),
                                  set_config('statement_timeout', ${String(limitMs)}, true)`;
      const near = await tx.$queryRaw<{ id: string }[]>`
        select package.id
        from "SearchDocument" document join "Package" package on package.key = document."packageKey"
        where document."lowerId" % ${text} and document.slices & ${sliceOf(filter)}::int2 <> 0
        order by similarity(document."lowerId", ${text}) desc, document.popularity desc limit 5`;
      return near.map(({ id }) => id);
    });
  } catch (error) {
    if (isBusy(error)) return [];
    throw error;
  }
}
