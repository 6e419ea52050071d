import type { NupkgOptions } from '@/lib/testing/nupkg';
import type { CatalogEntry } from './documents';
import { expect, test as base } from './fixtures';

/** Pushes a package and reads the catalog entry of its version, in the hive that shows them all. */
const test = base.extend<{ entryOf: (options: Partial<NupkgOptions>) => Promise<CatalogEntry> }>({
  entryOf: async ({ push, leavesIn, feed }, use) => {
    await use(async (options) => {
      const [leaf] = await leavesIn(feed.hiveC, (await push(options)).id);
      if (leaf === undefined) throw new Error('The registration has no leaf.');
      return leaf.catalogEntry;
    });
  },
});

test.describe('the catalog entry of a version', () => {
  test('writes dependency ranges as intervals [check 46]', async ({ entryOf }) => {
    const { dependencyGroups } = await entryOf({
      dependencies: { Plain: '1.2', Exact: '[1.0]', Upper: '(,2.0-RC)', Any: '', Both: '[1.0.0.0,2.0)' },
    });

    expect(dependencyGroups).toMatchObject([
      {
        dependencies: [
          { id: 'Plain', range: '[1.2.0, )' },
          { id: 'Exact', range: '[1.0.0, 1.0.0]' },
          { id: 'Upper', range: '(, 2.0.0-RC)' },
          { id: 'Any', range: '(, )' },
          { id: 'Both', range: '[1.0.0, 2.0.0)' },
        ],
      },
    ]);
    expect(dependencyGroups?.[0]).not.toHaveProperty('targetFramework');
  });

  test('keeps a group without dependencies, and names only known frameworks [check 47, 48, 167]', async ({
    entryOf,
  }) => {
    const { dependencyGroups } = await entryOf({
      dependencies: [
        { dependencies: { Any: '1.0.0' } },
        { targetFramework: 'net8.0' },
        { targetFramework: '.NETStandard2.0', dependencies: { Json: '13.0.1' } },
      ],
    });

    expect(dependencyGroups).toHaveLength(3);
    expect(dependencyGroups?.map(({ targetFramework }) => targetFramework)).toEqual([
      undefined,
      expect.stringMatching(/^(net8\.0|\.NETCoreApp8\.0)$/),
      expect.stringMatching(/^(netstandard2\.0|\.NETStandard2\.0)$/),
    ]);
    expect(dependencyGroups?.map((group) => 'dependencies' in group)).toEqual([true, false, true]);
  });

  test('has no groups where the nuspec has none [check 167]', async ({ entryOf }) => {
    expect(await entryOf({})).not.toHaveProperty('dependencyGroups');
    expect(await entryOf({ metadata: '<dependencies />' })).not.toHaveProperty('dependencyGroups');
  });

  test('links to the license on this gallery when the package brings one [check 51]', async ({
    entryOf,
    request,
    feed,
  }) => {
    const file = await entryOf({ license: { file: 'LICENSE.txt' } });
    expect(file.licenseUrl).toMatch(new RegExp(`^${feed.origin}/`));
    expect(file.licenseExpression ?? '').toBe('');
    expect((await request.get(file.licenseUrl ?? '')).status()).toBe(200);

    const expression = await entryOf({ license: { expression: 'MIT OR Apache-2.0' } });
    expect(expression.licenseExpression).toBe('MIT OR Apache-2.0');
    // Elsewhere it is a page of somebody else's.
    const here = (expression.licenseUrl ?? '').startsWith(feed.origin) ? expression.licenseUrl : undefined;
    expect((await request.get(here ?? feed.indexUrl)).status()).toBe(200);

    const { licenseUrl, licenseExpression = '' } = await entryOf({
      licenseUrl: 'https://example.test/license',
    });
    expect([licenseUrl, licenseExpression]).toEqual(['https://example.test/license', '']);

    const none = await entryOf({});
    expect([none.licenseUrl ?? '', none.licenseExpression ?? '']).toEqual(['', '']);
  });

  test('links to the icon in the flat container when the package brings one [check 52]', async ({
    entryOf,
    request,
    feed,
  }) => {
    const { iconUrl } = await entryOf({ icon: 'icon.png', iconUrl: 'https://example.test/icon.png' });
    expect(iconUrl).toMatch(new RegExp(`^${feed.flatContainer}`));
    expect((await request.get(iconUrl ?? '')).headers()['content-type']).toBe('image/png');

    expect((await entryOf({ iconUrl: 'https://example.test/icon.png' })).iconUrl).toBe(
      'https://example.test/icon.png',
    );
    expect((await entryOf({})).iconUrl ?? '').toBe('');
  });

  test('links to the readme when the package brings one [check 53]', async ({ entryOf, request, feed }) => {
    const { readmeUrl = '' } = await entryOf({ readme: 'docs/README.md' });
    expect(readmeUrl).toMatch(new RegExp(`^${feed.origin}/`));
    expect((await request.get(readmeUrl)).status()).toBe(200);

    expect(await entryOf({})).not.toHaveProperty('readmeUrl');
  });
});
