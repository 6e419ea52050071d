import type { Prisma } from '@/lib/db/generated/client';
import { invalidate, lockNames, type Transaction } from '@/lib/db/transaction';
import { tags } from '../cache-tags';
import { tellCatalog } from '../catalog/outbox';
import { alternateIsItself, alternateUnknown } from '../errors';
import { packageLock } from './locks';

/** What to use instead of a deprecated version: a package, or one version of it. */
export type AlternateTarget = { id: string; lowerId: string; lowerVersion?: string | undefined };

type Deprecated = {
  lowerId: string;
  lowerVersions: readonly string[];
  alternate?: AlternateTarget | undefined;
};

type AlternateKeys = { alternatePackageKey: number | null; alternateVersionKey: number | null };

/** The alternate that was named, by its keys. It has to be here, and something else than what is deprecated. */
export async function findAlternate(
  tx: Transaction,
  { lowerId, lowerVersions, alternate }: Deprecated,
): Promise<AlternateKeys> {
  if (alternate === undefined) return { alternatePackageKey: null, alternateVersionKey: null };
  const { id, lowerVersion } = alternate;
  const isSamePackage = alternate.lowerId === lowerId;
  if (isSamePackage && (lowerVersion === undefined || lowerVersions.includes(lowerVersion))) {
    throw alternateIsItself(id);
  }
  const found = await tx.packageVersion.findFirst({
    where: {
      status: 'available',
      package: { lowerId: alternate.lowerId },
      ...(lowerVersion !== undefined && { lowerVersion }),
    },
    select: { key: true, packageKey: true },
  });
  if (found === null) throw alternateUnknown(id, lowerVersion);
  return {
    alternatePackageKey: found.packageKey,
    alternateVersionKey: lowerVersion === undefined ? null : found.key,
  };
}

/**
 * Leads nobody any more to versions that are about to go, nor to their package when none is left of it: whoever was
 * told to use them is told nothing instead.
 */
export async function forgetAlternates(
  tx: Transaction,
  packageKey: number,
  versionKeys: readonly number[],
): Promise<void> {
  const left = await tx.packageVersion.count({
    where: { packageKey, status: 'available', key: { notIn: [...versionKeys] } },
  });
  const leadHere: Prisma.DeprecationWhereInput = {
    versionKey: { notIn: [...versionKeys] },
    OR: [
      { alternateVersionKey: { in: [...versionKeys] } },
      ...(left === 0 ? [{ alternatePackageKey: packageKey }] : []),
    ],
  };
  await lockNames(
    tx,
    (await readLed(tx, leadHere)).map(({ lowerId }) => packageLock(lowerId)),
  );

  const led = await readLed(tx, leadHere);
  if (led.length === 0) return;
  const keys = led.map(({ key }) => key);
  await tx.deprecation.updateMany({
    where: { versionKey: { in: keys } },
    data: { alternateVersionKey: null, alternatePackageKey: null },
  });
  await tx.packageVersion.updateMany({ where: { key: { in: keys } }, data: { editedAt: new Date() } });
  await tellCatalog(tx, keys);
  invalidate(tx, ...led.map(({ lowerId }) => tags.package(lowerId)));
}

async function readLed(tx: Transaction, where: Prisma.DeprecationWhereInput) {
  const found = await tx.deprecation.findMany({
    where,
    select: { versionKey: true, version: { select: { package: { select: { lowerId: true } } } } },
    orderBy: { versionKey: 'asc' },
  });
  return found.map(({ versionKey, version }) => ({ key: versionKey, lowerId: version.package.lowerId }));
}
