import { z } from 'zod';
import { expect, type Person, test as base } from '../fixtures';
import { aWord } from '@/lib/testing/word';
import { SearchResponse, ServiceIndex } from '../conformance/documents';

/** The addresses that clients take from the service index, as they are written there. */
export type Feed = {
  origin: string;
  flatContainer: string;
  /** The hives of registrations: without SemVer 2.0.0 and never compressed; without it; with it. */
  hiveA: string;
  hiveB: string;
  hiveC: string;
  search: string;
  autocomplete: string;
  catalog: string;
  publish: string;
};

type KeyOptions = { scope: string; globs?: string[]; days?: number };

type Shared = {
  feed: Feed;
  /** Makes an API key for a person and gives its secret. */
  aKey: (person: Person, options: KeyOptions) => Promise<string>;
};

type Each = {
  /** Asks the search resource, and expects an answer that clients can read. */
  search: (parameters: Record<string, string>) => Promise<SearchResponse>;
};

export const test = base.extend<Each, Shared>({
  search: async ({ request, feed }, use) => {
    await use(async (params) => {
      const response = await request.get(feed.search, { params });
      expect(response.status(), await response.text()).toBe(200);
      return SearchResponse.parse(await response.json());
    });
  },

  feed: [
    async ({}, use) => {
      const origin = process.env['LODE_E2E_URL'] ?? '';
      const response = await fetch(`${origin}/v3/index.json`);
      const { resources } = ServiceIndex.parse(await response.json());
      const addressOf = (type: string) =>
        z.string().parse(resources.find((resource) => resource['@type'] === type)?.['@id']);
      await use({
        origin,
        flatContainer: addressOf('PackageBaseAddress/3.0.0'),
        hiveA: addressOf('RegistrationsBaseUrl'),
        hiveB: addressOf('RegistrationsBaseUrl/3.4.0'),
        hiveC: addressOf('RegistrationsBaseUrl/3.6.0'),
        search: addressOf('SearchQueryService/3.0.0-beta'),
        autocomplete: addressOf('SearchAutocompleteService/3.0.0-beta'),
        catalog: addressOf('Catalog/3.0.0'),
        publish: addressOf('PackagePublish/2.0.0'),
      });
    },
    { scope: 'worker' },
  ],

  aKey: [
    async ({ lode }, use) => {
      await use(async (person, { scope, globs = [], days }) => {
        const { code, stdout, stderr } = await lode(
          ...['key', 'add', '--user', person.name, '--name', aWord(), '--scope', scope],
          ...(globs.length === 0 ? [] : ['--glob', ...globs]),
          ...(days === undefined ? [] : ['--days', String(days)]),
        );
        if (code !== 0) throw new Error(stderr);
        return stdout.trim();
      });
    },
    { scope: 'worker' },
  ],
});

export { expect } from '../fixtures';
