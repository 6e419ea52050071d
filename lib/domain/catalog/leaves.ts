import { db } from '@/lib/db/client';
import type { CatalogItemKind } from '@/lib/db/generated/enums';
import type { Prisma } from '@/lib/db/generated/client';
import { fullVersion, parseVersion } from '@/lib/nuget/version';
import { dependencyColumns, type DependencyGroup, groupDependencies } from '../packages/registration';
import { describedColumns } from '../packages/described-columns';
import type { VersionState } from './outbox';
import { type PackageContent, readPackageContent } from './package-content';

/** A change that waits for its commit. */
export type WaitingChange = {
  key: bigint;
  kind: CatalogItemKind;
  versionKey: number | null;
  id: string;
  version: string;
  lowerId: string;
  lowerVersion: string;
  at: Date;
  state: VersionState;
};

type Identity = {
  id: string;
  lowerId: string;
  lowerVersion: string;
  /** As the nuspec writes it. */
  version: string;
  fullVersion: string;
};

export type DetailsLeaf = Identity & { kind: 'details' } & Omit<VersionRow, 'key' | 'dependencies'> & {
    state: VersionState;
    dependencyGroups: DependencyGroup[];
    content: PackageContent;
  };

export type DeleteLeaf = Identity & { kind: 'delete'; deletedAt: Date };

/** What a leaf of the catalog tells of a version. */
export type CatalogLeaf = DetailsLeaf | DeleteLeaf;

/** A change with its leaf; without one when the version was removed for good meanwhile, as a later change tells. */
export type ReadyChange = { key: bigint; leaf: CatalogLeaf | undefined };

/** Packages that are looked into at once. */
const readAtOnce = 4;
/** So many entries of packages are held at once; a package can have 65,533. */
const entriesAtOnce = 20_000;

/** Collects what the leaves of changes tell: of all of them, or of the first ones while they are not too large. */
export async function readLeaves(changes: readonly WaitingChange[]): Promise<ReadyChange[]> {
  const rows = await readRows(changes);
  const ready: ReadyChange[] = [];
  let entries = 0;
  for (let from = 0; from < changes.length && entries < entriesAtOnce; from += readAtOnce) {
    const some = await Promise.all(
      changes.slice(from, from + readAtOnce).map(async (change) => ({
        key: change.key,
        leaf: change.kind === 'delete' ? deleteLeaf(change) : await detailsLeaf(change, rows),
      })),
    );
    ready.push(...some);
    for (const { leaf } of some) if (leaf?.kind === 'details') entries += leaf.content.entries.length;
  }
  return ready;
}

function deleteLeaf({ id, version, lowerId, lowerVersion, at }: WaitingChange): DeleteLeaf {
  const parsed = parseVersion(version);
  return {
    kind: 'delete',
    id,
    lowerId,
    lowerVersion,
    version,
    fullVersion: parsed === undefined ? version : fullVersion(parsed),
    deletedAt: at,
  };
}

async function detailsLeaf(
  { versionKey, lowerId, state }: WaitingChange,
  rows: ReadonlyMap<number, VersionRow>,
): Promise<DetailsLeaf | undefined> {
  const row = versionKey === null ? undefined : rows.get(versionKey);
  if (row === undefined) return undefined;
  const { key: _key, dependencies, ...version } = row;
  return {
    ...version,
    kind: 'details',
    lowerId,
    state,
    dependencyGroups: groupDependencies(dependencies),
    content: await readPackageContent(row.files),
  };
}

type VersionRow = Prisma.PackageVersionGetPayload<{ select: typeof versionColumns }>;

async function readRows(changes: readonly WaitingChange[]): Promise<Map<number, VersionRow>> {
  const keys = changes.flatMap(({ kind, versionKey }) =>
    kind === 'details' && versionKey !== null ? [versionKey] : [],
  );
  const rows = await db().packageVersion.findMany({ where: { key: { in: keys } }, select: versionColumns });
  return new Map(rows.map((row) => [row.key, row]));
}

const versionColumns = {
  ...describedColumns,
  version: true,
  prerelease: true,
  createdAt: true,
  sha512: true,
  sizeBytes: true,
  summary: true,
  releaseNotes: true,
  copyright: true,
  language: true,
  repositoryUrl: true,
  requireLicenseAcceptance: true,
  files: { select: { kind: true, objectName: true } },
  packageTypes: { select: { name: true, typeVersion: true } },
  dependencies: dependencyColumns,
} satisfies Prisma.PackageVersionSelect;
