import { parseRange } from '@/lib/nuget/version-range';
import { VulnerabilityIndex, VulnerabilityPage } from './documents';
import { expect, test as base } from './fixtures';
import { given } from './verdicts';

const test = base.extend<{ readIndex: () => Promise<VulnerabilityIndex>; pages: VulnerabilityPage[] }>({
  readIndex: async ({ request, feed }, use) => {
    await use(async () => VulnerabilityIndex.parse(await (await request.get(feed.vulnerabilities)).json()));
  },
  pages: async ({ request, readIndex }, use) => {
    const pages = [];
    for (const { '@id': url } of await readIndex()) {
      pages.push(VulnerabilityPage.parse(await (await request.get(url)).json()));
    }
    await use(pages);
  },
});

test.describe('what is known against packages', () => {
  test('has an index with pages, each with a name, an address and a time [check 80]', async ({
    readIndex,
  }) => {
    const index = await readIndex();

    for (const property of ['@name', '@id'] as const) {
      expect(new Set(index.map((page) => page[property])).size).toBe(index.length);
    }
  });

  test('is an object on each page [check 81]', async ({ readIndex, request }) => {
    for (const { '@id': url } of await readIndex()) {
      const response = await request.get(url);
      expect((await response.text()).trimStart().at(0)).toBe('{');
    }
  });

  test('is told by lower-case ID, as number and range [check 82]', async ({ pages }) => {
    for (const [id, known] of pages.flatMap((page) => Object.entries(page))) {
      expect(id).toBe(id.toLowerCase());
      for (const { versions } of known) expect(parseRange(versions), `${id} ${versions}`).toBeDefined();
    }
  });

  test('is told of a version that is known to be unsafe [check 82]', async ({ pages }) => {
    const { id } = given('vulnerable');

    expect(pages.flatMap((page) => page[id.toLowerCase()] ?? []).length).toBeGreaterThan(0);
  });
});
