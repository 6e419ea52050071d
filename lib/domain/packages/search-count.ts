import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

const countedExactly = 10_000;
const sampleSize = 1500;

/**
 * How many search documents fulfil a condition that many do: up to 10,000 exactly, above by a sample, which is the
 * same one each time. They are counted one by one only when the sample does not clearly say that they are more; then
 * all of them, for a limit would have PostgreSQL read the table instead of the index.
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
    counted as materialized (
      select case when estimate > ${1.5 * countedExactly} then ${countedExactly + 1} else (
        select count(*) from "SearchDocument" where ${matches}
      ) end as least
      from sample
    )
    select (case when least > ${countedExactly} then greatest(least, estimate) else least end)::int as total
    from counted, sample`;
  return found?.total ?? 0;
}

/** How many search documents PostgreSQL expects to fulfil a condition, by its statistics: it reads none. */
export async function expectDocuments(matches: Prisma.Sql): Promise<number> {
  const [explained] = await db().$queryRaw<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }[]>`
    explain (format json) select from "SearchDocument" where ${matches}`;
  return explained?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}
