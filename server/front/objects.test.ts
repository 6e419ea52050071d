import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { OutgoingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Storage } from '@/lib/storage/storage';
import { aFront, type FrontUnderTest, until } from './front-fixture';

const path = '/v3/flatcontainer/acme/1.0.0/acme.1.0.0.nupkg';
const objectName = 'objects/ab/abcdef';
const small = randomBytes(20_000);
const large = randomBytes(3 * 1024 * 1024);

/** A gallery with one package of the given bytes. */
async function aGallery(
  bytes: Buffer,
  headers: OutgoingHttpHeaders = {},
  changeStorage: (disk: Storage) => Partial<Storage> = () => ({}),
): Promise<FrontUnderTest> {
  const gallery = await aFront(
    (_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'surrogate-control': 'max-age=60',
        'cache-tag': 'package:acme',
        'lode-send': objectName,
        'lode-download': '42',
        ...headers,
      });
      response.end();
    },
    { changeStorage },
  );
  await gallery.storage.putBytes(objectName, bytes);
  return gallery;
}

test.each([
  ['small', small],
  ['large', large],
])('the bytes of a %s package are sent as they are, with their length [check 26]', async (_, bytes) => {
  const { ask, asked } = await aGallery(bytes);

  for (let round = 0; round < 2; round++) {
    const answer = await ask(path, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(answer.status).toBe(200);
    expect(answer.body.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-length': String(bytes.length),
      'content-type': 'application/octet-stream',
      'cache-control': 'public, max-age=86400',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[\w-]+"$/),
    });
    for (const name of [
      'content-encoding',
      'lode-send',
      'lode-download',
      'cache-tag',
      'surrogate-control',
      'vary',
    ]) {
      expect(answer.headers).not.toHaveProperty(name);
    }
  }
  expect(asked).toHaveLength(1);
});

test.each([
  ['small', small],
  ['large', large],
])('HEAD tells of a %s package what GET would, without its bytes [check 27]', async (_, bytes) => {
  const { ask, downloads } = await aGallery(bytes);

  const head = await ask(path, { method: 'HEAD' });
  const get = await ask(path);

  expect(head.status).toBe(200);
  expect(head.body).toHaveLength(0);
  expect(head.headers).toMatchObject({ etag: get.headers.etag, 'content-length': String(bytes.length) });
  expect(downloads).toHaveLength(1);
});

test.each([
  ['small', small],
  ['large', large],
])('parts of a %s package can be had one at a time', async (_, bytes) => {
  const { ask } = await aGallery(bytes);
  const size = bytes.length;
  const parts: [string, number, number][] = [
    ['bytes=0-9', 0, 9],
    ['bytes=100-', 100, size - 1],
    ['bytes=-5', size - 5, size - 1],
    [`bytes=${size - 1}-${size + 100}`, size - 1, size - 1],
  ];

  for (const [range, first, last] of parts) {
    const answer = await ask(path, { headers: { range } });
    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes ${first}-${last}/${size}`);
    expect(answer.headers['content-length']).toBe(String(last - first + 1));
    expect(answer.body.equals(bytes.subarray(first, last + 1))).toBe(true);
  }
  const several = await ask(path, { headers: { range: 'bytes=0-1,4-5' } });
  expect(several.status).toBe(200);
  expect(several.body.equals(bytes)).toBe(true);
});

test('a part beyond the end cannot be had', async () => {
  const { ask } = await aGallery(small);

  const answer = await ask(path, { headers: { range: `bytes=${small.length}-` } });

  expect(answer.status).toBe(416);
  expect(answer.headers['content-range']).toBe(`bytes */${small.length}`);
  expect(answer.body).toHaveLength(0);
});

test('If-Range gives a part of the same bytes, and the whole of others', async () => {
  const { ask } = await aGallery(small);
  const { headers } = await ask(path);
  const ranged = (ifRange: string) => ask(path, { headers: { range: 'bytes=0-9', 'if-range': ifRange } });

  expect((await ranged(headers.etag ?? '')).status).toBe(206);
  expect((await ranged('"other"')).status).toBe(200);
});

test('a client that has the package hears so, and no download is counted', async () => {
  const { ask, downloads } = await aGallery(small);
  const etag = (await ask(path)).headers.etag ?? '';

  const answer = await ask(path, { headers: { 'if-none-match': etag, range: 'bytes=0-1' } });

  expect(answer.status).toBe(304);
  expect(answer.headers).toMatchObject({ etag, 'cache-control': 'public, max-age=86400' });
  expect(downloads).toHaveLength(1);
});

test('a download counts when it is complete or begins with the first byte, by client', async () => {
  const { ask, downloads } = await aGallery(large);
  const headers = { 'user-agent': 'NuGet xplat/7.9.0 (Linux)' };

  await ask(path, { headers });
  await ask(path, { headers: { ...headers, range: 'bytes=0-' } });
  await ask(path, { headers: { ...headers, range: 'bytes=1-' } });
  await ask(path, { headers: { ...headers, range: 'bytes=9999999-' } });
  await ask(path);

  expect(downloads).toEqual([
    { versionKey: 42, client: 'NuGet xplat', clientVersion: '7.9' },
    { versionKey: 42, client: 'NuGet xplat', clientVersion: '7.9' },
    { versionKey: 42, client: 'other', clientVersion: '' },
  ]);
});

test('files that are not packages are sent without being counted', async () => {
  const { ask, downloads } = await aGallery(small, { 'lode-download': '', 'content-type': 'image/png' });

  expect((await ask('/v3/flatcontainer/acme/1.0.0/icon')).body.equals(small)).toBe(true);
  expect(downloads).toEqual([]);
});

test('a client that goes away midway ends the reading and is not counted', async () => {
  const streams: Readable[] = [];
  const { front, port, downloads, server } = await aGallery(randomBytes(32 * 1024 * 1024), {}, (disk) => ({
    read(name, range) {
      const stream = disk.read(name, range);
      streams.push(stream);
      return stream;
    },
  }));

  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: gallery.test\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  socket.destroy();

  await until(() => streams.length === 1 && streams.every((stream) => stream.destroyed));
  await until(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count === 0))));
  expect(downloads).toEqual([]);
  expect(front.stats().hotObjects.objects).toBe(0);
});

test('a personal request is given the bytes for itself alone', async () => {
  const { ask, asked, downloads } = await aGallery(small);
  const headers = { authorization: 'Basic dTpw' };

  const first = await ask(path, { headers });
  await ask(path, { headers });

  expect(first.body.equals(small)).toBe(true);
  expect(first.headers['cache-control']).toBe('private, no-store');
  expect(asked).toHaveLength(2);
  expect(downloads).toHaveLength(2);
});

test('small packages stay in memory, bounded by bytes, and are read once for all who ask at the same time', async () => {
  let readings = 0;
  const { ask, front } = await aGallery(small, {}, (disk) => ({
    readWhole(name) {
      readings++;
      return disk.readWhole(name);
    },
  }));

  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(path)));

  expect(answers.every(({ body }) => body.equals(small))).toBe(true);
  expect(readings).toBe(1);
  expect(front.stats().hotObjects.objects).toBe(1);
});

test('an uploaded file that claims to be a page is kept from running as one', async () => {
  const { ask } = await aGallery(small, { 'content-type': 'text/html' });

  for (const headers of [{}, { cookie: 'lode.session=abc' }]) {
    const answer = await ask('/v3/flatcontainer/acme/1.0.0/license', { headers });
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
  }
});

test('an empty object is sent as such', async () => {
  const { ask } = await aGallery(Buffer.alloc(0));

  const answer = await ask(path);

  expect(answer.status).toBe(200);
  expect(answer.headers['content-length']).toBe('0');
});

test('bytes that are missing in the storage are told by a sentence', async () => {
  const { ask, storage, downloads } = await aGallery(small);
  await storage.remove(objectName);

  const answer = await ask(path);

  expect(answer.status).toBe(404);
  expect(answer.reason).toMatch(/^These bytes are missing\./);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(downloads).toEqual([]);
});

test('a storage that fails before the first byte is told by a sentence, later the connection breaks', async () => {
  const bytes = randomBytes(2 * 1024 * 1024);
  let delivered = 0;
  const { ask, downloads } = await aGallery(bytes, {}, () => ({
    read: () => Readable.from(breakingOff(bytes, delivered), { objectMode: false }),
  }));

  const early = await ask(path);
  expect(early.status).toBe(500);
  expect(early.reason).toMatch(/^The storage failed\. The request id is /);

  delivered = 4;
  await expect(ask(path)).rejects.toThrow('aborted');
  expect(downloads).toEqual([]);
});

function* breakingOff(bytes: Buffer, chunks: number) {
  for (let count = 0; count < chunks; count++) yield bytes.subarray(0, 64 * 1024);
  throw new Error('The disk is gone.');
}
