import { type APIRequestContext, type APIResponse, expect, test as base } from '@playwright/test';
import { makeNupkg, type NupkgOptions } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { noteIn, noting } from './asked';
import { type Leaf, RegistrationIndex, SearchResponse } from './documents';
import { type Feed, readFeed } from './feed';
import { type Ledger, makeLedger } from './ledger';
import { askRaw, type RawAnswer } from './raw-http';
import { readTarget, type Target } from './target';
import { notOffered, notRun } from './verdicts';
import { makeWaiting, type Waiting } from './waiting';

type Pushed = { id: string; version: string; bytes: Buffer };

type Shared = {
  target: Target;
  feed: Feed;
  /** The key that may push and unlist; a test that asks for it is not run without one. */
  owner: { readonly key: string };
};

type Each = {
  note: (line: string) => void;
  ledger: Ledger;
  waiting: Waiting;
  /** Pushes a package as `owner`, or with another key, expects it to be taken, and waits until it can be seen. */
  push: (options?: Partial<NupkgOptions> & { key?: string }) => Promise<Pushed>;
  /** Pushes bytes, whatever comes of it. */
  pushBytes: (bytes: Buffer, key: string, address?: string) => Promise<APIResponse>;
  /** Says the lines of a request itself, on a connection of its own. */
  say: (lines: string[], body?: Buffer) => Promise<RawAnswer>;
  /** Unlists a version, and expects it to be done. */
  unlist: (id: string, version: string) => Promise<void>;
  /** Makes an assertion that may take as long to come true as the server says. */
  eventually: (assertion: () => Promise<void>) => Promise<void>;
  /** Asks the search resource, and expects an answer that clients can read. */
  search: (parameters: Record<string, string>) => Promise<SearchResponse>;
  /** The leaves of an ID in a hive of registrations whose pages are inlined. */
  leavesIn: (hive: string, id: string) => Promise<Leaf[]>;
};

export const test = base.extend<Each, Shared>({
  target: [
    async ({}, use, { project }) => {
      await use(readTarget(project.name));
    },
    { scope: 'worker' },
  ],

  feed: [
    async ({ target }, use) => {
      await use(await readFeed(target.indexUrl));
    },
    { scope: 'worker' },
  ],

  owner: [
    async ({ target, feed }, use) => {
      await use({
        get key() {
          if (!feed.has('publish')) notOffered('The service index has no PackagePublish/2.0.0.');
          return target.key ?? notRun('Needs a key that may push and unlist: --key.');
        },
      });
    },
    { scope: 'worker' },
  ],

  note: async ({}, use, info) => {
    await use(noteIn(info));
  },

  request: async ({ request, note }, use) => {
    await use(noting(request, note));
  },

  ledger: async ({ playwright, feed }, use, info) => {
    const ledger = makeLedger();
    await use(ledger);
    if (!feed.has('publish')) return;
    const request = await playwright.request.newContext();
    const left = await ledger.takeAway(request, feed.publish);
    await request.dispose();
    if (left.length > 0) info.annotations.push({ type: 'left behind', description: left.join(', ') });
  },

  waiting: async ({ target, feed, request }, use) => {
    await use(makeWaiting(target, feed, request));
  },

  eventually: async ({ waiting }, use) => {
    await use(waiting.eventually);
  },

  pushBytes: async ({ request, feed, ledger }, use) => {
    await use(async (data, key, address = feed.publish) => {
      const headers = { 'x-nuget-apikey': key, 'content-type': 'application/octet-stream' };
      return ledger.during(async () => {
        const response = await request.put(address, { data, headers, maxRedirects: 0 });
        if (response.ok()) await ledger.note(data, key);
        return response;
      });
    });
  },

  push: async ({ pushBytes, owner, waiting }, use) => {
    await use(async ({ key = owner.key, ...options } = {}) => {
      const named = { ...options, id: options.id ?? `Test.${aWord()}`, version: options.version ?? '1.0.0' };
      const bytes = await makeNupkg(named);
      const response = await pushBytes(bytes, key);
      expect(response.status(), await response.text()).toBe(201);
      await waiting.untilSeen(named.id, named.version);
      return { id: named.id, version: named.version, bytes };
    });
  },

  say: async ({ feed, note }, use) => {
    await use(async (lines, body) => {
      const answer = await askRaw(feed.publish, lines, body);
      note(`${lines[0]} → ${answer.status} ${answer.reason}`);
      return answer;
    });
  },

  unlist: async ({ request, feed, owner }, use) => {
    await use(async (id, version) => {
      const headers = { 'x-nuget-apikey': owner.key };
      const response = await request.delete(`${feed.publish}/${id}/${version}`, { headers });
      expect(response.ok(), `${response.status()} ${response.statusText()}`).toBe(true);
    });
  },

  search: async ({ request, feed }, use) => {
    await use(async (params) => readSearch(request, feed.search, params));
  },

  leavesIn: async ({ request }, use) => {
    await use(async (hive, id) => {
      const response = await request.get(`${hive}${id.toLowerCase()}/index.json`);
      expect(response.status()).toBe(200);
      return RegistrationIndex.parse(await response.json()).items.flatMap(({ items = [] }) => items);
    });
  },
});

export { expect } from '@playwright/test';

async function readSearch(request: APIRequestContext, url: string, params: Record<string, string>) {
  const response = await request.get(url, { params });
  expect(response.status(), await response.text()).toBe(200);
  return SearchResponse.parse(await response.json());
}
