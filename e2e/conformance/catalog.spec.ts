import { createHash } from 'node:crypto';
import { catalogReader, isAfter, readIndex, readJson, readLatestPages } from './catalog-reader';
import { CatalogDelete, CatalogDetails, type CatalogItem } from './documents';
import { expect, test as base } from './fixtures';
import { given, notOffered } from './verdicts';

type Each = {
  relist: (id: string, version: string) => Promise<void>;
  deprecate: (id: string, version: string, message: string) => Promise<void>;
  /** Waits until the catalog tells so often of a package since the test began, and gives all that it tells then. */
  itemsOf: (id: string, count: number) => Promise<CatalogItem[]>;
};

const test = base.extend<Each>({
  relist: async ({ request, feed, owner }, use) => {
    await use(async (id, version) => {
      const headers = { 'x-nuget-apikey': owner.key };
      expect((await request.post(`${feed.publish}/${id}/${version}`, { headers })).ok()).toBe(true);
    });
  },

  deprecate: async ({ request, feed, owner }, use) => {
    await use(async (id, version, message) => {
      const headers = { 'x-nuget-apikey': owner.key };
      const form = { 'versions[0]': version, isOther: 'true', message };
      const response = await request.put(`${feed.publish}/${id}/deprecations`, { form, headers });
      if (response.status() === 404) notOffered('It takes no deprecations.');
      expect(response.status()).toBe(200);
    });
  },

  itemsOf: async ({ feed, target }, use) => {
    const { commitTimeStamp: begun } = await readIndex(feed.catalog);
    await use(async (id, count) => {
      const reader = catalogReader(feed.catalog, begun);
      const found: CatalogItem[] = [];
      await expect(async () => {
        found.push(...(await reader.read()).filter((item) => item['nuget:id'] === id));
        expect(found.length).toBeGreaterThanOrEqual(count);
      }).toPass({ timeout: Math.max(target.waitSeconds, 15) * 1_000 });
      return found;
    });
  },
});

const readDetails = async (item: CatalogItem | undefined) =>
  CatalogDetails.parse(await readJson(item?.['@id'] ?? ''));

test.describe('the catalog', () => {
  test('is told by an index whose latest commit is that of its latest page [check 84]', async ({
    feed,
    push,
    itemsOf,
  }) => {
    await itemsOf((await push()).id, 1);
    const index = await readIndex(feed.catalog);

    expect(index['@id']).toBe(feed.catalog);
    expect(index.count).toBe(index.items.length);
    const [latest] = index.items.toSorted((a, b) => (isAfter(a.commitTimeStamp, b.commitTimeStamp) ? -1 : 1));
    expect(index.commitTimeStamp).toBe(latest?.commitTimeStamp);
    expect(index.commitId).toBe(latest?.commitId);
  });

  test('has one commit to a timestamp, and rising ones [check 85, 86]', async ({ feed, push, itemsOf }) => {
    const pushed = await Promise.all(Array.from({ length: 12 }, () => push()));
    for (const { id } of pushed) await itemsOf(id, 1);
    const commits = new Map<string, string>();
    for (const page of await readLatestPages(feed.catalog)) {
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

  test('tells once of each push, unlisting, relisting and deprecation [check 88]', async ({
    push,
    unlist,
    relist,
    deprecate,
    itemsOf,
  }) => {
    const { id } = await push({ version: '1.0.0-Beta.1' });
    await unlist(id, '1.0.0-beta.1');
    await unlist(id, '1.0.0-beta.1');
    await relist(id, '1.0.0-beta.1');
    for (const message of ['Moved.', 'Moved.']) await deprecate(id, '1.0.0-beta.1', message);
    // What was done before it has been told once this one is.
    await itemsOf((await push()).id, 1);

    const items = await itemsOf(id, 0);
    expect(items.map((item) => [item['@type'], item['nuget:version']])).toEqual([
      ['nuget:PackageDetails', '1.0.0-Beta.1'],
      ['nuget:PackageDetails', '1.0.0-Beta.1'],
      ['nuget:PackageDetails', '1.0.0-Beta.1'],
      ['nuget:PackageDetails', '1.0.0-Beta.1'],
    ]);
    const leaves = await Promise.all(items.map(readDetails));
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

  test('tells of a deletion what went and when [check 88, 90]', async ({ feed }) => {
    const { id, version } = given('deleted');
    const pages = await readLatestPages(feed.catalog);
    const items = pages
      .flatMap((page) => page.items)
      .filter((item) => item['nuget:id'] === id && item['nuget:version'] === version);
    const [item, ...more] = items.filter((one) => one['@type'] === 'nuget:PackageDelete');
    expect(more).toEqual([]);
    expect(items.at(-1)).toEqual(item);
    const document = await readJson(item?.['@id'] ?? '');

    expect(CatalogDelete.strict().parse(document)).toMatchObject({
      '@id': item?.['@id'],
      'catalog:commitId': item?.commitId,
      id,
      originalId: id,
      version,
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
    const { commitTimeStamp } = await readIndex(feed.catalog);
    const later = catalogReader(feed.catalog, commitTimeStamp);
    await later.read();
    const last = later.cursor();
    expect(last === commitTimeStamp || isAfter(last, commitTimeStamp)).toBe(true);
  });
});
