import { createHash } from 'node:crypto';
import { makeNupkg, pixel } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { VersionList } from './documents';
import { expect, test } from './fixtures';
import { given } from './verdicts';

const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex');

test.describe('the version list of a package', () => {
  test('is every version, the lowest first, in lower case and without metadata [check 17, 18]', async ({
    request,
    feed,
    push,
    unlist,
  }) => {
    const { id } = await push({ version: '2.0.0' });
    for (const version of ['10.0.0', '1.0', '2.0.0-RC.1', '2.0.1+Build7', '1.2.3.4', '2.0.0-Beta']) {
      await push({ id, version });
    }
    await unlist(id, '1.0.0');

    const response = await request.get(`${feed.flatContainer}${id.toLowerCase()}/index.json`);

    expect(response.headers()['content-type']).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({
      versions: ['1.0.0', '1.2.3.4', '2.0.0-beta', '2.0.0-rc.1', '2.0.0', '2.0.1', '10.0.0'],
    });
  });

  test('is not there for an ID without packages, even when it is asked again [check 19]', async ({
    request,
    feed,
  }) => {
    for (const id of [aWord(), 'no..id', 'a'.repeat(200)]) {
      const address = `${feed.flatContainer}${id}/index.json`;
      const begun = Date.now();
      expect((await request.get(address, { maxRedirects: 0 })).status()).toBe(404);
      expect((await request.get(address, { maxRedirects: 0 })).status()).toBe(404);
      expect(Date.now() - begun).toBeLessThan(10_000);
    }
  });

  test('is not there for an ID whose versions were all deleted [check 20]', async ({ request, feed }) => {
    const { id, version } = given('deleted');
    const lower = id.toLowerCase();

    expect((await request.get(`${feed.flatContainer}${lower}/index.json`)).status()).toBe(404);
    const nupkg = `${feed.flatContainer}${lower}/${version}/${lower}.${version}.nupkg`;
    expect((await request.get(nupkg)).status()).toBe(404);
  });

  test('does not have a version that is being validated [check 29]', async ({ request, feed }) => {
    const { id, version } = given('validating');
    const lower = id.toLowerCase();

    const list = await request.get(`${feed.flatContainer}${lower}/index.json`);
    expect(list.status() === 404 ? '' : await list.text()).not.toContain(`"${version.toLowerCase()}"`);
    const nupkg = `${feed.flatContainer}${lower}/${version}/${lower}.${version}.nupkg`;
    expect((await request.get(nupkg)).status()).toBe(404);
  });

  test('has a version that was pushed, though it was asked for before [check 19, 30]', async ({
    request,
    feed,
    push,
    eventually,
  }) => {
    const id = `Test.${aWord()}`;
    const list = `${feed.flatContainer}${id.toLowerCase()}/index.json`;
    const versions = async () => VersionList.parse(await (await request.get(list)).json()).versions;
    expect((await request.get(list)).status()).toBe(404);

    await push({ id, version: '1.0.0' });
    await eventually(async () => expect(await versions()).toEqual(['1.0.0']));

    await push({ id, version: '1.1.0' });
    await eventually(async () => expect(await versions()).toEqual(['1.0.0', '1.1.0']));
  });

  test('has whatever search finds [check 30]', async ({
    request,
    feed,
    pushBytes,
    owner,
    search,
    eventually,
  }) => {
    const id = `Test.${aWord()}`;
    const bytes = await makeNupkg({ id, version: '1.0.0' });
    expect((await pushBytes(bytes, owner.key)).status()).toBe(201);
    await eventually(async () => {
      const { data } = await search({ q: id });
      expect(data.map((hit) => hit.id)).toContain(id);
    });

    expect((await request.get(`${feed.flatContainer}${id.toLowerCase()}/index.json`)).status()).toBe(200);
  });

  test('is the same with a query string, which Paket adds [check 166]', async ({ request, feed, push }) => {
    const { id } = await push({ version: '1.0.0-a.b' });
    const list = `${feed.flatContainer}${id.toLowerCase()}/index.json`;

    const plain = await (await request.get(list)).text();
    expect(await (await request.get(`${list}?semVerLevel=2.0.0`)).text()).toBe(plain);
    expect(JSON.parse(plain)).toEqual({ versions: ['1.0.0-a.b'] });
  });
});

test.describe('the bytes of a package', () => {
  test('are those that were pushed, at full length and unencoded [check 21, 26]', async ({
    request,
    feed,
    push,
  }) => {
    const { id, bytes } = await push({ files: { 'content/text.txt': 'to compress '.repeat(10_000) } });
    const lower = id.toLowerCase();

    const response = await request.get(`${feed.flatContainer}${lower}/1.0.0/${lower}.1.0.0.nupkg`, {
      headers: { 'accept-encoding': 'gzip, deflate, br' },
    });

    expect(response.status()).toBe(200);
    expect(response.headers()).not.toHaveProperty('content-encoding');
    expect(response.headers()['content-length']).toBe(String(bytes.length));
    expect(sha512(await response.body())).toBe(sha512(bytes));
  });

  test('are found by any casing of ID and version, and however the version is written [check 22, 23]', async ({
    request,
    feed,
    push,
  }) => {
    const { id, bytes } = await push({ version: '1.0-Beta.2' });
    const lower = id.toLowerCase();
    const names = [
      `${lower}/1.0.0-beta.2/${lower}.1.0.0-beta.2.nupkg`,
      `${id}/1.0.0-Beta.2/${id}.1.0.0-Beta.2.nupkg`,
      `${id.toUpperCase()}/1.0.0-BETA.2/${id.toUpperCase()}.1.0.0-BETA.2.nupkg`,
      `${lower}/1.0-beta.2/${lower}.1.0-beta.2.nupkg`,
      `${lower}/1.0.0.0-beta.2/${lower}.1.0.0.0-beta.2.nupkg`,
      `${lower}/1.0.0-beta.2+any/${lower}.1.0.0-beta.2+any.nupkg`,
    ];

    for (const name of names) {
      const response = await request.get(feed.flatContainer + name);
      expect(response.status(), name).toBe(200);
      expect(sha512(await response.body()), name).toBe(sha512(bytes));
    }
  });

  test('are not there for a version that was not pushed [check 24]', async ({ request, feed, push }) => {
    const lower = (await push()).id.toLowerCase();

    for (const version of ['1.0.1', '1.0.0-beta', 'no-version']) {
      const response = await request.get(
        `${feed.flatContainer}${lower}/${version}/${lower}.${version}.nupkg`,
      );
      expect(response.status(), version).toBe(404);
    }
  });

  test('and all else of the flat container answer HEAD as GET, without a body [check 27]', async ({
    request,
    feed,
    push,
  }) => {
    const lower = (await push()).id.toLowerCase();

    for (const name of [`1.0.0/${lower}.1.0.0.nupkg`, `1.0.0/${lower}.nuspec`, 'index.json']) {
      const address = `${feed.flatContainer}${lower}/${name}`;
      const headers = { 'accept-encoding': 'identity' };
      const body = await (await request.get(address, { headers })).body();
      const head = await request.head(address, { headers });

      expect(head.status(), name).toBe(200);
      expect(head.headers()['content-length'], name).toBe(String(body.length));
      expect(await head.body(), name).toHaveLength(0);
    }
  });
});

test.describe('the files of a package', () => {
  test('begin with its nuspec, byte by byte [check 25]', async ({ request, feed, push }) => {
    const id = `Test.${aWord()}`;
    const nuspec = `\ufeff<?xml version="1.0"?>\r\n<package><metadata><id>${id}</id><version>1.0.0</version>
      <description>Größe</description></metadata></package>\n`;
    await push({ id, nuspec });
    const lower = id.toLowerCase();

    const response = await request.get(`${feed.flatContainer}${lower}/1.0.0/${lower}.nuspec`);

    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toMatch(/^(text|application)\/xml/);
    expect(await response.body()).toEqual(Buffer.from(nuspec));
  });

  test('have an icon of the type that its bytes are, if there is one [check 28]', async ({
    request,
    feed,
    push,
  }) => {
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(64)]);
    const png = await push({ icon: 'images/icon.png' });
    const jpg = await push({ icon: 'icon.jpg', files: { 'icon.jpg': jpeg } });
    const none = await push();
    const iconOf = ({ id }: { id: string }) =>
      request.get(`${feed.flatContainer}${id.toLowerCase()}/1.0.0/icon`);

    expect((await iconOf(png)).headers()['content-type']).toBe('image/png');
    expect(await (await iconOf(png)).body()).toEqual(pixel);
    expect((await iconOf(jpg)).headers()['content-type']).toBe('image/jpeg');
    expect(await (await iconOf(jpg)).body()).toEqual(jpeg);
    expect((await iconOf(none)).status()).toBe(404);
  });
});
