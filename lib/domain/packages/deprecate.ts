import { invalidate, lockNames, type Transaction, transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { tellCatalog } from '../catalog/outbox';
import {
  deprecationMessageTooLong,
  noVersionsNamed,
  otherReasonNeedsMessage,
  packageNotFound,
  tooManyVersions,
  versionNotFound,
} from '../errors';
import { type AlternateTarget, findAlternate } from './alternate';
import { requireChangeable, requireChanger } from './change-rules';
import { type InNameOf, inNameOf } from './in-name-of';
import { writeListing } from './listing';
import { packageLock } from './locks';
import { refreshSearchDocuments } from './search-documents';

export type DeprecationInput = {
  id: string;
  lowerId: string;
  lowerVersions: readonly string[];
  /** None of them takes the deprecation back. */
  reasons: { legacy: boolean; criticalBugs: boolean; other: boolean };
  message: string;
  alternate?: AlternateTarget | undefined;
  /** What becomes of the versions in search; left out, nothing. */
  listing?: 'unlist' | 'relist' | undefined;
};

const mostVersions = 500;
const mostCharacters = 1000;

/**
 * Says, or takes back, that versions should no longer be used, and may unlist or relist them with it. They stay where
 * they are. Versions that are so already are left alone. Gives the versions that changed, normalized.
 */
export async function deprecate(actor: Actor, input: DeprecationInput): Promise<string[]> {
  await requireChanger(actor, 'deprecate', input.id);
  requireSound(input);

  return transaction(async (tx) => {
    const ids = input.alternate === undefined ? [input.lowerId] : [input.lowerId, input.alternate.lowerId];
    await lockNames(tx, ids.map(packageLock));
    const target = await findTarget(tx, actor, input);
    const wanted = await wantedDeprecation(tx, input);

    const owner = await inNameOf(tx, actor, target.key);

    const changed = target.versions.filter((version) => !isSame(version.deprecation, wanted));
    for (const version of changed) await writeDeprecation(tx, actor, { ...target, owner }, version, wanted);
    const listed = input.listing === 'relist';
    const moved =
      input.listing === undefined ? [] : target.versions.filter((version) => version.listed !== listed);
    for (const version of moved) {
      await writeListing(tx, actor, { ...version, id: target.id, packageKey: target.key, owner }, listed);
    }

    const touched = target.versions.filter((version) => changed.includes(version) || moved.includes(version));
    if (touched.length === 0) return [];
    await tellCatalog(
      tx,
      touched.map(({ key }) => key),
    );
    if (moved.length > 0) await refreshSearchDocuments(tx, target.key);
    invalidate(tx, tags.package(input.lowerId), tags.search);
    return touched.map(({ normalizedVersion }) => normalizedVersion);
  });
}

function requireSound({ lowerVersions, reasons, message }: DeprecationInput): void {
  if (lowerVersions.length === 0) throw noVersionsNamed();
  if (lowerVersions.length > mostVersions) throw tooManyVersions(mostVersions);
  if (reasons.other && message.trim() === '') throw otherReasonNeedsMessage();
  if (message.length > mostCharacters) throw deprecationMessageTooLong(mostCharacters);
}

type Target = Awaited<ReturnType<typeof findTarget>>;
type TargetVersion = Target['versions'][number];

async function findTarget(tx: Transaction, actor: Actor, { id, lowerId, lowerVersions }: DeprecationInput) {
  const wanted = [...new Set(lowerVersions)];
  const found = await tx.package.findUnique({
    where: { lowerId },
    select: {
      key: true,
      id: true,
      lockedAt: true,
      versions: {
        where: { status: 'available', lowerVersion: { in: wanted } },
        select: {
          key: true,
          lowerVersion: true,
          normalizedVersion: true,
          listed: true,
          deprecation: { select: deprecationColumns },
        },
        orderBy: { key: 'asc' },
      },
    },
  });
  if (found === null) throw packageNotFound(id);
  await requireChangeable(tx, actor, 'deprecate', found);
  const here = new Set(found.versions.map(({ lowerVersion }) => lowerVersion));
  const missing = wanted.find((lowerVersion) => !here.has(lowerVersion));
  if (missing !== undefined) throw versionNotFound(found.id, missing);
  return found;
}

const deprecationColumns = {
  legacy: true,
  criticalBugs: true,
  other: true,
  message: true,
  alternatePackageKey: true,
  alternateVersionKey: true,
} as const;

type Wanted = NonNullable<TargetVersion['deprecation']>;

async function wantedDeprecation(tx: Transaction, input: DeprecationInput): Promise<Wanted | null> {
  const { legacy, criticalBugs, other } = input.reasons;
  if (!legacy && !criticalBugs && !other) return null;
  return { legacy, criticalBugs, other, message: input.message.trim(), ...(await findAlternate(tx, input)) };
}

function isSame(one: Wanted | null, other: Wanted | null): boolean {
  if (one === null || other === null) return one === other;
  // safe because an object of this type has these keys and no others
  return (Object.keys(deprecationColumns) as (keyof Wanted)[]).every((name) => one[name] === other[name]);
}

async function writeDeprecation(
  tx: Transaction,
  actor: Actor,
  { key: packageKey, id, owner }: Target & { owner: InNameOf },
  { key, normalizedVersion }: TargetVersion,
  wanted: Wanted | null,
): Promise<void> {
  if (wanted === null)
    await tx.deprecation.delete({ where: { versionKey: key }, select: { versionKey: true } });
  else {
    await tx.deprecation.upsert({
      where: { versionKey: key },
      create: { versionKey: key, ...wanted },
      update: { ...wanted, createdAt: new Date() },
      select: { versionKey: true },
    });
  }
  await tx.packageVersion.update({ where: { key }, data: { editedAt: new Date() }, select: { key: true } });
  await record(tx, actor, wanted === null ? 'package.undeprecate' : 'package.deprecate', {
    subject: `${id} ${normalizedVersion}`,
    packageKey,
    versionKey: key,
    details: wanted ?? {},
    ...owner,
  });
}
