import { expect, test as base } from '../fixtures';
import { catalogReader, readJson } from '../conformance/catalog-reader';
import { RegistrationIndex, SearchResponse } from '../conformance/documents';

/** What is told of the only version of a package. */
type Told = {
  /** How it is registered; undefined when the package is not there. */
  registered: { listed: boolean; deprecated: boolean; severities: string[] } | undefined;
  /** How it is found; undefined when it is not. */
  found: { deprecated: boolean; severities: number[] } | undefined;
  /** Whether clients that audit their packages hear of it. */
  audited: boolean;
  page: string;
};

type Each = {
  told: (id: string) => Promise<Told>;
  ask: (method: string, path: string, form?: Form) => Promise<void>;
};
type Form = Record<string, string>;

const test = base.extend<Each>({
  told: async ({ request }, use) => {
    await use(async (id) => {
      const lower = id.toLowerCase();
      const registration = await request.get(`/v3/registration/gz-semver2/${lower}/index.json`);
      const search = await request.get('/v3/query', { params: { q: `packageid:${id}` } });
      const page = await request.get(`/packages/${id}/1.0.0`);
      const index = (await (await request.get('/v3/vulnerabilities/index.json')).json()) as {
        '@id': string;
      }[];
      const known = await Promise.all(
        index.map(async ({ '@id': url }) => (await readJson(url)) as Record<string, unknown>),
      );

      const leaf =
        registration.status() === 404
          ? undefined
          : RegistrationIndex.parse(await registration.json()).items[0]?.items?.[0]?.catalogEntry;
      const [hit] = SearchResponse.parse(await search.json()).data;
      return {
        registered: leaf && {
          listed: leaf.listed,
          deprecated: leaf.deprecation !== undefined,
          severities: leaf.vulnerabilities?.map(({ severity }) => severity) ?? [],
        },
        found: hit && {
          deprecated: hit.deprecation !== undefined,
          severities: hit.vulnerabilities?.map(({ severity }) => severity) ?? [],
        },
        audited: known.some((page) => lower in page),
        page: await page.text(),
      };
    });
  },
  ask: async ({ request, owner }, use) => {
    await use(async (method, path, form) => {
      const headers = { 'x-nuget-apikey': owner.key };
      const response = await request.fetch(`/api/v2/package/${path}`, {
        method,
        headers,
        ...(form && { form }),
      });
      expect(response.ok(), await response.text()).toBe(true);
    });
  },
});

test('whatever becomes of a version is told everywhere in the next answer, and once in the catalog', async ({
  push,
  told,
  ask,
  lode,
  baseURL,
}) => {
  const { id } = await push();
  const advisory = `TEST-${id}`;
  const operator = async (...args: string[]) => expect(await lode(...args)).toMatchObject({ code: 0 });
  const listed = { listed: true, deprecated: false, severities: [] };
  const found = { deprecated: false, severities: [] };
  const version = { 'versions[0]': '1.0.0' };

  const catalog = catalogReader(`${baseURL ?? ''}/v3/catalog/index.json`);
  const tellsOnce = async () => {
    const items: string[] = [];
    await expect(async () => {
      items.push(
        ...(await catalog.read()).filter((item) => item['nuget:id'] === id).map((item) => item['@type']),
      );
      expect(items).toHaveLength(1);
    }).toPass({ timeout: 2_000, intervals: [100] });
  };
  await tellsOnce();
  expect(await told(id)).toMatchObject({ registered: listed, found, audited: false });

  const steps: [change: () => Promise<unknown>, expected: Omit<Told, 'page'>, words: RegExp][] = [
    [
      () => ask('DELETE', `${id}/1.0.0`),
      { registered: { ...listed, listed: false }, found: undefined, audited: false },
      /This version is unlisted/,
    ],
    [() => ask('POST', `${id}/1.0.0`), { registered: listed, found, audited: false }, new RegExp(id)],
    [
      () => ask('PUT', `${id}/deprecations`, { ...version, isLegacy: 'true' }),
      {
        registered: { ...listed, deprecated: true },
        found: { ...found, deprecated: true },
        audited: false,
      },
      /deprecated/i,
    ],
    [
      () => ask('PUT', `${id}/deprecations`, version),
      { registered: listed, found, audited: false },
      new RegExp(id),
    ],
    [
      () =>
        operator(
          ...['advisories', 'add', advisory, '--id', id, '--range', '[1.0.0, 2.0.0)'],
          ...['--severity', 'high', '--url', 'https://example.test/advisory'],
        ),
      {
        registered: { ...listed, severities: ['2'] },
        found: { ...found, severities: [2] },
        audited: true,
      },
      /known vulnerability/i,
    ],
    [
      () => operator('advisories', 'remove', advisory),
      { registered: listed, found, audited: false },
      new RegExp(id),
    ],
    [
      () => operator('package', 'delete', id, '1.0.0', '--yes'),
      { registered: undefined, found: undefined, audited: false },
      /This version was deleted/,
    ],
  ];
  for (const [change, expected, words] of steps) {
    await change();
    const { page, ...now } = await told(id);
    expect(now).toEqual(expected);
    expect(page).toMatch(words);
    await tellsOnce();
  }
});
