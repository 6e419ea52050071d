import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { VersionList } from './documents';
import { expect, test } from './feed';
import { askRaw, headOf, openConnection } from './raw-http';

test.describe('clients that speak HTTP/1.0', () => {
  test('are answered whole and without chunks [check 161]', async ({ feed, push }) => {
    const { id, bytes } = await push();
    const lower = id.toLowerCase();
    const get = (path: string) =>
      askRaw(feed.origin, [`GET ${path} HTTP/1.0`, `Host: ${new URL(feed.origin).host}`]);

    const list = await get(`/v3/flatcontainer/${lower}/index.json`);
    expect(VersionList.parse(JSON.parse(list.body.toString()))).toEqual({ versions: ['1.0.0'] });
    expect(list.headers.has('transfer-encoding')).toBe(false);

    const index = await get('/v3/index.json');
    expect(JSON.parse(index.body.toString())).toMatchObject({ version: '3.0.0' });
    expect(index.headers.has('transfer-encoding')).toBe(false);

    const download = await get(`/v3/flatcontainer/${lower}/1.0.0/${lower}.1.0.0.nupkg`);
    expect(download.body.equals(bytes)).toBe(true);
    expect(download.headers.has('transfer-encoding')).toBe(false);

    const missing = await get('/api/v2/$metadata');
    expect(missing.body.toString()).toContain(missing.reason);
    expect(missing.headers.has('transfer-encoding')).toBe(false);
  });

  test('push with a length that they tell [check 161]', async ({ feed, owner, request }) => {
    const id = `test.${aWord()}`;
    const bytes = await makeNupkg({ id, version: '1.0.0' });

    const answer = await askRaw(
      feed.origin,
      [
        'PUT /api/v2/ HTTP/1.0',
        `Host: ${new URL(feed.origin).host}`,
        `X-NuGet-ApiKey: ${owner.key}`,
        `Content-Length: ${bytes.length}`,
      ],
      bytes,
    );

    expect(answer.status).toBe(201);
    expect(answer.headers.has('transfer-encoding')).toBe(false);
    const download = await request.get(`${feed.flatContainer}${id}/1.0.0/${id}.1.0.0.nupkg`);
    expect((await download.body()).equals(bytes)).toBe(true);
  });
});

test.describe('empty Basic credentials', () => {
  test('are nobody: every address answers as without them [check 162]', async ({
    request,
    feed,
    push,
    owner,
  }) => {
    const { id } = await push();
    const lower = id.toLowerCase();
    const basic = { authorization: 'Basic Og==' };
    const reads = [
      `${feed.origin}/v3/index.json`,
      `${feed.flatContainer}${lower}/index.json`,
      `${feed.flatContainer}${lower}/1.0.0/${lower}.1.0.0.nupkg`,
      `${feed.flatContainer}${aWord()}/index.json`,
      `${feed.hiveC}${lower}/index.json`,
      `${feed.search}?q=${lower}`,
      `${feed.autocomplete}?q=${lower}`,
      `${feed.origin}/packages/${id}`,
    ];
    for (const address of reads) {
      const without = await request.get(address);
      const withThem = await request.get(address, { headers: basic });
      expect(withThem.status(), address).toBe(without.status());
    }

    const bytes = await makeNupkg({ id, version: '2.0.0' });
    const put = (headers: Record<string, string>) => request.put(feed.publish, { data: bytes, headers });
    expect((await put(basic)).status()).toBe(401);
    expect((await put(basic)).headers()['www-authenticate']).toMatch(/^ApiKey /);
    expect((await put({ ...basic, 'x-nuget-apikey': owner.key })).status()).toBe(201);
    expect((await request.delete(`${feed.publish}/${id}/2.0.0`, { headers: basic })).status()).toBe(401);
  });
});

test.describe('an answer', () => {
  test('is in Brotli for nobody who did not name it [check 168]', async ({ request, feed, push }) => {
    const { id } = await push({ description: 'Words to compress. '.repeat(100), readme: 'README.md' });
    const lower = id.toLowerCase();
    const addresses = [
      `${feed.origin}/v3/index.json`,
      `${feed.flatContainer}${lower}/index.json`,
      `${feed.flatContainer}${lower}/1.0.0/${lower}.nuspec`,
      `${feed.flatContainer}${lower}/1.0.0/readme`,
      ...[feed.hiveA, feed.hiveB, feed.hiveC].map((hive) => `${hive}${lower}/index.json`),
      `${feed.search}?q=${lower}`,
      `${feed.origin}/`,
      `${feed.origin}/packages/${id}`,
      `${feed.origin}/v3/nowhere`,
    ];
    for (const address of addresses) {
      // A browser first: what was kept for it must not reach anybody else.
      for (const accepted of ['gzip, deflate, br', 'gzip, deflate', 'gzip', 'deflate', 'identity', '*']) {
        const response = await request.get(address, { headers: { 'accept-encoding': accepted } });
        const encoding = response.headers()['content-encoding'] ?? 'identity';
        if (!accepted.includes('br')) expect(encoding, `${address}, ${accepted}`).not.toBe('br');
      }
    }
  });

  test('comes on each of 60 connections that ask at a time [check 171]', async ({ feed, push }) => {
    const { id } = await push();
    const lower = id.toLowerCase();
    const paths = [
      '/v3/index.json',
      `/v3/flatcontainer/${lower}/index.json`,
      `/v3/flatcontainer/${lower}/1.0.0/${lower}.1.0.0.nupkg`,
      `/v3/registration/gz-semver2/${lower}/index.json`,
    ];
    const connections = await Promise.all(Array.from({ length: 60 }, () => openConnection(feed.origin)));
    try {
      const answers = await Promise.all(
        connections.map(async (connection, number) => {
          const path = paths[number % paths.length] ?? '';
          await connection.write(headOf([`GET ${path} HTTP/1.1`, `Host: ${new URL(feed.origin).host}`]));
          return connection.answer();
        }),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(60).fill(200));
    } finally {
      for (const connection of connections) connection.close();
    }
  });

  for (const path of [
    '/v3/index.json/FindPackagesById()?semVerLevel=2.0.0&id=%27X%27',
    "/v3/index.json/Packages?semVerLevel=2.0.0&$filter=tolower(Id)%20eq%20'x'",
    '/v3/index.json/$metadata',
    '/v3/nowhere',
    '/v3',
    '/api/nowhere',
    '/api',
  ]) {
    test(`at ${path.split('?', 1)[0]} is a sentence of text, for nothing is there [check 172]`, async ({
      request,
    }) => {
      for (const method of ['GET', 'PUT', 'POST', 'DELETE', 'PATCH']) {
        const response = await request.fetch(path, { method, maxRedirects: 0 });

        expect(response.status(), method).toBe(404);
        expect(response.headers()['content-type']).toMatch(/^text\/plain/);
        expect(await response.text()).toBe(response.statusText());
      }
      expect((await request.head(path)).status()).toBe(404);
    });
  }
});
