import { createHash } from 'node:crypto';
import { readIndex, readJson, readLatestPages } from './catalog-reader';
import { expect, test } from './fixtures';
import { notRun } from './verdicts';

const mostOfPage = 550;

test('no page of the catalog has more than 550 items, and none changes once it is finished [check 87]', async ({
  feed,
  target,
  push,
  unlist,
  request,
  owner,
}) => {
  test.setTimeout(180_000);
  const { items } = await readIndex(feed.catalog);
  expect(items.filter(({ count }) => count > mostOfPage)).toEqual([]);
  const pages = await readLatestPages(feed.catalog);
  expect(pages.filter((page) => page.items.length > mostOfPage)).toEqual([]);

  const { id } = await push();
  if (items.length < 2) {
    if (target.own === undefined) notRun('The catalog has no finished page yet.');
    await fillPage();
  }
  const finished = async () => (await readLatestPages(feed.catalog)).slice(0, -1).map((page) => page['@id']);
  const addresses = await finished();
  expect(addresses.length).toBeGreaterThan(0);
  const hashes = () => Promise.all(addresses.map(async (url) => hashOf(await readJson(url))));
  const before = await hashes();
  const { commitTimeStamp } = await readIndex(feed.catalog);
  await unlist(id, '1.0.0');
  await expect
    .poll(async () => (await readIndex(feed.catalog)).commitTimeStamp, { timeout: 30_000 })
    .not.toBe(commitTimeStamp);

  expect(await hashes()).toEqual(before);

  /** Unlists and relists until the first page is full. */
  async function fillPage() {
    const headers = { 'x-nuget-apikey': owner.key };
    const others = await Promise.all(Array.from({ length: 4 }, () => push()));
    do {
      await Promise.all(
        others.map(async ({ id: other }) => {
          for (let round = 0; round < 15; round++) {
            await unlist(other, '1.0.0');
            await request.post(`${feed.publish}/${other}/1.0.0`, { headers });
          }
        }),
      );
    } while ((await readIndex(feed.catalog)).items.length < 2);
  }
});

const hashOf = (document: unknown) => createHash('sha256').update(JSON.stringify(document)).digest('hex');
