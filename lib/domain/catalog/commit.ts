import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { invalidate, lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { ticksOf } from '@/lib/nuget/ticks';
import { tags } from '../cache-tags';
import { type CatalogLeaf, readLeaves, type ReadyChange, type WaitingChange } from './leaves';
import type { VersionState } from './outbox';

const itemsPerPage = 550;
/** Five whole commits fill a page, and one is little work. */
const itemsPerCommit = 110;
const catalogLock = 'catalog';

/** What all items of a commit share. No two commits have the same ticks, and a later one has more. */
export type Commit = { id: string; ticks: bigint };

/** Makes the document of a leaf, which is kept as it is from then on. */
export type WriteLeaf = (leaf: CatalogLeaf, commit: Commit) => object;

/**
 * Puts the changes that wait first into the catalog, in their order, as one commit. Gives whether there were any: more
 * may be left. Everything happens in one transaction, so that a commit is there with all of its leaves or not at all.
 */
export async function commitCatalog(write: WriteLeaf): Promise<boolean> {
  const waiting = await listWaiting();
  if (waiting.length === 0) return false;
  // Bytes are read before the lock is taken; what can change of a version is written down in its change already.
  const ready = await readLeaves(waiting);
  await transaction((tx) => append(tx, ready, write));
  return true;
}

/** The changes to commit next: up to the first that would give a leaf a name which another one has. */
async function listWaiting(): Promise<WaitingChange[]> {
  const rows = await db().catalogOutbox.findMany({ orderBy: { key: 'asc' }, take: itemsPerCommit });
  // Safe because `tellCatalog` alone writes it.
  const changes = rows.map((row) => ({ ...row, state: row.state as VersionState }));
  const names = new Set<string>();
  const repeated = changes.findIndex((change) => names.size === names.add(leafName(change)).size);
  return repeated === -1 ? changes : changes.slice(0, repeated);
}

/** Versions of two packages can share it: 2.0.1 of `a.1`, and 1.2.0.1 of `a`. */
const leafName = ({ lowerId, lowerVersion }: { lowerId: string; lowerVersion: string }) =>
  `${lowerId}.${lowerVersion}`;

async function append(tx: Transaction, ready: readonly ReadyChange[], write: WriteLeaf): Promise<void> {
  await lockName(tx, catalogLock);
  const taken = await takeFromOutbox(tx, ready);
  const leaves = ready.flatMap(({ key, leaf }) => (taken.has(key) && leaf !== undefined ? [leaf] : []));
  if (leaves.length === 0) return;

  const newest = await tx.catalogPage.findFirst({ orderBy: { number: 'desc' } });
  const ticks = nextTicks(newest?.ticks);
  const commit = { id: randomUUID(), ticks };
  const pageNumber = await addToPage(tx, newest, commit, leaves.length);
  await tx.catalogCommit.create({ data: { ...commit, pageNumber } });
  await tx.catalogItem.createMany({
    data: leaves.map((leaf) => ({
      ticks,
      leafName: leafName(leaf),
      kind: leaf.kind,
      id: leaf.id,
      version: leaf.fullVersion,
      leaf: JSON.stringify(write(leaf, commit)),
    })),
  });
  await noteInHead(tx, ticks, leaves);
  invalidate(tx, tags.catalog);
}

/** Another process may have committed some of the changes while this one got ready. */
async function takeFromOutbox(tx: Transaction, ready: readonly ReadyChange[]): Promise<Set<bigint>> {
  const taken = await tx.$queryRaw<{ key: bigint }[]>`
    delete from "CatalogOutbox" where key = any(${ready.map(({ key }) => key)}::bigint[]) returning key`;
  return new Set(taken.map(({ key }) => key));
}

/** Time as it is, unless a clock was put back or two commits fall into one tick. */
function nextTicks(last = -1n): bigint {
  const now = ticksOf(new Date());
  return now > last ? now : last + 1n;
}

type Page = { number: number; count: number };

/** Adds to the newest page, or to a new one when the commit does not fit as a whole. */
async function addToPage(
  tx: Transaction,
  newest: Page | null,
  { id: commitId, ticks }: Commit,
  items: number,
): Promise<number> {
  if (newest !== null && newest.count + items <= itemsPerPage) {
    const { number } = newest;
    await tx.catalogPage.update({
      where: { number },
      data: { count: newest.count + items, ticks, commitId },
    });
    return number;
  }
  const number = newest === null ? 0 : newest.number + 1;
  await tx.catalogPage.create({ data: { number, count: items, ticks, commitId } });
  return number;
}

async function noteInHead(tx: Transaction, ticks: bigint, leaves: readonly CatalogLeaf[]): Promise<void> {
  const kinds = new Set(leaves.map(kindOfChange));
  const noted = {
    ...(kinds.has('created') && { lastCreated: ticks }),
    ...(kinds.has('edited') && { lastEdited: ticks }),
    ...(kinds.has('deleted') && { lastDeleted: ticks }),
  };
  await tx.catalogHead.upsert({
    where: { key: 1 },
    create: { lastCreated: 0n, lastEdited: 0n, lastDeleted: 0n, ...noted },
    update: noted,
  });
}

function kindOfChange(leaf: CatalogLeaf): 'created' | 'edited' | 'deleted' {
  if (leaf.kind === 'delete') return 'deleted';
  return Date.parse(leaf.state.edited) === leaf.createdAt.getTime() ? 'created' : 'edited';
}
