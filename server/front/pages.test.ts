import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { aFront } from './front-fixture';

const page = `<!doctype html><title>Lode</title>${'<p>A package</p>'.repeat(100)}`;

const aPage = (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', vary: 'rsc' });
  response.end(page);
};

test('each page has a nonce of its own, which the application is handed in the policy of the request [rule 194]', async () => {
  const { ask, asked } = await aFront(aPage);

  const answers = [await ask('/'), await ask('/')];

  const nonces = answers.map(({ headers }, index) => {
    const policy = String(headers['content-security-policy']);
    expect(asked[index]?.headers['content-security-policy']).toBe(policy);
    return /'nonce-([\w+/=]{24})'/.exec(policy)?.[1];
  });
  expect(nonces[0]).toBeDefined();
  expect(nonces[0]).not.toBe(nonces[1]);
});

test('a page leaves with every header that keeps it safe, and is stored by nobody [rule 194]', async () => {
  const { ask } = await aFront(aPage, { origin: 'https://gallery.test' });

  const { headers } = await ask('/');

  expect(headers).toMatchObject({
    'cache-control': 'private, no-store',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    vary: 'rsc, Accept-Encoding',
  });
  for (const part of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ]) {
    expect(String(headers['content-security-policy']).split('; ')).toContain(part);
  }
});

test('a policy that a client sends is not the one that its page gets [rule 194]', async () => {
  const { ask, asked } = await aFront(aPage);

  await ask('/', {
    headers: {
      'content-security-policy': "script-src 'nonce-mine'",
      'content-security-policy-report-only': "script-src 'nonce-mine'",
    },
  });

  expect(asked[0]?.headers['content-security-policy']).not.toContain('mine');
  expect(asked[0]?.headers).not.toHaveProperty('content-security-policy-report-only');
});

test('where forms may lead besides the gallery is the operator’s to say', async () => {
  const { ask } = await aFront(aPage, { pages: { formOrigins: ['https://github.com'] } });

  const { headers } = await ask('/');

  expect(headers['content-security-policy']).toContain("form-action 'self' https://github.com");
});

test('a page is compressed as its browser reads it', async () => {
  const { ask } = await aFront(aPage);

  const brotli = await ask('/', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  const gzip = await ask('/', { headers: { 'accept-encoding': 'gzip' } });
  const plain = await ask('/');

  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.body).toString()).toBe(page);
  expect(gunzipSync(gzip.body).toString()).toBe(page);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(page);
});

test('a page that comes in pieces leaves in pieces, compressed or not', async () => {
  const pieces = ['<p>one</p>', '<p>two</p>', '<p>three</p>'];
  let waiting: ServerResponse | undefined;
  const { port } = await aFront((_request, response) => {
    waiting = response;
    response.writeHead(200, { 'content-type': 'text/html' });
    response.flushHeaders();
    response.write(pieces[0]);
  });

  for (const encoding of ['gzip', 'identity']) {
    const heard: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const outgoing = httpRequest({
        port,
        host: '127.0.0.1',
        agent: false,
        path: '/',
        headers: { host: 'gallery.test', 'accept-encoding': encoding },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        const body = encoding === 'gzip' ? response.pipe(createGunzip()) : response;
        // Each piece is written only when the one before it has arrived.
        body.on('data', (chunk: Buffer) => {
          heard.push(chunk.toString());
          if (heard.length < pieces.length) waiting?.write(pieces[heard.length]);
          else waiting?.end();
        });
        body.on('end', resolve);
      });
      outgoing.end();
    });
    expect(heard).toEqual(pieces);
  }
});

test('a slow browser slows the application down', async () => {
  let refused = false;
  let drained = 0;
  const { port } = await aFront(async (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    for (let count = 0; count < 400; count++) {
      if (!response.write('x'.repeat(64 * 1024))) {
        refused = true;
        await new Promise((resolve) => response.once('drain', resolve));
        drained++;
      }
    }
    response.end();
  });

  const size = await new Promise<number>((resolve, reject) => {
    const outgoing = httpRequest({
      port,
      host: '127.0.0.1',
      agent: false,
      path: '/',
      headers: { host: 'gallery.test' },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      let sum = 0;
      response.on('data', (chunk: Buffer) => (sum += chunk.length));
      response.on('end', () => resolve(sum));
    });
    outgoing.end();
  });

  expect(size).toBe(400 * 64 * 1024);
  expect(refused).toBe(true);
  expect(drained).toBeGreaterThan(0);
});

test('a page under another host is found under the right one, its requests to the APIs are answered', async () => {
  const { ask, asked } = await aFront(aPage);
  const headers = { host: '127.0.0.1:8080' };

  const moved = await ask('/packages?q=a', { headers });
  expect(moved.status).toBe(308);
  expect(moved.headers.location).toBe('http://gallery.test/packages?q=a');
  expect(moved.headers['cache-control']).toBe('no-store');
  expect((await ask('/sign-in', { method: 'POST', headers })).status).toBe(421);
  expect(asked).toEqual([]);

  expect((await ask('/api/health', { headers })).status).toBe(200);
  expect(asked[0]?.headers.host).toBe('gallery.test');
});

test('the application hears who asks from the front alone', async () => {
  const forged = { 'lode-address': '1.2.3.4', 'x-forwarded-for': '198.51.100.1', 'x-request-id': 'theirs' };
  const plain = await aFront(aPage);
  const behindProxy = await aFront(aPage, { trustProxy: 1 });

  const answer = await plain.ask('/', { headers: forged });
  const trusted = await behindProxy.ask('/', { headers: forged });

  expect(plain.asked[0]?.headers).toMatchObject({
    'lode-address': '127.0.0.1',
    'x-forwarded-for': '127.0.0.1',
  });
  expect(plain.asked[0]?.headers['x-request-id']).toBe(answer.headers['x-request-id']);
  expect(answer.headers['x-request-id']).not.toBe('theirs');
  expect(behindProxy.asked[0]?.headers).toMatchObject({
    'lode-address': '198.51.100.1',
    'x-request-id': 'theirs',
  });
  expect(trusted.headers['x-request-id']).toBe('theirs');
});

test('an answer that sets a cookie is for one alone', async () => {
  const { ask } = await aFront((_request, response) => {
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.writeHead(303, { location: '/', 'cache-control': 'public, max-age=60' }).end();
  });

  const { headers } = await ask('/api/auth/x', { method: 'POST' });

  expect(headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(headers['cache-control']).toBe('private, no-store');
});
