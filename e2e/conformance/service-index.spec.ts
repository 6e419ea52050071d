import { z } from 'zod';
import { ServiceIndex } from './documents';
import { expect, test as base } from './fixtures';
import { notOffered } from './verdicts';

type Resource = z.infer<typeof ServiceIndex>['resources'][number];

type Each = {
  resources: Resource[];
  /** The addresses that are named under exactly this type. */
  addressesOf: (type: string) => string[];
};

const test = base.extend<Each>({
  resources: async ({ request, feed }, use) => {
    await use(ServiceIndex.parse(await (await request.get(feed.indexUrl)).json()).resources);
  },
  addressesOf: async ({ resources }, use) => {
    await use((type) =>
      resources.filter((resource) => resource['@type'] === type).map((resource) => resource['@id']),
    );
  },
});

test.describe('the service index', () => {
  test('is JSON of version 3.0.0 [check 1]', async ({ request, feed }) => {
    const response = await request.get(feed.indexUrl);

    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ version: '3.0.0' });
  });

  test('answers HEAD as GET, without a body [check 2]', async ({ request, feed }) => {
    const response = await request.head(feed.indexUrl);

    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toMatch(/^application\/json/);
    expect(await response.body()).toHaveLength(0);
  });

  test('names absolute addresses, and templates with their braces [check 3]', async ({ resources }) => {
    expect(resources.length).toBeGreaterThan(0);
    for (const { '@id': id, '@type': type } of resources) {
      expect(z.url().safeParse(id).success, id).toBe(true);
      if (/UriTemplate\//.test(type)) expect(id).toMatch(/\{\w+\}/);
    }
  });

  test('names search where clients look for it [check 4]', async ({ addressesOf }) => {
    expect(addressesOf('SearchQueryService/3.0.0-beta').length).toBeGreaterThan(0);
  });

  test('names search under each type at the same address [check 5]', async ({ addressesOf }) => {
    const search = addressesOf('SearchQueryService/3.0.0-beta');

    for (const version of ['', '/3.0.0-rc', '/3.5.0']) {
      expect(addressesOf(`SearchQueryService${version}`), version).toEqual(search);
    }
  });

  test('names autocompletion under each type that clients look for [check 6]', async ({ addressesOf }) => {
    const autocomplete = addressesOf('SearchAutocompleteService/3.0.0-beta');

    expect(autocomplete.length).toBeGreaterThan(0);
    for (const version of ['', '/3.0.0-rc', '/3.5.0']) {
      expect(addressesOf(`SearchAutocompleteService${version}`), version).toEqual(autocomplete);
    }
  });

  test('names three hives of registrations [check 7]', async ({ addressesOf }) => {
    const hives = ['', '/3.4.0', '/3.6.0'].map((version) => addressesOf(`RegistrationsBaseUrl${version}`)[0]);

    expect(hives).not.toContain(undefined);
    expect(new Set(hives).size).toBe(3);
    for (const version of ['/3.0.0-beta', '/3.0.0-rc']) {
      expect(addressesOf(`RegistrationsBaseUrl${version}`)).toEqual(addressesOf('RegistrationsBaseUrl'));
    }
  });

  for (const type of ['PackageBaseAddress/3.0.0', 'PackagePublish/2.0.0', 'SymbolPackagePublish/4.9.0']) {
    test(`names ${type} [check 8]`, async ({ addressesOf }) => {
      expect(addressesOf(type).length).toBeGreaterThan(0);
    });
  }

  test('names the address to report abuse under each type [check 9]', async ({ resources, addressesOf }) => {
    if (!resources.some(({ '@type': type }) => type.startsWith('ReportAbuseUriTemplate')))
      notOffered('The service index has no ReportAbuseUriTemplate.');
    const report = addressesOf('ReportAbuseUriTemplate/3.0.0');

    expect(report).toHaveLength(1);
    expect(report[0]).toMatch(/\{id\}.*\{version\}/);
    for (const version of ['/3.0.0-beta', '/3.0.0-rc']) {
      expect(addressesOf(`ReportAbuseUriTemplate${version}`), version).toEqual(report);
    }
  });

  for (const [type, braces] of [
    ['PackageDetailsUriTemplate/5.1.0', /\{id\}.*\{version\}/],
    ['OwnerDetailsUriTemplate/6.11.0', /\{owner\}/],
  ] as const) {
    test(`names ${type}, over https when it is read over https [check 10]`, async ({
      addressesOf,
      feed,
      target,
    }) => {
      const [template = notOffered(`The service index has no ${type}.`)] = addressesOf(type);

      expect(template).toMatch(braces);
      if (feed.indexUrl.startsWith('https:')) expect(template).toMatch(/^https:/);
      if (target.own !== undefined) expect(template).toMatch(new RegExp(`^${feed.origin}/`));
    });
  }

  test('names a template of readmes [check 11]', async ({ addressesOf }) => {
    const type = 'ReadmeUriTemplate/6.13.0';
    const [template = notOffered(`The service index has no ${type}.`)] = addressesOf(type);

    expect(template).toMatch(/\{lower_id\}.*\{lower_version\}/);
  });

  for (const type of ['Catalog/3.0.0', 'LegacyGallery/2.0.0']) {
    test(`names ${type} where it is served [check 12]`, async ({ addressesOf, request }) => {
      const [url = notOffered(`The service index has no ${type}.`)] = addressesOf(type);

      expect((await request.get(url)).status()).toBe(200);
    });
  }

  test('names nothing as versioned but the hive for SemVer 2.0.0 [check 13]', async ({
    resources,
    addressesOf,
  }) => {
    const versioned = resources.filter(({ '@type': type }) => type.endsWith('/Versioned'));

    for (const { '@id': id, '@type': type, clientVersion } of versioned) {
      expect([type, clientVersion]).toEqual(['RegistrationsBaseUrl/Versioned', '4.3.0-alpha']);
      expect(addressesOf('RegistrationsBaseUrl/3.6.0')).toContain(id);
    }
  });

  test('shows SemVer 2.0.0 to clients that know only versioned types [check 156]', async ({
    resources,
    addressesOf,
  }) => {
    expect(resources).toContainEqual(
      expect.objectContaining({
        '@type': 'RegistrationsBaseUrl/Versioned',
        '@id': addressesOf('RegistrationsBaseUrl/3.6.0')[0],
        clientVersion: '4.3.0-alpha',
      }),
    );
  });

  test('names signatures only when they can be read [check 14]', async ({ resources, request }) => {
    const signatures = resources.filter(({ '@type': type }) => type.startsWith('RepositorySignatures/'));

    for (const { '@id': url } of signatures) expect((await request.get(url)).status()).toBe(200);
  });

  test('names vulnerabilities only when there is a page of them [check 15]', async ({ feed, request }) => {
    const pages: unknown = await (await request.get(feed.vulnerabilities)).json();

    expect(z.array(z.unknown()).min(1).safeParse(pages).success).toBe(true);
  });

  test('names only addresses of its own origin, and below itself what clients read [check 16]', async ({
    feed,
    resources,
  }) => {
    const folder = new URL('.', feed.indexUrl).href;
    const read = /^(PackageBaseAddress|RegistrationsBaseUrl|Search\w+Service|VulnerabilityInfo|Catalog)\b/;

    for (const { '@id': id, '@type': type } of resources) {
      expect(id.startsWith(read.test(type) ? folder : `${feed.origin}/`), `${type} ${id}`).toBe(true);
    }
  });
});
