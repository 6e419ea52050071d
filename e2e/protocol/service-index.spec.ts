import type { APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import { expect, test } from './feed';
import { ServiceIndex } from './documents';

const address = '/v3/index.json';

test.describe('the service index', () => {
  test('is JSON of version 3.0.0 [check 1]', async ({ request }) => {
    const response = await request.get(address);

    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ version: '3.0.0' });
  });

  test('answers HEAD as GET, without a body [check 2]', async ({ request }) => {
    const response = await request.head(address);

    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toMatch(/^application\/json/);
    expect(await response.body()).toHaveLength(0);
  });

  test('names absolute addresses, and templates with their braces [check 3, 11]', async ({ request }) => {
    const { resources } = ServiceIndex.parse(await (await request.get(address)).json());

    for (const { '@id': id } of resources) expect(z.url().safeParse(id).success, id).toBe(true);
    const readme = resources.find(({ '@type': type }) => type === 'ReadmeUriTemplate/6.13.0');
    expect(readme?.['@id']).toMatch(/\/\{lower_id\}\/\{lower_version\}\//);
    const details = resources.find(({ '@type': type }) => type === 'PackageDetailsUriTemplate/5.1.0');
    expect(details?.['@id']).toMatch(/\/\{id\}\/\{version\}$/);
    const owner = resources.find(({ '@type': type }) => type === 'OwnerDetailsUriTemplate/6.11.0');
    expect(owner?.['@id']).toMatch(/\/profiles\/\{owner\}$/);
  });

  test('names search under each type that clients look for [check 4, 5]', async ({ request }) => {
    const addressesOf = await readAddresses(request);
    const search = addressesOf('SearchQueryService/3.0.0-beta');

    expect(search).toHaveLength(1);
    for (const version of ['', '/3.0.0-rc', '/3.5.0']) {
      expect(addressesOf(`SearchQueryService${version}`), version).toEqual(search);
    }
  });

  test('names autocompletion under each type that clients look for [check 6]', async ({ request }) => {
    const addressesOf = await readAddresses(request);
    const autocomplete = addressesOf('SearchAutocompleteService/3.0.0-beta');

    expect(autocomplete).toHaveLength(1);
    for (const version of ['', '/3.0.0-rc', '/3.5.0']) {
      expect(addressesOf(`SearchAutocompleteService${version}`), version).toEqual(autocomplete);
    }
  });

  test('names three hives of registrations [check 7]', async ({ request }) => {
    const addressesOf = await readAddresses(request);
    const hives = ['', '/3.4.0', '/3.6.0'].flatMap((version) =>
      addressesOf(`RegistrationsBaseUrl${version}`),
    );

    expect(new Set(hives).size).toBe(3);
    for (const version of ['/3.0.0-beta', '/3.0.0-rc']) {
      expect(addressesOf(`RegistrationsBaseUrl${version}`)).toEqual(addressesOf('RegistrationsBaseUrl'));
    }
  });

  test('shows SemVer 2.0.0 to clients that know only versioned types [check 13, 156]', async ({
    request,
  }) => {
    const { resources } = ServiceIndex.parse(await (await request.get(address)).json());
    const [hiveC] = resources.filter(({ '@type': type }) => type === 'RegistrationsBaseUrl/3.6.0');
    const versioned = resources.filter(({ '@type': type }) => type.endsWith('/Versioned'));

    expect(versioned).toEqual([
      { '@id': hiveC?.['@id'], '@type': 'RegistrationsBaseUrl/Versioned', clientVersion: '4.3.0-alpha' },
    ]);
  });

  test('names where packages are read and pushed [check 8]', async ({ request }) => {
    const addressesOf = await readAddresses(request);

    expect(addressesOf('PackageBaseAddress/3.0.0')).toHaveLength(1);
    expect(addressesOf('PackagePublish/2.0.0')).toHaveLength(1);
  });

  test('names the catalog [check 12]', async ({ request, feed }) => {
    const addressesOf = await readAddresses(request);

    expect(addressesOf('Catalog/3.0.0')).toEqual([`${feed.origin}/v3/catalog/index.json`]);
  });

  test('names no V2 feed or signatures, which are not served [check 12, 14]', async ({ request }) => {
    const { resources } = ServiceIndex.parse(await (await request.get(address)).json());
    const unserved = /^(LegacyGallery|RepositorySignatures)\//;

    expect(resources.filter(({ '@type': type }) => unserved.test(type))).toEqual([]);
  });

  test('names only addresses of its own origin, and below itself what clients read [check 16]', async ({
    feed,
    request,
  }) => {
    const { resources } = ServiceIndex.parse(await (await request.get(address)).json());

    const read = /^(PackageBaseAddress|RegistrationsBaseUrl|Search\w+Service|VulnerabilityInfo|Catalog)\b/;
    for (const { '@id': id, '@type': type } of resources) {
      expect(id).toMatch(new RegExp(`^${feed.origin}/${read.test(type) ? 'v3/' : ''}`));
    }
  });
});

async function readAddresses(request: APIRequestContext): Promise<(type: string) => string[]> {
  const { resources } = ServiceIndex.parse(await (await request.get(address)).json());
  return (type) =>
    resources.filter((resource) => resource['@type'] === type).map((resource) => resource['@id']);
}
