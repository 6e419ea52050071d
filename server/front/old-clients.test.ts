import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { aFront } from './front-fixture';

/** Sends bytes as they are, and reads until the server closes the connection. */
function talk(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('end', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.write(text);
  });
}

test.each(['/v3/index.json', '/api/v2/$metadata', '/api/v2'])(
  'HTTP/1.0 clients are answered completely and without chunks at %s [check 161]',
  async (path) => {
    const { port } = await aFront((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/xml', 'surrogate-control': 'max-age=60' });
      response.write('<a>');
      response.end('</a>');
    });

    for (let round = 0; round < 2; round++) {
      const answer = await talk(
        port,
        `GET ${path} HTTP/1.0\r\nHost: gallery.test\r\nUser-Agent: NuGet/2.8\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(answer).not.toMatch(/transfer-encoding/i);
      expect(answer.endsWith('\r\n\r\n<a></a>')).toBe(true);
    }
  },
);

test('HTTP/1.0 clients download packages whole [check 161]', async () => {
  const { port, storage } = await aFront((_request, response) => {
    response.writeHead(200, { 'lode-send': 'objects/00/0', 'surrogate-control': 'max-age=60' }).end();
  });
  const bytes = Buffer.alloc(2 * 1024 * 1024, 'x');
  await storage.putBytes('objects/00/0', bytes);

  const answer = await talk(port, 'GET /api/v2/package/a/1.0.0 HTTP/1.0\r\nHost: gallery.test\r\n\r\n');

  expect(answer).toMatch(/content-length: 2097152\r\n/i);
  expect(answer.length - answer.indexOf('\r\n\r\n') - 4).toBe(bytes.length);
});

test('HTTP/1.0 clients push with a length and are answered [check 161]', async () => {
  const { port } = await aFront(async (request, response) => {
    let size = 0;
    for await (const chunk of request) size += Buffer.from(chunk).length;
    response.writeHead(201, { 'content-type': 'text/plain' }).end(`${size} bytes`);
  });

  const head = 'PUT /api/v2/package HTTP/1.0\r\nHost: gallery.test\r\nContent-Length: 5\r\n\r\n';
  const answer = await talk(port, `${head}12345`);

  expect(answer).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
  expect(answer).not.toMatch(/transfer-encoding/i);
  expect(answer.endsWith('5 bytes')).toBe(true);
});

test('an HTTP/1.0 client that pushes too early hears why, after all it sent', async () => {
  const { port } = await aFront((_request, response) => {
    response.writeHead(401, 'Provide an API key.').end('Provide an API key.');
  });
  const body = 'x'.repeat(500_000);

  const answer = await talk(
    port,
    `PUT /api/v2/package HTTP/1.0\r\nHost: gallery.test\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );

  expect(answer).toMatch(/^HTTP\/1\.1 401 Provide an API key\.\r\n/);
  expect(answer.endsWith('Provide an API key.')).toBe(true);
});

test('headers that are too long are refused by a sentence', async () => {
  const { port } = await aFront((_request, response) => void response.end());

  const answer = await talk(port, `GET / HTTP/1.1\r\nHost: gallery.test\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);

  expect(answer).toMatch(/^HTTP\/1\.1 431 The headers of the request are too long\.\r\n/);
});

test('what is not HTTP is refused by a sentence', async () => {
  const { port } = await aFront((_request, response) => void response.end());

  expect(await talk(port, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 The request is not HTTP\.\r\n/);
});

test('requests sent in one go are answered in their order, kept answers and others alike', async () => {
  const { port, ask } = await aFront((request, response) => {
    const kept = request.url?.startsWith('/v3/kept') === true;
    response.writeHead(200, kept ? { 'surrogate-control': 'max-age=60' } : {}).end(`[${request.url}]`);
  });
  await ask('/v3/kept');

  const requests = ['/v3/fresh/1', '/v3/kept', '/v3/fresh/2', '/v3/kept']
    .map((path) => `GET ${path} HTTP/1.1\r\nHost: gallery.test\r\n\r\n`)
    .join('');
  const answer = await talk(
    port,
    `${requests}GET /v3/last HTTP/1.1\r\nHost: gallery.test\r\nConnection: close\r\n\r\n`,
  );

  expect(answer.match(/\[[^\]]+\]/g)).toEqual(
    ['/v3/fresh/1', '/v3/kept', '/v3/fresh/2', '/v3/kept', '/v3/last'].map((path) => `[${path}]`),
  );
});
