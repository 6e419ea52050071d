import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';

export type Totals = {
  /** With a listed version. */
  packages: number;
  /** Listed ones. */
  versions: number;
  downloads: number;
};

/** How much there is at this moment: the sum of what each write changed, for counting versions takes a second. */
export async function getTotals(): Promise<Totals> {
  const [totals] = await db().$queryRaw<Totals[]>`
    select coalesce(sum(packages), 0)::int as packages,
           coalesce(sum(versions), 0)::int as versions,
           coalesce(sum(downloads), 0)::float8 as downloads
    from "TotalChange"`;
  return totals ?? { packages: 0, versions: 0, downloads: 0 };
}

/** Adds up the changes to one, so that there are never many to sum. May run at any time, and twice at once. */
export async function addUpTotals(): Promise<void> {
  await transaction(
    (tx) => tx.$executeRaw`
      with gone as (delete from "TotalChange" returning packages, versions, downloads)
      insert into "TotalChange" (packages, versions, downloads)
      select sum(packages), sum(versions), sum(downloads) from gone having count(*) > 0`,
  );
}
