import type { Transaction } from '@/lib/db/transaction';
import { parseRange, satisfies } from '@/lib/nuget/version-range';
import { type NuGetVersion, parseVersion } from '@/lib/nuget/version';

/** Finds the advisories about a version that was just inserted. The caller holds the lock of its package. */
export async function matchVersion(
  tx: Transaction,
  lowerId: string,
  versionKey: number,
  version: NuGetVersion,
): Promise<void> {
  const ranges = await tx.advisoryRange.findMany({
    where: { lowerId },
    select: { advisoryKey: true, range: true },
  });
  const advisoryKeys = matching(ranges, version);
  if (advisoryKeys.size === 0) return;
  await tx.versionAdvisory.createMany({
    data: [...advisoryKeys].map((advisoryKey) => ({ versionKey, advisoryKey })),
  });
}

type Range = { advisoryKey: number; range: string };

function matching(ranges: readonly Range[], version: NuGetVersion): Set<number> {
  const keys = new Set<number>();
  for (const { advisoryKey, range } of ranges) {
    const parsed = parseRange(range);
    if (parsed !== undefined && satisfies(parsed, version)) keys.add(advisoryKey);
  }
  return keys;
}

/** Finds anew which advisories the versions of these packages have. The caller holds the locks of all of them. */
export async function rematchPackages(tx: Transaction, lowerIds: readonly string[]): Promise<void> {
  const versions = await tx.packageVersion.findMany({
    where: { status: 'available', package: { lowerId: { in: [...lowerIds] } } },
    select: { key: true, normalizedVersion: true, package: { select: { lowerId: true } } },
  });
  if (versions.length === 0) return;
  const rangesOf = await readRanges(tx, new Set(versions.map((version) => version.package.lowerId)));

  const pairs = { versions: [] as number[], advisories: [] as number[] };
  for (const { key, normalizedVersion, package: owner } of versions) {
    const version = parseVersion(normalizedVersion);
    if (version === undefined) throw new Error(`${normalizedVersion} is kept and is not a version.`);
    for (const { advisoryKey, range } of rangesOf.get(owner.lowerId) ?? []) {
      if (!satisfies(range, version)) continue;
      pairs.versions.push(key);
      pairs.advisories.push(advisoryKey);
    }
  }
  const keys = versions.map(({ key }) => key);
  await tx.$executeRaw`
    delete from "VersionAdvisory" found
    where found."versionKey" = any(${keys}::int[])
      and not exists (
        select from unnest(${pairs.versions}::int[], ${pairs.advisories}::int[]) as pair (version, advisory)
        where pair.version = found."versionKey" and pair.advisory = found."advisoryKey")`;
  await tx.$executeRaw`
    insert into "VersionAdvisory" ("versionKey", "advisoryKey")
    select * from unnest(${pairs.versions}::int[], ${pairs.advisories}::int[])
    on conflict do nothing`;
}

async function readRanges(tx: Transaction, lowerIds: ReadonlySet<string>) {
  const rows = await tx.advisoryRange.findMany({
    where: { lowerId: { in: [...lowerIds] } },
    select: { advisoryKey: true, lowerId: true, range: true },
  });
  const byId = new Map<
    string,
    { advisoryKey: number; range: NonNullable<ReturnType<typeof parseRange>> }[]
  >();
  for (const { advisoryKey, lowerId, range } of rows) {
    const parsed = parseRange(range);
    if (parsed === undefined) throw new Error(`${range} is kept and is not a range.`);
    byId.set(lowerId, [...(byId.get(lowerId) ?? []), { advisoryKey, range: parsed }]);
  }
  return byId;
}

/** What is told of each version of these packages that an advisory is about: its advisories as one text. */
export async function readTold(tx: Transaction, lowerIds: readonly string[]): Promise<Map<number, Told>> {
  const rows = await tx.$queryRaw<({ versionKey: number } & Told)[]>`
    select version.key as "versionKey", package."lowerId",
           string_agg(advisory.severity || ' ' || advisory.url, ' '
                      order by advisory.severity, advisory.url) as text
    from "Package" package
    join "PackageVersion" version on version."packageKey" = package.key
    join "VersionAdvisory" found on found."versionKey" = version.key
    join "Advisory" advisory on advisory.key = found."advisoryKey"
    where package."lowerId" = any(${[...lowerIds]}::text[])
    group by version.key, package."lowerId"`;
  return new Map(rows.map(({ versionKey, ...told }) => [versionKey, told]));
}

export type Told = { lowerId: string; text: string };
