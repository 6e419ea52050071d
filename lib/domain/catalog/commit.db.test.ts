import { beforeAll, expect, test } from 'vitest';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { storage } from '@/lib/storage/storage';
import { anEmptyDatabase } from '@/lib/testing/database';
import { aPackage, aUser, type TestUser } from '@/lib/testing/factories';
import { packageRows } from '@/lib/testing/package-rows';
import { aWord } from '@/lib/testing/word';
import { migrate } from '@/server/boot/migrate';
import { system } from '../actor';
import { deleteVersions } from '../packages/delete';
import { getVersionFile } from '../packages/files';
import { relist, unlist } from '../packages/listing';
import { commitCatalog, type WriteLeaf } from './commit';
import type { CatalogLeaf, DetailsLeaf } from './leaves';
import { tellCatalog } from './outbox';
import { type CatalogItem, findCatalogLeaf, findCatalogPage, getCatalogIndex } from './read';

let owner: TestUser;

// There is one catalog in a database, and every other test writes into it.
beforeAll(async () => {
  const url = await anEmptyDatabase();
  await migrate(url);
  useEmbeddedDatabase(url);
  owner = await aUser();
});

const whole: WriteLeaf = (leaf) => ({ ...leaf, sha512: undefined, sizeBytes: undefined });

async function commitAll(write: WriteLeaf = whole): Promise<number> {
  let commits = 0;
  while (await commitCatalog(write)) commits++;
  return commits;
}

/** Every item from a page on, and whether commits and pages are as they must be. */
async function readItems(from = 0): Promise<CatalogItem[]> {
  const { pages } = await getCatalogIndex();
  const read = await Promise.all(pages.slice(from).map(({ number }) => findCatalogPage(number)));
  for (const [index, page] of read.entries()) {
    const { items, finished, ...head } = page ?? { items: [] };
    expect(head).toEqual(pages[from + index]);
    expect(items.length).toBeLessThanOrEqual(550);
    expect(finished).toBe(from + index < pages.length - 1);
  }
  const items = read.flatMap((page) => page?.items ?? []);
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    if (before === undefined) continue;
    expect(item.ticks >= before.ticks).toBe(true);
    expect(item.id === before.id).toBe(item.ticks === before.ticks);
  }
  return items;
}

const itemsOf = async (id: string) => (await readItems()).filter((item) => item.packageId === id);

async function leafOf(item: CatalogItem | undefined): Promise<CatalogLeaf> {
  const kept = await findCatalogLeaf(item?.ticks ?? 0n, item?.leafName ?? '');
  if (kept === undefined) throw new Error('The item has no leaf.');
  // Safe because `whole` wrote it.
  return JSON.parse(kept) as CatalogLeaf;
}

async function detailsOf(item: CatalogItem | undefined): Promise<DetailsLeaf> {
  const leaf = await leafOf(item);
  if (leaf.kind === 'delete') throw new Error('The leaf tells of a deletion.');
  return leaf;
}

/** Their order as texts, in which a page has the items of a commit, is the one in which they come. */
const versionsOf = (count: number) => Array.from({ length: count }, (_, index) => `1.0.${1_000 + index}`);

/** Versions by their rows alone, told to the catalog. */
async function toldVersions(count: number): Promise<{ id: string; keys: number[] }> {
  const { id, packageKey } = await packageRows(
    versionsOf(count).map((version) => ({ version })),
    { owner },
  );
  const rows = await db().packageVersion.findMany({ where: { packageKey }, orderBy: { key: 'asc' } });
  const keys = rows.map(({ key }) => key);
  await transaction((tx) => tellCatalog(tx, keys));
  return { id, keys };
}

test('a gallery without packages has an empty catalog', async () => {
  expect(await commitAll()).toBe(0);
  expect(await getCatalogIndex()).toEqual({ pages: [], lastCreated: 0n, lastEdited: 0n, lastDeleted: 0n });
  expect(await findCatalogPage(0)).toBeUndefined();
});

test('a version is told of as it was after each change, in order, each in a commit of its own', async () => {
  const { id, lowerId, ...target } = await aPackage({ owner, version: '1.0.0-Beta+abc' });
  await unlist(owner.actor, { id, lowerId, ...target });
  await relist(owner.actor, { id, lowerId, ...target });
  await deleteVersions(system, { id: lowerId, lowerVersion: '1.0.0-beta' }, { hard: false });

  expect(await commitAll()).toBe(4);
  const items = await itemsOf(id);
  expect(items.map(({ kind }) => kind)).toEqual(['details', 'details', 'details', 'delete']);
  expect(items.map(({ version }) => version)).toEqual(Array(4).fill('1.0.0-Beta+abc'));
  expect(items.map(({ leafName }) => leafName)).toEqual(Array(4).fill(`${lowerId}.1.0.0-beta`));
  const [pushed, unlisted, relisted] = await Promise.all(items.slice(0, 3).map(detailsOf));
  expect([pushed, unlisted, relisted].map((leaf) => leaf?.state.listed)).toEqual([true, false, true]);
  expect(relisted?.state.published).not.toBe(unlisted?.state.published);

  const [first, , third, last] = items;
  const { lastCreated, lastEdited, lastDeleted } = await getCatalogIndex();
  expect([lastCreated, lastEdited, lastDeleted]).toEqual([first?.ticks, third?.ticks, last?.ticks]);
});

test('a version that was removed for good before its commit is told of once, as deleted', async () => {
  const { id, lowerId } = await aPackage({ owner });
  await deleteVersions(system, { id: lowerId }, { hard: true });
  await commitAll();

  const items = await itemsOf(id);
  expect(items.map(({ kind }) => kind)).toEqual(['delete']);
  expect(await leafOf(items[0])).toMatchObject({ id, version: '1.0.0', fullVersion: '1.0.0' });
});

test('versions whose leaves would have the same name are not committed together', async () => {
  const id = `Test.${aWord()}`;
  await aPackage({ owner, id: `${id}.1`, version: '2.0.1' });
  await aPackage({ owner, id, version: '1.2.0.1' });
  await aPackage({ owner, id, version: '1.2.0' });

  expect(await commitAll()).toBe(2);
  const items = (await readItems()).slice(-3);
  expect(items.map(({ packageId, version }) => `${packageId} ${version}`)).toEqual([
    `${id}.1 2.0.1`,
    `${id} 1.2.0`,
    `${id} 1.2.0.1`,
  ]);
});

test('a package tells what its bytes hold, and one whose bytes are lost is told of without', async () => {
  const options = { icon: 'images\\icon.png', readme: 'docs/readme.md', license: { file: 'LICENSE.txt' } };
  const { id } = await aPackage({ owner, ...options, assembly: 'net8.0' });
  const lost = await aPackage({ owner, ...options });
  for (const kind of ['nupkg', 'nuspec'] as const) {
    await storage().remove((await getVersionFile(lost.lowerId, '1.0.0', kind)).objectName);
  }
  await commitAll();

  const { content } = await detailsOf((await itemsOf(id))[0]);
  expect(content).toMatchObject({
    iconFile: 'images/icon.png',
    readmeFile: 'docs/readme.md',
    licenseFile: 'LICENSE.txt',
  });
  expect(content.entries.map(({ path }) => path)).toEqual([
    `${id}.nuspec`,
    `lib/net8.0/${id}.dll`,
    'images/icon.png',
    'docs/readme.md',
    'LICENSE.txt',
  ]);
  expect((await detailsOf((await itemsOf(lost.id))[0])).content).toEqual({ entries: [] });
});

test('a backlog becomes commits that fill their pages and fit whole into them', async () => {
  await commitAll();
  const start = await getCatalogIndex();
  const { id } = await toldVersions(1_500);

  expect(await commitAll()).toBe(14);
  const items = await readItems(start.pages.length - 1);
  const told = items.filter(({ packageId }) => packageId === id);
  expect(told.map(({ version }) => version)).toEqual(versionsOf(1_500));
  const { pages } = await getCatalogIndex();
  const counts = pages.slice(start.pages.length, -1).map(({ count }) => count);
  expect(counts).toEqual(counts.map(() => 550));
});

test('a commit that fails half way leaves no trace, and the next one tells everything once', async () => {
  await commitAll();
  const { id } = await toldVersions(20);
  const before = await getCatalogIndex();
  let written = 0;
  const failing: WriteLeaf = (leaf, commit) => {
    if (++written === 10) throw new Error('killed');
    return whole(leaf, commit);
  };

  await expect(commitCatalog(failing)).rejects.toThrow('killed');
  expect(await getCatalogIndex()).toEqual(before);
  expect(await itemsOf(id)).toEqual([]);

  await commitAll();
  expect((await itemsOf(id)).map(({ version }) => version)).toEqual(versionsOf(20));
});

test('several committers at once tell each change once and in order, and give no number twice', async () => {
  await commitAll();
  const { id, keys } = await toldVersions(200);
  const moments = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
  const edit = async () => {
    for (const editedAt of moments) {
      for (let from = 0; from < keys.length; from += 50) {
        const some = keys.slice(from, from + 50);
        await transaction(async (tx) => {
          await tx.packageVersion.updateMany({ where: { key: { in: some } }, data: { editedAt } });
          await tellCatalog(tx, some);
        });
      }
    }
  };
  await Promise.all([edit(), commitAll(), commitAll(), commitAll()]);
  await commitAll();

  const items = await itemsOf(id);
  expect(items).toHaveLength(3 * keys.length);
  for (const version of versionsOf(keys.length)) {
    const told = await Promise.all(items.filter((item) => item.version === version).map(detailsOf));
    const edited = told.map(({ state }) => new Date(state.edited).toISOString());
    expect(edited.slice(1)).toEqual(moments);
  }
});

test('commits stay in order when the clock is put back', async () => {
  await commitAll();
  const { pages } = await getCatalogIndex();
  const future = (pages.at(-1)?.ticks ?? 0n) + 10n ** 12n;
  await db().catalogPage.update({ where: { number: pages.length - 1 }, data: { ticks: future } });
  const { id } = await toldVersions(1);
  await commitAll();

  expect((await itemsOf(id))[0]?.ticks).toBe(future + 1n);
});
