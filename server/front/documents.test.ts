import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aFront } from './front-fixture';

const list = JSON.stringify({ versions: Array.from({ length: 200 }, (_, minor) => `1.${minor}.0`) });
const kept = {
  'content-type': 'application/json',
  'surrogate-control': 'max-age=60',
  'cache-tag': 'package:acme, search',
};
const path = '/v3/flatcontainer/acme/index.json';

const answering =
  (headers: OutgoingHttpHeaders, body = list, status = 200) =>
  (_request: unknown, response: ServerResponse) => {
    response.writeHead(status, headers);
    response.end(body);
  };

test('a document is asked for once and then served in the encoding that each client reads', async () => {
  const { ask, asked } = await aFront(answering(kept));

  const plain = await ask(path);
  const zipped = await ask(path, { headers: { 'accept-encoding': 'gzip, deflate' } });

  expect(asked).toHaveLength(1);
  expect(plain.body.toString()).toBe(list);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(gunzipSync(zipped.body).toString()).toBe(list);
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(zipped.headers['content-length']).toBe(String(zipped.body.length));
  expect(zipped.headers.etag).toMatch(/^"[\w-]+"$/);
  expect(zipped.headers.etag).not.toBe(plain.headers.etag);
});

test.each([10, 700, 20_000, 300_000])(
  'a document of %d words in any script arrives byte for byte, compressed or not',
  async (words) => {
    const document = JSON.stringify({
      words: Array.from({ length: words }, (_, at) => `größer 大きい 🎁 ${at}`),
    });
    const { ask } = await aFront(answering(kept, document));

    for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
      const { headers: told, body } = await ask(path, { headers });
      const plain = told['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      expect(plain.equals(Buffer.from(document))).toBe(true);
    }
  },
);

test('what leaves is revalidated by all, and tells nothing of what the handler told the front', async () => {
  const { ask } = await aFront(answering({ ...kept, 'x-nuget-warning': 'old', 'x-powered-by': 'Next.js' }));

  for (const { headers } of [await ask(path), await ask(path)]) {
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=0, must-revalidate',
      'content-type': 'application/json',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-nuget-warning': 'old',
      vary: 'Accept-Encoding',
    });
    for (const name of ['surrogate-control', 'cache-tag', 'x-powered-by', 'strict-transport-security']) {
      expect(headers).not.toHaveProperty(name);
    }
  }
});

test('over https browsers are told to stay there', async () => {
  const { ask } = await aFront(answering(kept), { origin: 'https://gallery.test' });

  expect((await ask(path)).headers['strict-transport-security']).toBe('max-age=31536000');
});

test('a client that has the document hears that it still holds, whichever way it says so', async () => {
  const { ask, asked } = await aFront(answering(kept));
  const { headers } = await ask(path);
  const etag = headers.etag ?? '';

  for (const named of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const answer = await ask(path, { headers: { 'if-none-match': named } });
    expect(answer.status).toBe(304);
    expect(answer.body).toHaveLength(0);
    expect(answer.headers).toMatchObject({ etag, vary: 'Accept-Encoding' });
  }
  expect((await ask(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  expect(asked).toHaveLength(1);
});

test('the entity tag of one encoding says nothing about another', async () => {
  const { ask } = await aFront(answering(kept));
  const plain = await ask(path);

  const zipped = await ask(path, {
    headers: { 'accept-encoding': 'gzip', 'if-none-match': plain.headers.etag },
  });

  expect(zipped.status).toBe(200);
});

test('HEAD is answered from the same entry as GET, and asks for it with GET [check 2, 27]', async () => {
  const { ask, asked } = await aFront(answering(kept));

  const head = await ask(path, { method: 'HEAD' });
  const get = await ask(path);

  expect(asked.map(({ method }) => method)).toEqual(['GET']);
  expect(head.status).toBe(200);
  expect(head.body).toHaveLength(0);
  expect({ ...head.headers, 'x-request-id': '', date: '' }).toEqual({
    ...get.headers,
    'x-request-id': '',
    date: '',
  });
});

test('registration documents are compressed, those of the oldest hive never are [check 31, 32]', async () => {
  const { ask } = await aFront((request, response) => {
    const oldest = request.url?.includes('/semver1/');
    answering({ ...kept, ...(oldest && { 'cache-control': 'no-transform' }) })(request, response);
  });
  const headers = { 'accept-encoding': 'gzip, deflate' };

  const current = await ask('/v3/registration/gz-semver2/acme/index.json', { headers });
  const oldest = await ask('/v3/registration/semver1/acme/index.json', { headers });

  expect(current.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(current.body).toString()).toBe(list);
  expect(oldest.headers['content-encoding']).toBeUndefined();
  expect(oldest.headers['cache-control']).toBe('public, max-age=0, must-revalidate, no-transform');
  expect(oldest.body.toString()).toBe(list);
});

test('nothing is brotli unless it is named, and documents not even then [check 168]', async () => {
  const { ask } = await aFront((request, response) => {
    const script = request.url?.endsWith('.js');
    answering(
      script
        ? { 'content-type': 'application/javascript', 'cache-control': 'public, max-age=31536000, immutable' }
        : kept,
    )(request, response);
  });
  const encodingOf = async (target: string, accepted: string) =>
    (await ask(target, { headers: { 'accept-encoding': accepted } })).headers['content-encoding'];

  for (const accepted of ['gzip, deflate', '*', 'gzip, br;q=0', 'identity', '']) {
    expect(await encodingOf(path, accepted)).not.toBe('br');
    expect(await encodingOf('/_next/static/a.js', accepted)).not.toBe('br');
  }
  expect(await encodingOf(path, 'gzip, br')).toBe('gzip');
  expect(await encodingOf('/_next/static/a.js', 'gzip, br')).toBe('br');
});

test('scripts are kept for everybody, a session cookie or not, and leave with their own policy', async () => {
  const script = 'export const answer = 42;\n'.repeat(100);
  const { ask, asked } = await aFront(
    answering(
      { 'content-type': 'text/javascript', 'cache-control': 'public, max-age=31536000, immutable' },
      script,
    ),
  );
  const headers = { cookie: 'lode.session=abc', 'accept-encoding': 'br' };

  await ask('/_next/static/a.js');
  const answer = await ask('/_next/static/a.js', { headers });

  expect(asked).toHaveLength(1);
  expect(asked[0]?.headers).not.toHaveProperty('cookie');
  expect(brotliDecompressSync(answer.body).toString()).toBe(script);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('a small document is not compressed', async () => {
  const { ask } = await aFront(answering(kept, '{"versions":["1.0.0"]}'));

  const answer = await ask(path, { headers: { 'accept-encoding': 'gzip' } });

  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.body.toString()).toBe('{"versions":["1.0.0"]}');
});

test('undeclared parameters, hosts and request directives do not ask the application again', async () => {
  const { ask, asked } = await aFront(answering(kept));

  await ask(path);
  await ask(`${path}?semVerLevel=2.0.0`);
  await ask(path, { headers: { host: 'other.test' } });
  await ask(path, { headers: { 'cache-control': 'no-cache', pragma: 'no-cache' } });
  await ask(`http://elsewhere.test${path}`);

  expect(asked.map(({ url }) => url)).toEqual([path]);
});

test('what the application is asked for everybody holds nothing of the client', async () => {
  const { ask, asked } = await aFront(answering(kept));

  await ask('/v3/query?take=1&q=a&evil=1', {
    headers: {
      host: 'evil.test',
      'x-forwarded-host': 'evil.test',
      'x-forwarded-for': '1.2.3.4',
      'lode-address': '1.2.3.4',
      'accept-language': 'de',
      range: 'bytes=0-1',
      'if-none-match': '"x"',
      cookie: 'theme=dark',
    },
  });

  expect(asked[0]?.url).toBe('/v3/query?q=a&take=1');
  expect(asked[0]?.headers).toEqual({
    host: 'gallery.test',
    'x-forwarded-host': 'gallery.test',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': '80',
    'x-forwarded-for': '127.0.0.1',
    'lode-address': '127.0.0.1',
    'x-request-id': expect.any(String),
  });
});

test('a personal request is neither served from what is kept nor kept', async () => {
  let count = 0;
  const { ask, asked } = await aFront((_request, response) =>
    answering({ ...kept, etag: '"own"' }, String(++count))(_request, response),
  );
  const credentials = [
    { cookie: 'lode.session=abc' },
    { 'x-nuget-apikey': 'abc' },
    { authorization: 'Basic dTpw' },
  ];

  expect((await ask(path)).body.toString()).toBe('1');
  for (const [index, headers] of credentials.entries()) {
    const answer = await ask(path, { headers });
    expect(answer.body.toString()).toBe(String(index + 2));
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(asked.at(-1)?.headers).toMatchObject(headers);
  }
  expect((await ask(path)).body.toString()).toBe('1');
});

test('empty Basic credentials count as none, and the application does not see them [check 162]', async () => {
  const { ask, asked } = await aFront(answering(kept));
  const headers = { authorization: 'Basic Og==' };

  await ask(path);
  await ask(path, { headers });
  await ask('/api/v2/package', { method: 'PUT', headers });

  expect(asked.map(({ url }) => url)).toEqual([path, '/api/v2/package']);
  expect(asked.at(-1)?.headers).not.toHaveProperty('authorization');
});

test('a purge drops what carries its tag, and all is dropped by a clear', async () => {
  const { ask, asked, front } = await aFront(answering(kept));
  await ask(path);

  front.purge(['package:other']);
  await ask(path);
  expect(asked).toHaveLength(1);
  front.purge(['search']);
  await ask(path);
  expect(asked).toHaveLength(2);
  front.clear();
  await ask(path);
  expect(asked).toHaveLength(3);
});

test('while the feed of purges is not alive, everything is asked for and nothing is served from what is kept', async () => {
  const { ask, asked, feed } = await aFront(answering(kept));
  await ask(path);

  feed.live = false;
  await ask(path);
  await ask(path);
  feed.live = true;
  await ask(path);

  expect(asked).toHaveLength(3);
});

test('an answer is kept only as long as its handler said', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const { ask, asked } = await aFront(answering(kept));

  await ask(path);
  vi.setSystemTime(Date.now() + 59_000);
  await ask(path);
  expect(asked).toHaveLength(1);
  vi.setSystemTime(Date.now() + 2_000);
  await ask(path);
  expect(asked).toHaveLength(2);
});

test('that a package is missing is remembered for ten seconds at most, and until it is pushed', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const { ask, asked, front } = await aFront((request, response) => {
    response.statusMessage = 'The package ID "acme" does not exist.';
    answering({ ...kept, 'cache-tag': 'package:acme' }, 'missing', 404)(request, response);
  });

  const first = await ask(path);
  const second = await ask(path);
  expect(asked).toHaveLength(1);
  for (const answer of [first, second]) {
    expect(answer.status).toBe(404);
    expect(answer.reason).toBe('The package ID "acme" does not exist.');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers).not.toHaveProperty('etag');
  }
  vi.setSystemTime(Date.now() + 10_001);
  await ask(path);
  expect(asked).toHaveLength(2);
  front.purge(['package:acme']);
  await ask(path);
  expect(asked).toHaveLength(3);
});

test('asking for many packages that do not exist pushes no document out', async () => {
  const { ask, asked, front } = await aFront(
    (request, response) => answering(kept, list, request.url === path ? 200 : 404)(request, response),
    { storeBytes: 64 * 1024 },
  );
  await ask(path);

  for (let count = 0; count < 100; count++) await ask(`/v3/flatcontainer/missing-${count}/index.json`);

  const before = asked.length;
  await ask(path);
  expect(asked).toHaveLength(before);
  expect(front.stats().missing.bytes).toBeLessThanOrEqual(4 * 1024);
});

test.each([
  [500, 'no-store'],
  [429, 'no-store'],
  [401, 'no-store'],
  [302, 'no-store'],
])('an answer %i that may not be kept is asked for each time', async (status, cacheControl) => {
  const { ask, asked } = await aFront(answering({ 'content-type': 'text/plain' }, 'x', status));

  const answer = await ask(path);
  await ask(path);

  expect(asked).toHaveLength(2);
  expect(answer.status).toBe(status);
  expect(answer.headers['cache-control']).toBe(cacheControl);
});
