import { effort } from '@/lib/testing/effort';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { VersionList } from './documents';
import { expect, test } from './fixtures';
import { headOf, openConnection } from './raw-http';

const pathOf = (url: string) => new URL(url).pathname;

test.describe('clients that speak HTTP/1.0', () => {
  test('are answered whole and without chunks [check 161]', async ({ feed, push, say }) => {
    const { id, bytes } = await push();
    const lower = id.toLowerCase();
    const get = (path: string) => say([`GET ${path} HTTP/1.0`, `Host: ${new URL(feed.origin).host}`]);

    const list = await get(`${pathOf(feed.flatContainer)}${lower}/index.json`);
    expect(VersionList.parse(JSON.parse(list.body.toString()))).toEqual({ versions: ['1.0.0'] });
    expect(list.headers.has('transfer-encoding')).toBe(false);

    const index = await get(pathOf(feed.indexUrl));
    expect(JSON.parse(index.body.toString())).toMatchObject({ version: '3.0.0' });
    expect(index.headers.has('transfer-encoding')).toBe(false);

    const download = await get(`${pathOf(feed.flatContainer)}${lower}/1.0.0/${lower}.1.0.0.nupkg`);
    expect(download.body.equals(bytes)).toBe(true);
    expect(download.headers.has('transfer-encoding')).toBe(false);

    const metadata = await get(`${pathOf(feed.v2)}/$metadata`);
    expect(metadata.body.length).toBeGreaterThan(0);
    expect(metadata.headers.has('transfer-encoding')).toBe(false);
  });

  test('push with a length that they tell [check 161]', async ({
    feed,
    owner,
    request,
    say,
    ledger,
    waiting,
  }) => {
    const id = `test.${aWord()}`;
    const bytes = await makeNupkg({ id, version: '1.0.0' });

    const answer = await say(
      [
        `PUT ${pathOf(feed.v2)}/ HTTP/1.0`,
        `Host: ${new URL(feed.publish).host}`,
        `X-NuGet-ApiKey: ${owner.key}`,
        `Content-Length: ${bytes.length}`,
      ],
      bytes,
    );

    expect(answer.status).toBe(201);
    await ledger.note(bytes, owner.key);
    await waiting.untilSeen(id, '1.0.0');
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
    pushBytes,
    owner,
    ledger,
  }) => {
    const { id } = await push();
    const lower = id.toLowerCase();
    const basic = { authorization: 'Basic Og==' };
    const reads = [
      feed.indexUrl,
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
    expect((await pushBytes(bytes, owner.key)).status()).toBe(201);
    const more = await makeNupkg({ id, version: '3.0.0' });
    const both = await request.put(feed.publish, {
      data: more,
      headers: { ...basic, 'x-nuget-apikey': owner.key },
    });
    expect(both.status()).toBe(201);
    await ledger.note(more, owner.key);
    expect((await request.delete(`${feed.publish}/${id}/2.0.0`, { headers: basic })).status()).toBe(401);
  });
});

test.describe('an answer', () => {
  test('is in Brotli for nobody who did not name it [check 168]', async ({ request, feed, push }) => {
    const { id } = await push({ description: 'Words to compress. '.repeat(100), readme: 'README.md' });
    const lower = id.toLowerCase();
    const addresses = [
      feed.indexUrl,
      `${feed.flatContainer}${lower}/index.json`,
      `${feed.flatContainer}${lower}/1.0.0/${lower}.nuspec`,
      `${feed.flatContainer}${lower}/1.0.0/readme`,
      ...feed.hives().map((hive) => `${hive}${lower}/index.json`),
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
      feed.indexUrl,
      `${feed.flatContainer}${lower}/index.json`,
      `${feed.flatContainer}${lower}/1.0.0/${lower}.1.0.0.nupkg`,
      `${feed.hiveC}${lower}/index.json`,
    ].map(pathOf);
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

  test('comes for each package of a restore, whatever asks at the same time [check 155]', async ({
    request,
    feed,
    push,
  }) => {
    test.setTimeout(180_000);
    const here: string[] = [];
    await atATime(4, effort(300, 30), async () => void here.push((await push()).id.toLowerCase()));
    const elsewhere = Array.from({ length: Math.max(30, 300 - here.length) }, () => `elsewhere.${aWord()}`);
    const statuses = new Set<number>();

    // A restore asks each of its sources for each ID, also for those that another source has.
    const ids = [...here, ...elsewhere].sort();
    await atATime(64, ids.length, async (number) => {
      const id = ids[number] ?? '';
      const list = await request.get(`${feed.flatContainer}${id}/index.json`);
      statuses.add(list.status());
      if (!list.ok()) return;
      statuses.add((await request.get(`${feed.flatContainer}${id}/1.0.0/${id}.1.0.0.nupkg`)).status());
    });

    expect([...statuses].sort()).toEqual([200, 404]);
  });

  for (const path of [
    '/FindPackagesById()?semVerLevel=2.0.0&id=%27X%27',
    "/Packages?semVerLevel=2.0.0&$filter=tolower(Id)%20eq%20'x'",
    '/$metadata',
  ]) {
    test(`at ${path.split('?', 1)[0]} of the index is that nothing is there [check 172]`, async ({
      request,
      feed,
    }) => {
      const begun = Date.now();

      expect((await request.get(`${feed.indexUrl}${path}`, { maxRedirects: 0 })).status()).toBe(404);
      expect((await request.head(`${feed.indexUrl}${path}`)).status()).toBe(404);
      expect(Date.now() - begun).toBeLessThan(10_000);
    });
  }
});

/** Does something so many times, a number of them at a time. */
async function atATime(width: number, count: number, work: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const workOn = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, workOn));
}
