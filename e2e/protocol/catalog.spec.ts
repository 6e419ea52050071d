import { createHash } from 'node:crypto';
import { effort } from '@/lib/testing/effort';
import { catalogReader, isAfter, readJson } from '../catalog-reader';
import { CatalogDelete, CatalogDetails, CatalogIndex, type CatalogItem, CatalogPage } from './documents';
import { expect, test as base } from './feed';

type Each = {
  unlist: (id: string, version: string) => Promise<void>;
  relist: (id: string, version: string) => Promise<void>;
  deprecate: (id: string, version: string, message: string) => Promise<void>;
  /** Waits until the catalog tells so many times of a package, and gives all items of it that there are then. */
  itemsOf: (id: string, count: number) => Promise<CatalogItem[]>;
};

const test = base.extend<Each>({
  unlist: async ({ request, feed, owner }, use) => {
    await use(async (id, version) => {
      const headers = { 'x-nuget-apikey': owner.key };
      expect((await request.delete(`${feed.publish}/${id}/${version}`, { headers })).status()).toBe(204);
    });
  },

  relist: async ({ request, feed, owner }, use) => {
    await use(async (id, version) => {
      const headers = { 'x-nuget-apikey': owner.key };
      expect((await request.post(`${feed.publish}/${id}/${version}`, { headers })).status()).toBe(200);
    });
  },

  deprecate: async ({ request, feed, owner }, use) => {
    await use(async (id, version, message) => {
      const headers = { 'x-nuget-apikey': owner.key };
      const form = { 'versions[0]': version, isOther: 'true', message };
      const response = await request.put(`${feed.publish}/${id}/deprecations`, { form, headers });
      expect(response.status()).toBe(200);
    });
  },

  itemsOf: async ({ feed }, use) => {
    await use(async (id, count) => {
      const reader = catalogReader(feed.catalog);
      const found: CatalogItem[] = [];
      await expect(async () => {
        found.push(...(await reader.read()).filter((item) => item['nuget:id'] === id));
        expect(found.length).toBeGreaterThanOrEqual(count);
      }).toPass();
      return found;
    });
  },
});

const readPage = async (url: string) => CatalogPage.parse(await readJson(url));
const readDetails = async (item: CatalogItem | undefined) =>
  CatalogDetails.parse(await readJson(item?.['@id'] ?? ''));

test.describe('the catalog', () => {
  test('is told by an index whose latest commit is that of its latest page [check 84]', async ({
    feed,
    push,
    itemsOf,
  }) => {
    await itemsOf((await push()).id, 1);
    const index = CatalogIndex.parse(await readJson(feed.catalog));

    expect(index['@id']).toBe(feed.catalog);
    expect(index.count).toBe(index.items.length);
    const [latest] = [...index.items].sort((a, b) =>
      isAfter(a.commitTimeStamp, b.commitTimeStamp) ? -1 : 1,
    );
    expect(index.commitTimeStamp).toBe(latest?.commitTimeStamp);
    expect(index.commitId).toBe(latest?.commitId);
  });

  test('has one commit to a timestamp, and rising ones [check 85, 86]', async ({ feed, push, itemsOf }) => {
    const pushed = await Promise.all(Array.from({ length: 12 }, () => push()));
    for (const { id } of pushed) await itemsOf(id, 1);
    const index = CatalogIndex.parse(await readJson(feed.catalog));
    const commits = new Map<string, string>();
    for (const { '@id': url } of index.items) {
      const page = await readPage(url);
      expect(page.parent).toBe(feed.catalog);
      expect(page.count).toBe(page.items.length);
      for (const { commitId, commitTimeStamp } of page.items) {
        expect(commits.get(commitTimeStamp) ?? commitId).toBe(commitId);
        commits.set(commitTimeStamp, commitId);
      }
    }

    expect(new Set(commits.values()).size).toBe(commits.size);
    const times = [...commits.keys()];
    expect(times.filter((time, at) => at > 0 && !isAfter(time, times[at - 1] ?? ''))).toEqual([]);
  });

  test('tells once of each push, unlisting, relisting, deprecation and deletion [check 88]', async ({
    push,
    unlist,
    relist,
    deprecate,
    lode,
    itemsOf,
  }) => {
    const { id } = await push({ version: '1.0.0-Beta.1' });
    await unlist(id, '1.0.0-beta.1');
    await unlist(id, '1.0.0-beta.1');
    await relist(id, '1.0.0-beta.1');
    for (const message of ['Moved.', 'Moved.']) await deprecate(id, '1.0.0-beta.1', message);
    expect(await lode('package', 'delete', id, '1.0.0-beta.1', '--yes')).toMatchObject({ code: 0 });
    // What was done before it has been told once this one is.
    await itemsOf((await push()).id, 1);

    const items = await itemsOf(id, 0);
    expect(items.map((item) => [item['@type'], item['nuget:version']])).toEqual([
      ['nuget:PackageDetails', '1.0.0-Beta.1'],
      ['nuget:PackageDetails', '1.0.0-Beta.1'],
      ['nuget:PackageDetails', '1.0.0-Beta.1'],
      ['nuget:PackageDetails', '1.0.0-Beta.1'],
      ['nuget:PackageDelete', '1.0.0-Beta.1'],
    ]);
    const leaves = await Promise.all(items.slice(0, 4).map(readDetails));
    expect(leaves.map(({ listed }) => listed)).toEqual([true, false, true, true]);
    expect(leaves.map(({ deprecation }) => deprecation?.message)).toEqual([
      ...[undefined, undefined, undefined],
      'Moved.',
    ]);
    expect(leaves.map(({ published }) => published.startsWith('1900-'))).toEqual([false, true, false, false]);
  });

  test('tells of a package what it holds, to its last byte [check 89]', async ({
    push,
    request,
    feed,
    itemsOf,
  }) => {
    const { id, bytes } = await push({ version: '1.0+build', assembly: 'net8.0', readme: 'readme.md' });
    const [item] = await itemsOf(id, 1);
    const leaf = await readDetails(item);
    const lower = id.toLowerCase();
    const served = await request.get(`${feed.flatContainer}${lower}/1.0.0/${lower}.1.0.0.nupkg`);

    expect((await served.body()).equals(bytes)).toBe(true);
    expect(leaf).toMatchObject({
      '@id': item?.['@id'],
      'catalog:commitId': item?.commitId,
      'catalog:commitTimeStamp': item?.commitTimeStamp,
      id,
      version: '1.0.0+build',
      verbatimVersion: '1.0+build',
      packageHash: createHash('sha512').update(bytes).digest('base64'),
      packageSize: bytes.length,
    });
    expect(leaf.packageEntries?.map(({ fullName }) => fullName).sort()).toEqual(
      [`${id}.nuspec`, `lib/net8.0/${id}.dll`, 'readme.md'].sort(),
    );
  });

  test('tells of a deletion what went and when [check 90]', async ({ push, lode, itemsOf }) => {
    const { id } = await push({ version: '1.0+build' });
    expect(await lode('package', 'delete', id, '--yes')).toMatchObject({ code: 0 });
    const [, item] = await itemsOf(id, 2);
    const document = await readJson(item?.['@id'] ?? '');

    expect(CatalogDelete.strict().parse(document)).toMatchObject({
      '@id': item?.['@id'],
      'catalog:commitId': item?.commitId,
      id,
      originalId: id,
      version: '1.0+build',
    });
  });

  test('has nothing new for a reader that knows its last commit [check 91]', async ({
    push,
    feed,
    itemsOf,
  }) => {
    const { id } = await push();
    const [item] = await itemsOf(id, 1);
    const cursor = item?.commitTimeStamp ?? '';
    const news = await catalogReader(feed.catalog, cursor).read();

    // Other tests push meanwhile.
    expect(news.filter(({ commitTimeStamp }) => !isAfter(commitTimeStamp, cursor))).toEqual([]);
    expect(news.filter((other) => other['nuget:id'] === id)).toEqual([]);
    const { commitTimeStamp } = CatalogIndex.parse(await readJson(feed.catalog));
    const later = catalogReader(feed.catalog, commitTimeStamp);
    await later.read();
    const last = later.cursor();
    expect(last === commitTimeStamp || isAfter(last, commitTimeStamp)).toBe(true);
  });

  test('is followed by a reader while four people write, each change once and in order [check 85, 88]', async ({
    feed,
    push,
    unlist,
  }) => {
    const versions = effort(500);
    test.setTimeout(60_000 + versions * 1_000);
    const reader = catalogReader(feed.catalog, (await newest(feed.catalog)).commitTimeStamp);
    const seen = new Map<string, CatalogItem[]>();
    const state = { writing: true };
    const ids = await Promise.all(Array.from({ length: 4 }, () => push({ version: '0.0.1' }))).then((all) =>
      all.map(({ id }) => id),
    );
    const write = async (id: string, writer: number) => {
      for (let number = writer; number < versions; number += ids.length) {
        await push({ id, version: `1.0.${number}` });
        await unlist(id, `1.0.${number}`);
      }
    };
    const follow = async () => {
      let total = 0;
      while (state.writing || total < 2 * versions) {
        for (const item of await reader.read()) {
          const { 'nuget:id': id, 'nuget:version': version } = item;
          if (!ids.includes(id) || version === '0.0.1') continue;
          const told = seen.get(`${id} ${version}`) ?? [];
          seen.set(`${id} ${version}`, [...told, item]);
          total++;
        }
      }
      return total;
    };
    const writing = Promise.all(ids.map(write)).finally(() => (state.writing = false));
    const [, total] = await Promise.all([writing, follow()]);

    expect(total).toBe(2 * versions);
    expect(seen.size).toBe(versions);
    for (const [version, items] of seen) {
      const leaves = await Promise.all(items.map(readDetails));
      expect(
        leaves.map(({ listed }) => listed),
        version,
      ).toEqual([true, false]);
    }
  });

  test('has nothing at other addresses', async ({ feed, request, push, itemsOf }) => {
    const [item] = await itemsOf((await push()).id, 1);
    const leaf = item?.['@id'] ?? '';
    const folder = new URL('.', feed.catalog).href;
    const wrong = [
      ...['page99999.json', 'page-1.json', 'page00.json', 'page1e3.json', 'page0', 'pageNaN.json'].map(
        (name) => `${folder}${name}`,
      ),
      leaf.replace('.json', ''),
      leaf.replace('/data/', '/data/0'),
      leaf.replace(/\.(\d{7})\//, '.0000000/'),
      leaf.replace('1.0.0.json', '1.0.1.json'),
    ];

    for (const url of wrong) expect((await request.get(url)).status(), url).toBe(404);
  });
});

async function newest(indexUrl: string) {
  return CatalogIndex.parse(await readJson(indexUrl));
}
