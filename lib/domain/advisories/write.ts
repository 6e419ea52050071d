import { invalidate, lockName, lockNames, type Transaction } from '@/lib/db/transaction';
import { tags } from '../cache-tags';
import { tellCatalog } from '../catalog/outbox';
import { packageLock } from '../packages/locks';
import type { Advisory } from './advisory';
import { readTold, rematchPackages, type Told } from './match';

/** The lock under which all that changes advisories queues, in every process. */
export const advisoriesLock = 'advisories';

export type AdvisoryChanges = {
  /** Where those to write come from. */
  source: string;
  write: readonly Advisory[];
  /** By identifier. */
  remove: readonly string[];
};

/**
 * Makes advisories known or forgotten, matches the versions of the packages that they are about, and tells the
 * catalog and the kept answers of those about which something else is told now. Gives how many these are.
 */
export async function changeAdvisories(
  tx: Transaction,
  { source, write, remove }: AdvisoryChanges,
): Promise<number> {
  await lockName(tx, advisoriesLock);
  const identifiers = [...write.map(({ identifier }) => identifier), ...remove];
  const lowerIds = await affectedIds(tx, identifiers, write);
  // Of IDs that are not here as well, for a push may be about to make one known.
  await lockNames(tx, lowerIds.map(packageLock));
  const before = await readTold(tx, lowerIds);

  await tx.advisory.deleteMany({ where: { identifier: { in: [...remove] } } });
  await writeAdvisories(tx, source, write);
  await rematchPackages(tx, lowerIds);

  const changed = differences(before, await readTold(tx, lowerIds));
  const keys = [...changed.keys()].sort((a, b) => a - b);
  await tx.packageVersion.updateMany({ where: { key: { in: keys } }, data: { editedAt: new Date() } });
  await tellCatalog(tx, keys);
  if (keys.length > 0) invalidate(tx, tags.search);
  invalidate(tx, tags.advisories, ...[...changed.values()].map((lowerId) => tags.package(lowerId)));
  return keys.length;
}

async function affectedIds(
  tx: Transaction,
  identifiers: readonly string[],
  write: readonly Advisory[],
): Promise<string[]> {
  const before = await tx.advisoryRange.findMany({
    where: { advisory: { identifier: { in: [...identifiers] } } },
    select: { lowerId: true },
    distinct: ['lowerId'],
  });
  return [...new Set([...before, ...write.flatMap(({ ranges }) => ranges)].map(({ lowerId }) => lowerId))];
}

async function writeAdvisories(
  tx: Transaction,
  source: string,
  advisories: readonly Advisory[],
): Promise<void> {
  if (advisories.length === 0) return;
  const column = <Value>(valueOf: (advisory: Advisory) => Value) => advisories.map(valueOf);
  // One statement each, for an import has thousands. The clock is the database's, whichever machine imports.
  const rows = await tx.$queryRaw<{ key: number; identifier: string }[]>`
    insert into "Advisory" (identifier, url, severity, summary, source, "publishedAt", "modifiedAt", "updatedAt")
    select identifier, url, severity, summary, ${source}, "publishedAt", "modifiedAt", clock_timestamp()
    from unnest(${column(({ identifier }) => identifier)}::text[], ${column(({ url }) => url)}::text[],
                ${column(({ severity }) => severity)}::smallint[], ${column(({ summary }) => summary)}::text[],
                ${column(({ publishedAt }) => publishedAt)}::timestamptz[],
                ${column(({ modifiedAt }) => modifiedAt)}::timestamptz[])
      as advisory (identifier, url, severity, summary, "publishedAt", "modifiedAt")
    on conflict (identifier) do update
      set url = excluded.url, severity = excluded.severity, summary = excluded.summary, source = excluded.source,
          "publishedAt" = excluded."publishedAt", "modifiedAt" = excluded."modifiedAt",
          "updatedAt" = excluded."updatedAt"
    returning key, identifier`;
  const keyOf = new Map(rows.map(({ key, identifier }) => [identifier, key]));
  const ranges = advisories.flatMap(({ identifier, ranges }) =>
    ranges.map((range) => ({ ...range, key: keyOf.get(identifier) ?? 0 })),
  );
  await tx.advisoryRange.deleteMany({ where: { advisoryKey: { in: [...keyOf.values()] } } });
  await tx.$executeRaw`
    insert into "AdvisoryRange" ("advisoryKey", "lowerId", range)
    select * from unnest(${ranges.map(({ key }) => key)}::int[], ${ranges.map(({ lowerId }) => lowerId)}::text[],
                         ${ranges.map(({ range }) => range)}::text[])`;
}

/** The IDs of the versions of which something else is told than before, by their keys. */
function differences(
  before: ReadonlyMap<number, Told>,
  after: ReadonlyMap<number, Told>,
): Map<number, string> {
  const changed = new Map<number, string>();
  for (const [key, { lowerId }] of [...before, ...after]) {
    if (before.get(key)?.text !== after.get(key)?.text) changed.set(key, lowerId);
  }
  return changed;
}
