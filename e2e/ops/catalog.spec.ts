import { createHash } from 'node:crypto';
import { effort } from '@/lib/testing/effort';
import { catalogReader, readJson } from '../conformance/catalog-reader';
import type { Gallery } from '../gallery';
import { CatalogIndex, type CatalogItem } from '../conformance/documents';
import { expect, test } from './fixtures';
import { queryGallery } from './gallery-database';
import { aPublisher, publishTo } from '../publisher';

const backlog = effort(100_000);

test('a backlog is told once and in order, though the server is killed over it, in pages that stay [check 85, 87]', async ({
  start,
}) => {
  test.setTimeout(120_000 + backlog * 10);
  let gallery = await start();
  const { key } = await aPublisher(gallery);
  await addBacklog(gallery);

  // As after an upgrade, whose migration tells of every version there is: nobody but the start asks for a job.
  await gallery.stop();
  gallery = await start();
  await expect.poll(() => countItems(gallery), { intervals: [20] }).toBeGreaterThan(0);
  await gallery.kill();
  gallery = await start();
  const published = await publishTo(gallery, key)({ id: 'Acme.New', version: '1.0.0' });
  expect(published.status, published.sentence).toBe(201);

  const items = await readUntil(gallery, 'Acme.New');
  const versions = items
    .filter((item) => item['nuget:id'] === 'Acme.Old')
    .map((item) => item['nuget:version']);
  expect(versions).toHaveLength(backlog);
  // A page has the items of a commit in the order of their names; these are all as long as each other.
  expect(versions).toEqual([...new Set(versions)].sort());

  const { items: pages } = await readIndex(gallery);
  const finished = pages.slice(0, -1);
  expect(finished.length).toBeGreaterThanOrEqual(Math.floor(backlog / 550) - 1);
  expect(pages.filter(({ count }) => count > 550)).toEqual([]);
  const hashes = () => Promise.all(finished.map(({ '@id': url }) => hashOf(url)));
  const before = await hashes();
  await publishTo(gallery, key)({ id: 'Acme.Newer', version: '1.0.0' });
  await readUntil(gallery, 'Acme.Newer');
  expect(await hashes()).toEqual(before);
});

/** Changes as a migration leaves them, of versions that are gone, for these need no package. */
async function addBacklog(gallery: Gallery): Promise<void> {
  await queryGallery(
    gallery,
    `insert into "CatalogOutbox" (kind, id, version, "lowerId", "lowerVersion", state)
     select 'delete', 'Acme.Old', version, 'acme.old', version, '{}'
       from (select '1.0.' || 1000000 + number as version
               from generate_series(1, ${backlog}) as number order by number) as gone`,
  );
}

const readIndex = async ({ url }: Gallery) =>
  CatalogIndex.parse(await readJson(`${url}/v3/catalog/index.json`));

async function countItems(gallery: Gallery): Promise<number> {
  return (await readIndex(gallery)).items.reduce((sum, { count }) => sum + count, 0);
}

/** Follows the catalog from its beginning to the news of a package. */
async function readUntil({ url }: Gallery, id: string): Promise<CatalogItem[]> {
  const reader = catalogReader(`${url}/v3/catalog/index.json`);
  const items: CatalogItem[] = [];
  while (!items.some((item) => item['nuget:id'] === id)) items.push(...(await reader.read()));
  return items;
}

const hashOf = async (url: string) =>
  createHash('sha512')
    .update(await (await fetch(url)).text())
    .digest('hex');
