import { describe, expect, test } from 'vitest';
import { everything } from '@/lib/db/purge';
import { tags } from '@/lib/domain/cache-tags';
import { readerHeader } from '@/lib/http/front-headers';
import { type FrontUnderTest, until } from './front-fixture';
import { aClosedFront, basic, list, member, nupkg, picture, proofOf } from './gate-fixture';

const icon = '/_next/static/icon.js';

const strangers: [string, Record<string, string>][] = [
  ['nobody', {}],
  ['empty credentials', { authorization: 'Basic Og==' }],
  ['an expired key', { authorization: basic('ann', 'expired') }],
  ['an expired key by itself', { 'x-nuget-apikey': 'expired' }],
  ['a key that may not read', { 'x-nuget-apikey': 'push' }],
  ['another scheme', { authorization: 'Bearer good' }],
  ['a session that is over', { cookie: 'lode.session=over' }],
  ['what only looks like credentials', { authorization: 'Basic !', cookie: 'lode.session=' }],
];

/** A DELETE has no body. */
const upload = (method: string) => (method === 'DELETE' ? {} : { body: Buffer.alloc(100_000) });

describe.each(strangers)('of %s', (_who, headers) => {
  test.each([
    list,
    nupkg,
    '/v3/flatcontainer/missing/index.json',
    '/v3/index.json',
    '/api/v2/package/acme/1.0.0',
    '/',
    '/packages/acme',
    picture,
    '/no-such-thing',
    '/_next/image?url=/pictures/1.png',
    '/robots.txt',
    '/sign-in/../packages/acme',
    '/_next/static/../../packages/acme',
    '/_next/static/%2e%2e/packages/acme',
    '/sign-in%2f..%2fpackages',
    '/%zz',
    'http://gallery.test/v3/index.json',
  ])('a question for %s hears the same before and after a member read it [check 151]', async (path) => {
    const { ask, asked, downloads } = await aClosedFront();
    const before = await ask(path, { headers });
    expect(asked).toHaveLength(0);

    await ask(path, { headers: member });
    const { headers: known } = await ask(path, { headers: member });
    const [askedByMember, downloadedByMember] = [asked.length, downloads.length];
    const tag = known.etag ?? '*';
    const after = [
      await ask(path, { headers }),
      await ask(path, { headers: { ...headers, 'if-none-match': tag } }),
      await ask(path, { headers: { ...headers, range: 'bytes=0-1', 'if-range': tag } }),
    ];
    const head = await ask(path, { method: 'HEAD', headers });

    for (const answer of after) expect(withoutId(answer)).toEqual(withoutId(before));
    expect(withoutId(head)).toEqual({ ...withoutId(before), body: '' });
    expect(before.status).toBe(401);
    expect(before.headers).toMatchObject({
      'www-authenticate': 'Basic realm="Lode"',
      'cache-control': 'no-store',
    });
    expect(before.body.toString()).not.toContain('secret');
    expect([asked.length, downloads.length]).toEqual([askedByMember, downloadedByMember]);
  });
});

test('members share what is kept, whatever they show, and the application hears of none of them [check 151]', async () => {
  const { ask, asked } = await aClosedFront();

  for (const headers of [member, { 'x-nuget-apikey': 'good' }, { cookie: 'x=1; lode.session=ann' }]) {
    const answer = await ask(list, { headers });
    expect([answer.status, answer.body.toString()]).toEqual([200, '["secret"]']);
  }

  expect(asked).toHaveLength(1);
  expect(asked[0]?.headers).toMatchObject({ [readerHeader]: '1' });
  for (const name of ['authorization', 'cookie', 'x-nuget-apikey']) {
    expect(asked[0]?.headers).not.toHaveProperty(name);
  }
});

test('what a member reads is kept by nobody on its way, and asked for again each time', async () => {
  const { ask } = await aClosedFront();

  for (const path of [list, nupkg, picture]) {
    const { status, headers } = await ask(path, { headers: member });
    expect([path, status, headers['cache-control']]).toEqual([path, 200, 'private, no-cache']);
    expect(headers.vary).toContain('Authorization, Cookie, X-NuGet-ApiKey');
    const again = await ask(path, { headers: { ...member, 'if-none-match': String(headers.etag) } });
    expect(again.status).toBe(304);
    expect(again.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: headers.vary });
  }
  const page = await ask('/packages', { headers: member });
  expect(page.headers['cache-control']).toBe('private, no-store');
});

test('what the sign-in page is made of is for everybody, and kept by everybody', async () => {
  const { ask, asked } = await aClosedFront();

  const { status, headers } = await ask(icon);
  await ask(icon, { headers: member });

  expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=0, must-revalidate']);
  expect(headers.vary).toBe('Accept-Encoding');
  expect(asked).toHaveLength(1);
});

test('downloads of members count, and those that were refused do not', async () => {
  const { ask, downloads } = await aClosedFront();

  await ask(nupkg);
  await ask(nupkg, { headers: member });
  await ask(nupkg);

  await until(() => downloads.length > 0);
  expect(downloads).toHaveLength(1);
});

test('a reader is passed on with what the application has to know of him, and not with his password', async () => {
  const { ask, asked } = await aClosedFront();

  await ask('/packages', { headers: { ...member, cookie: 'theme=dark', [readerHeader]: 'forged' } });
  await ask('/sign-in', { headers: { [readerHeader]: 'forged', authorization: 'Bearer other' } });

  expect(asked[0]?.headers).toMatchObject({ cookie: 'theme=dark', [readerHeader]: '1' });
  expect(asked[0]?.headers).not.toHaveProperty('authorization');
  expect(asked[1]?.headers).toMatchObject({ authorization: 'Bearer other' });
  expect(asked[1]?.headers).not.toHaveProperty(readerHeader);
});

describe('who was found to be a reader', () => {
  test('is not looked up again for each request', async () => {
    const { ask, proved } = await aClosedFront();
    for (let round = 0; round < 5; round++) await ask(list, { headers: member });
    expect(proved).toHaveLength(1);
  });

  test('is looked up once for all that he asks at the same time', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { ask, proved } = await aClosedFront({ prove: (shown) => held.then(() => proofOf(shown)) });

    const answers = Array.from({ length: 8 }, () => ask(list, { headers: member }));
    await until(() => proved.length > 0);
    release();

    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(proved).toHaveLength(1);
  });

  test.each([[tags.readers], [everything]])('is looked up again after a purge of %s', async (tag) => {
    let ended = false;
    const { ask, gate } = await aClosedFront({
      prove: async (shown) => (ended ? { kind: 'nobody', sentence: 'Revoked.' } : proofOf(shown)),
    });
    expect((await ask(list, { headers: member })).status).toBe(200);

    ended = true;
    gate.purge(['package:acme', tag]);

    expect(await ask(list, { headers: member })).toMatchObject({ status: 401, reason: 'Revoked.' });
  });

  test('is not remembered by a look that was begun before a purge', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { ask, gate, proved } = await aClosedFront({ prove: (shown) => held.then(() => proofOf(shown)) });

    const first = ask(list, { headers: member });
    await until(() => proved.length > 0);
    gate.purge([tags.readers]);
    release();
    await first;
    await ask(list, { headers: member });

    expect(proved).toHaveLength(2);
  });

  test('is looked up each time while purges may be missed', async () => {
    const { ask, feed, proved } = await aClosedFront();
    await ask(list, { headers: member });
    feed.live = false;
    for (let round = 0; round < 3; round++) await ask(list, { headers: member });
    expect(proved).toHaveLength(4);
  });

  test('is looked up again once his key has ended', async () => {
    const { ask, proved } = await aClosedFront();
    const headers = { authorization: basic('ann', 'ending') };
    await ask(list, { headers });
    await ask(list, { headers });
    expect(proved).toHaveLength(2);
  });

  test('is looked up again with another user name, and from elsewhere', async () => {
    const { ask, proved } = await aClosedFront({ trustProxy: 1 });
    for (const [user, from] of [
      ['ann', '192.0.2.1'],
      ['ann', '192.0.2.1'],
      ['bob', '192.0.2.1'],
      ['ann', '192.0.2.2'],
    ] as const) {
      await ask(list, { headers: { authorization: basic(user, 'good'), 'x-forwarded-for': from } });
    }
    expect(proved).toHaveLength(3);
  });
});

test.each([
  ['PUT', '/api/v2/package'],
  ['PUT', '/api/v2/package/'],
  ['PUT', '/api/v2/'],
  ['PUT', '/api/v2'],
  ['DELETE', '/api/v2/package/acme/1.0.0'],
  ['POST', '/api/v2/package/acme/1.0.0'],
  ['PUT', '/api/v2/symbolpackage'],
])('%s %s is for every key, and asks for one [check 151]', async (method, path) => {
  const { ask, asked, proved } = await aClosedFront();

  for (const headers of [{}, { authorization: 'Basic Og==' }, member]) {
    const refused = await ask(path, { method, headers, ...upload(method) });
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([401, 'ApiKey realm="Lode"']);
    expect(refused.reason).toMatch(/^An API key is needed/);
  }
  expect(asked).toHaveLength(0);

  const taken = await ask(path, { method, headers: { 'x-nuget-apikey': 'push' }, ...upload(method) });
  expect(taken.status).toBe(200);
  expect(asked[0]?.headers).toMatchObject({ 'x-nuget-apikey': 'push' });
  expect(asked[0]?.headers).not.toHaveProperty(readerHeader);
  expect(proved).toHaveLength(0);
});

test('who verifies what he may push needs a good key, and not one that reads', async () => {
  const { ask, asked } = await aClosedFront();
  const path = '/api/v2/verifykey/acme/1.0.0';

  expect((await ask(path)).status).toBe(401);
  expect((await ask(path, { headers: member })).status).toBe(401);
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    expect((await ask(path, { method, headers: { 'x-nuget-apikey': 'expired' } })).status).toBe(401);
  }
  expect(asked).toHaveLength(0);
  expect((await ask(path, { headers: { 'x-nuget-apikey': 'push' } })).status).toBe(200);
});

test('while it cannot be found out who asks, he is told to come again', async () => {
  const { ask, asked } = await aClosedFront();
  const answer = await ask(list, { headers: { 'x-nuget-apikey': 'busy' } });
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  expect(asked).toHaveLength(0);
});

function withoutId({ status, reason, headers, body }: Awaited<ReturnType<FrontUnderTest['ask']>>) {
  const { date: _date, 'x-request-id': _id, ...told } = headers;
  return { status, reason, headers: told, body: body.toString() };
}
