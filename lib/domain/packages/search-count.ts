import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

const countedExactly = 10_000;
const sampleSize = 5000;

/**
 * How many search documents fulfil a condition that many do: up to 10,000 exactly, above by a sample, which is the
 * same one each time. They are counted one by one only when the sample does not clearly say that they are more.
 */
export async function countDocuments(matches: Prisma.Sql): Promise<number> {
  const [found] = await db().$queryRaw<{ total: number }[]>`
    with size as (
      select greatest(reltuples, 1)::float8 as documents from pg_class where oid = '"SearchDocument"'::regclass
    ),
    sample as (
      select size.documents * coalesce(avg((${matches})::int), 0) as estimate
      from size
      left join "SearchDocument" tablesample system (least(100, ${100 * sampleSize} / (select documents from size)))
        repeatable (0) on true
      group by size.documents
    ),
    counted as (
      select case when estimate > ${1.5 * countedExactly} then ${countedExactly + 1} else (
        select count(*) from (select from "SearchDocument" where ${matches}
                              limit ${countedExactly + 1}) as document
      ) end as least
      from sample
    )
    select (case when least > ${countedExactly} then greatest(least, estimate) else least end)::int as total
    from counted, sample`;
  return found?.total ?? 0;
}
