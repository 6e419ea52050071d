import { aWord } from '@/lib/testing/word';
import { RegistrationIndex, VersionList } from './documents';
import { expect, test as base } from './feed';

type Each = {
  /** Sends a request about a version to the publish address, with a key; the owner's if none is given. */
  ask: (method: 'DELETE' | 'POST', path: string, key?: string) => Promise<{ status: number; body: string }>;
  /** How a version is told in the registration that shows them all. */
  entryOf: (id: string) => Promise<{ listed: boolean; published: string }>;
};

const test = base.extend<Each>({
  ask: async ({ request, feed, owner }, use) => {
    await use(async (method, path, key = owner.key) => {
      const response = await request.fetch(`${feed.publish}/${path}`, {
        method,
        headers: { 'x-nuget-apikey': key },
        maxRedirects: 0,
      });
      return { status: response.status(), body: await response.text() };
    });
  },

  entryOf: async ({ request, feed }, use) => {
    await use(async (id) => {
      const response = await request.get(`${feed.hiveC}${id.toLowerCase()}/index.json`);
      const entry = RegistrationIndex.parse(await response.json()).items[0]?.items?.[0]?.catalogEntry;
      if (entry === undefined) throw new Error('The registration has no leaf.');
      return { listed: entry.listed, published: entry.published };
    });
  },
});

test.describe('unlisting a version', () => {
  test('leaves it to whoever uses it, and may be done again [check 111]', async ({
    ask,
    push,
    request,
    feed,
  }) => {
    const { id, bytes } = await push();
    const lower = id.toLowerCase();

    expect(await ask('DELETE', `${id}/1.0.0`)).toEqual({ status: 204, body: '' });
    expect(await ask('DELETE', `${id}/1.0.0`)).toEqual({ status: 204, body: '' });

    const list = await request.get(`${feed.flatContainer}${lower}/index.json`);
    expect(VersionList.parse(await list.json()).versions).toEqual(['1.0.0']);
    const download = await request.get(`${feed.flatContainer}${lower}/1.0.0/${lower}.1.0.0.nupkg`);
    expect((await download.body()).equals(bytes)).toBe(true);
  });

  test('takes it out of search, and shows in the registration as never published [check 42, 62]', async ({
    ask,
    push,
    search,
    entryOf,
  }) => {
    const { id } = await push();
    const found = async () => (await search({ q: `packageid:${id}` })).totalHits;
    expect(await found()).toBe(1);

    await ask('DELETE', `${id}/1.0.0`);

    expect(await found()).toBe(0);
    expect(await entryOf(id)).toEqual({ listed: false, published: expect.stringMatching(/^1900-/) });
  });

  for (const [name, pathOf] of Object.entries({
    'a slash at the end': (id: string) => `${id}/2.0.0-rc.1/`,
    'a version that is not normalized': (id: string) => `${id}/2.0-RC.1`,
    metadata: (id: string) => `${id}/2.0.0-rc.1+abc`,
    'encoded metadata': (id: string) => `${id}/2.0.0-rc.1%2Babc`,
    'an ID in another casing': (id: string) => `${id.toUpperCase()}/2.0.0-rc.1`,
  })) {
    test(`finds it by an address with ${name} [check 113]`, async ({ ask, push, entryOf }) => {
      const { id } = await push({ version: '2.0-Rc.1+build' });

      expect((await ask('DELETE', pathOf(id))).status).toBe(204);

      expect((await entryOf(id)).listed).toBe(false);
    });
  }

  test('is also done at the address that nuget.exe 2.8 takes for it [check 158]', async ({
    request,
    feed,
    push,
    owner,
    entryOf,
  }) => {
    const { id } = await push();

    const response = await request.delete(`${feed.origin}/api/v2/${id}/1.0`, {
      headers: { 'x-nuget-apikey': owner.key },
      maxRedirects: 0,
    });

    expect(response.status()).toBe(204);
    expect((await entryOf(id)).listed).toBe(false);
  });
});

test.describe('relisting a version', () => {
  test('publishes it anew [check 43, 112]', async ({ ask, push, entryOf }) => {
    const { id } = await push();
    await ask('DELETE', `${id}/1.0.0`);
    const before = Date.now();

    expect(await ask('POST', `${id}/1.0.0`)).toEqual({ status: 200, body: '' });
    expect(await ask('POST', `${id}/1.0.0`)).toEqual({ status: 200, body: '' });

    const { listed, published } = await entryOf(id);
    expect(listed).toBe(true);
    expect(Date.parse(published)).toBeGreaterThanOrEqual(before);
  });
});

test.describe('unlisting and relisting', () => {
  test('know only what was pushed [check 112]', async ({ ask, push }) => {
    const { id } = await push();
    const unknown = [`${aWord()}/1.0.0`, `${id}/1.0.1`, `${id}/no-version`, 'no..id/1.0.0', `Größe/1.0.0`];

    for (const path of unknown) {
      expect((await ask('DELETE', path)).status, path).toBe(404);
      expect((await ask('POST', path)).status, path).toBe(404);
    }
  });

  test('are for owners, with a key that may do it and covers the ID [check 112]', async ({
    ask,
    push,
    aPerson,
    aKey,
    owner,
    entryOf,
  }) => {
    const { id } = await push();
    const stranger = await aPerson();
    const keys = {
      'of somebody else': stranger.key,
      'that may only push': await aKey(owner, { scope: 'push,pushversion' }),
      'that covers other IDs': await aKey(owner, { scope: 'unlist', globs: ['Other.*'] }),
      'that is none': 'wrong',
    };

    for (const [name, key] of Object.entries(keys)) {
      expect((await ask('DELETE', `${id}/1.0.0`, key)).status, name).toBe(403);
      expect((await ask('POST', `${id}/1.0.0`, key)).status, name).toBe(403);
    }
    expect((await ask('DELETE', `${id}/1.0.0`, '')).status).toBe(401);
    expect((await entryOf(id)).listed).toBe(true);
  });
});
