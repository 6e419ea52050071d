import { db } from '@/lib/db/client';
import type { CatalogItemKind } from '@/lib/db/generated/enums';
import type { Commit } from './commit';

export type CatalogPageHead = Commit & { number: number; count: number };

export type CatalogIndex = {
  /** The lowest number first. */
  pages: CatalogPageHead[];
  /** Ticks of the latest commits that told of such a change; 0 for none. */
  lastCreated: bigint;
  lastEdited: bigint;
  lastDeleted: bigint;
};

export type CatalogItem = Commit & {
  leafName: string;
  kind: CatalogItemKind;
  packageId: string;
  version: string;
};

export type CatalogPage = CatalogPageHead & {
  /** In the order of their commits. */
  items: CatalogItem[];
  /** Nothing will be added to it. */
  finished: boolean;
};

export async function getCatalogIndex(): Promise<CatalogIndex> {
  // The head first, so that it never knows of a commit which the pages do not show.
  const head = await db().catalogHead.findUnique({ where: { key: 1 } });
  const pages = await db().catalogPage.findMany({ orderBy: { number: 'asc' } });
  return {
    pages: pages.map(({ commitId, ...page }) => ({ ...page, id: commitId })),
    lastCreated: head?.lastCreated ?? 0n,
    lastEdited: head?.lastEdited ?? 0n,
    lastDeleted: head?.lastDeleted ?? 0n,
  };
}

/** A page with the items that it has by now; undefined when there is none of that number. */
export async function findCatalogPage(number: number): Promise<CatalogPage | undefined> {
  // Asked before the items are: once there is a next page, this one has all of its own.
  const next = await db().catalogPage.findUnique({ where: { number: number + 1 }, select: { number: true } });
  const rows = await db().catalogItem.findMany({
    where: { commit: { pageNumber: number } },
    orderBy: [{ ticks: 'asc' }, { leafName: 'asc' }],
    select: {
      ticks: true,
      leafName: true,
      kind: true,
      id: true,
      version: true,
      commit: { select: { id: true } },
    },
  });
  const items = rows.map(({ commit, id: packageId, ...item }) => ({ ...item, packageId, id: commit.id }));
  const latest = items.at(-1);
  if (latest === undefined) return undefined;
  const { id, ticks } = latest;
  return { number, id, ticks, count: items.length, items, finished: next !== null };
}

/** The document of a leaf as it was written; undefined when there is none of that name in such a commit. */
export async function findCatalogLeaf(ticks: bigint, leafName: string): Promise<string | undefined> {
  const found = await db().catalogItem.findUnique({
    where: { ticks_leafName: { ticks, leafName } },
    select: { leaf: true },
  });
  return found?.leaf;
}
