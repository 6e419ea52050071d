import { aWord } from '@/lib/testing/word';
import { VersionList } from './documents';
import { expect, test as base } from './fixtures';
import { given } from './verdicts';

type Each = {
  /** The status of a request about a version at the publish address, with a key; the owner's if none is given. */
  ask: (method: 'DELETE' | 'POST', path: string, key?: string) => Promise<number>;
  /** How the only version of a package is told in the registration that shows them all. */
  entryOf: (id: string) => Promise<{ listed: boolean; published: string }>;
};

const test = base.extend<Each>({
  ask: async ({ request, feed, owner }, use) => {
    await use(async (method, path, key = owner.key) => {
      const headers = { 'x-nuget-apikey': key };
      const response = await request.fetch(`${feed.publish}/${path}`, { method, headers, maxRedirects: 0 });
      return response.status();
    });
  },

  entryOf: async ({ leavesIn, feed }, use) => {
    await use(async (id) => {
      const [leaf] = await leavesIn(feed.hiveC, id);
      if (leaf === undefined) throw new Error('The registration has no leaf.');
      return { listed: leaf.catalogEntry.listed, published: leaf.catalogEntry.published };
    });
  },
});

const done = /^2\d\d$/;

test.describe('unlisting a version', () => {
  test('leaves it to whoever uses it, and may be done again [check 111]', async ({
    ask,
    push,
    request,
    feed,
  }) => {
    const { id, bytes } = await push();
    const lower = id.toLowerCase();

    expect(String(await ask('DELETE', `${id}/1.0.0`))).toMatch(done);
    expect(String(await ask('DELETE', `${id}/1.0.0`))).toMatch(done);

    const list = await request.get(`${feed.flatContainer}${lower}/index.json`);
    expect(VersionList.parse(await list.json()).versions).toEqual(['1.0.0']);
    const download = await request.get(`${feed.flatContainer}${lower}/1.0.0/${lower}.1.0.0.nupkg`);
    expect((await download.body()).equals(bytes)).toBe(true);
  });

  test('takes it out of search, and shows in the registration as never published [check 42, 62]', async ({
    unlist,
    push,
    search,
    entryOf,
    eventually,
  }) => {
    const { id } = await push();
    const found = async () => (await search({ q: `packageid:${id}` })).totalHits;
    expect(await found()).toBe(1);

    await unlist(id, '1.0.0');

    await eventually(async () => expect(await found()).toBe(0));
    await eventually(async () =>
      expect(await entryOf(id)).toEqual({ listed: false, published: expect.stringMatching(/^1900-/) }),
    );
  });

  for (const [name, pathOf] of Object.entries({
    'a slash at the end': (id: string) => `${id}/2.0.0-rc.1/`,
    'a version that is not normalized': (id: string) => `${id}/2.0-RC.1`,
    metadata: (id: string) => `${id}/2.0.0-rc.1+abc`,
    'encoded metadata': (id: string) => `${id}/2.0.0-rc.1%2Babc`,
    'an ID in another casing': (id: string) => `${id.toUpperCase()}/2.0.0-rc.1`,
  })) {
    test(`finds it by an address with ${name} [check 113]`, async ({ ask, push, entryOf, eventually }) => {
      const { id } = await push({ version: '2.0-Rc.1+build' });

      expect(String(await ask('DELETE', pathOf(id)))).toMatch(done);

      await eventually(async () => expect((await entryOf(id)).listed).toBe(false));
    });
  }

  test('is also done at the address that nuget.exe 2.8 takes for it [check 158]', async ({
    request,
    feed,
    push,
    owner,
    entryOf,
    eventually,
  }) => {
    const { id } = await push();

    const response = await request.delete(`${feed.v2}/${id}/1.0`, {
      headers: { 'x-nuget-apikey': owner.key },
      maxRedirects: 0,
    });

    expect(String(response.status())).toMatch(done);
    await eventually(async () => expect((await entryOf(id)).listed).toBe(false));
  });
});

test.describe('relisting a version', () => {
  test('publishes it anew [check 43, 112]', async ({
    ask,
    push,
    unlist,
    entryOf,
    eventually,
    request,
    feed,
  }) => {
    const { id } = await push();
    await unlist(id, '1.0.0');
    // The clock that counts is the server's.
    const { date = '' } = (await request.get(feed.indexUrl)).headers();

    expect(String(await ask('POST', `${id}/1.0.0`))).toMatch(done);
    expect(String(await ask('POST', `${id}/1.0.0`))).toMatch(done);

    await eventually(async () => {
      const { listed, published } = await entryOf(id);
      expect(listed).toBe(true);
      expect(Date.parse(published)).toBeGreaterThanOrEqual(Date.parse(date));
    });
  });
});

test.describe('unlisting and relisting', () => {
  test('know only what was pushed [check 112]', async ({ ask, push }) => {
    const { id } = await push();
    const unknown = [`${aWord()}/1.0.0`, `${id}/1.0.1`, `${id}/no-version`, 'no..id/1.0.0', `Größe/1.0.0`];

    for (const path of unknown) {
      expect(await ask('DELETE', path), path).toBe(404);
      expect(await ask('POST', path), path).toBe(404);
    }
  });

  test('need a key, and one that is known [check 112]', async ({ ask, push }) => {
    const { id } = await push();

    for (const method of ['DELETE', 'POST'] as const) {
      expect(await ask(method, `${id}/1.0.0`, '')).toBe(401);
      expect(await ask(method, `${id}/1.0.0`, 'wrong')).toBe(403);
    }
  });

  test('are for owners, with a key that may do it and covers the ID [check 112]', async ({
    ask,
    push,
    entryOf,
  }) => {
    const { id } = await push();
    const keys = {
      'of somebody else': given('stranger').key,
      'that may only push new versions': given('pushVersion'),
      'that covers other IDs': given('glob').key,
    };

    for (const [name, key] of Object.entries(keys)) {
      expect(await ask('DELETE', `${id}/1.0.0`, key), name).toBe(403);
      expect(await ask('POST', `${id}/1.0.0`, key), name).toBe(403);
    }
    expect((await entryOf(id)).listed).toBe(true);
  });
});
