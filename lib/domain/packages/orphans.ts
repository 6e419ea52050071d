import { db } from '@/lib/db/client';
import { invalidate, lockNames, type Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { recordAll } from '../audit';
import { tags } from '../cache-tags';
import { tellCatalog } from '../catalog/outbox';
import { endInvitationsOfGone } from '../owners/end-invitations';
import { readOwned } from '../owners/packages';
import { keepPrefixes, refreshVerified } from '../prefixes/verified';
import { packageLock } from './locks';
import { refreshAllSearchDocuments } from './search-documents';

type Owned = { key: number; id: string; lowerId: string; shared: boolean };

type Reader = Pick<Transaction, '$queryRaw'>;

/** The packages of some accounts, by their IDs, and whether somebody else owns them, too. */
export async function listOwned(accountKeys: readonly number[], tx: Reader = db()): Promise<Owned[]> {
  const keys = [...accountKeys];
  return tx.$queryRaw<Owned[]>`
    select package.key, package.id, package."lowerId",
           exists (select from "PackageOwner" other
                   where other."packageKey" = package.key and other."accountKey" <> all(${keys}::int[])) as shared
    from "Package" package
    where package.key in (select "packageKey" from "PackageOwner" where "accountKey" = any(${keys}::int[]))
    order by package."lowerId"`;
}

/**
 * Locks the packages of some accounts, and keeps the prefixes that tell of them: before any account is held, as whoever
 * publishes or changes owners does.
 */
export async function holdPackagesOf(tx: Transaction, accountKeys: readonly number[]): Promise<void> {
  await lockNames(
    tx,
    (await listOwned(accountKeys, tx)).map(({ lowerId }) => packageLock(lowerId)),
  );
  await keepPrefixes(tx);
}

const atOnce = 200;

/**
 * Ends the ownership of all packages of some accounts, which the caller holds, and the invitations behind which nobody
 * stands then. What nobody owns then stays where it is, or is unlisted. Gives what nobody owns.
 */
export async function leavePackages(
  tx: Transaction,
  actor: Actor,
  accountKeys: readonly number[],
  unlistOrphans: boolean,
): Promise<string[]> {
  // Those, too, that came until the accounts were held.
  await holdPackagesOf(tx, accountKeys);
  const owned = await listOwned(accountKeys, tx);
  const orphans = owned.filter(({ shared }) => !shared);
  if (unlistOrphans) await unlistAll(tx, actor, orphans);
  await tx.packageOwner.deleteMany({ where: { accountKey: { in: [...accountKeys] } } });
  for (let first = 0; first < owned.length; first += atOnce) {
    const some = owned.slice(first, first + atOnce);
    const keys = some.map(({ key }) => key);
    await refreshVerified(tx, keys);
    await refreshAllSearchDocuments(tx, keys);
    const lowerIds = some.map(({ lowerId }) => lowerId);
    await endInvitationsOfGone(tx, actor, await readOwned(tx, lowerIds));
    invalidate(tx, tags.search, ...lowerIds.map(tags.package));
  }
  return orphans.map(({ id }) => id);
}

async function unlistAll(tx: Transaction, actor: Actor, packages: readonly Owned[]): Promise<void> {
  const versions = await tx.packageVersion.findMany({
    where: { packageKey: { in: packages.map(({ key }) => key) }, status: 'available', listed: true },
    orderBy: { key: 'asc' },
    select: { key: true, packageKey: true, normalizedVersion: true, package: { select: { id: true } } },
  });
  const keys = versions.map(({ key }) => key);
  await tx.packageVersion.updateMany({
    where: { key: { in: keys } },
    data: { listed: false, editedAt: new Date() },
  });
  await recordAll(
    tx,
    actor,
    'package.unlist',
    versions.map((version) => ({
      subject: `${version.package.id} ${version.normalizedVersion}`,
      packageKey: version.packageKey,
      versionKey: version.key,
    })),
  );
  await tellCatalog(tx, keys);
}
