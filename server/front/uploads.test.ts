import { connect, type Socket } from 'node:net';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aFront, until } from './front-fixture';

const head = (length: number) =>
  `PUT /api/v2/package HTTP/1.1\r\nHost: gallery.test\r\nContent-Length: ${length}\r\n\r\n`;

/** A connection whose answers can be read while it is still sending. */
async function aConnection(port: number) {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let text = '';
  let closed = false;
  socket.on('data', (chunk) => (text += chunk.toString('latin1')));
  socket.on('close', () => (closed = true));
  socket.on('error', () => (closed = true));
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, answer: () => text, isClosed: () => closed };
}

const send = (socket: Socket, bytes: string) => new Promise((resolve) => socket.write(bytes, resolve));

test.each([
  [413, 'The package is larger than 250 MB.'],
  [401, 'Provide an API key.'],
])(
  'an upload answered %i before it ended is told at once, and its connection lives on [check 106, 163]',
  async (status, sentence) => {
    const { port, asked } = await aFront((request, response) => {
      if (request.method !== 'PUT') return void response.writeHead(200).end('next');
      request.once('data', () =>
        response.writeHead(status, sentence, { 'content-type': 'text/plain' }).end(sentence),
      );
    });
    const { socket, answer, isClosed } = await aConnection(port);
    const half = 'x'.repeat(400_000);

    await send(socket, head(2 * half.length) + half);
    await until(() => answer().endsWith(`\r\n\r\n${sentence}`));
    expect(answer()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} ${sentence}\r\n`));
    expect(answer()).toMatch(new RegExp(`content-length: ${sentence.length}\r\n`, 'i'));
    expect(answer()).not.toMatch(/connection: close/i);
    await send(socket, half);
    await send(socket, 'GET /api/next HTTP/1.1\r\nHost: gallery.test\r\n\r\n');

    await until(() => answer().includes('next'));
    expect(isClosed()).toBe(false);
    expect(asked.map(({ method }) => method)).toEqual(['PUT', 'GET']);
  },
);

test('a chunked upload is refused early in the same way [check 106, 163]', async () => {
  const { port } = await aFront((_request, response) => {
    response.writeHead(413, 'Too large.').end('Too large.');
  });
  const { socket, answer, isClosed } = await aConnection(port);

  await send(
    socket,
    'PUT /api/v2/package HTTP/1.1\r\nHost: gallery.test\r\nTransfer-Encoding: chunked\r\n\r\n',
  );
  for (let count = 0; count < 20; count++) await send(socket, `2710\r\n${'x'.repeat(10_000)}\r\n`);
  await until(() => answer().endsWith('Too large.'));
  await send(socket, '0\r\n\r\nGET /v3/x HTTP/1.1\r\nHost: gallery.test\r\n\r\n');

  await until(() => answer().match(/HTTP\/1\.1 413/g)?.length === 2);
  expect(isClosed()).toBe(false);
});

test('a handler that gives the body up and answers later is heard [check 163]', async () => {
  const { port } = await aFront(async (request, response) => {
    for await (const chunk of request) if (Buffer.from(chunk).length > 0) break;
    expect(request.destroyed).toBe(true);
    response.writeHead(400, 'The package is no zip file.').end('The package is no zip file.');
  });
  const { socket, answer, isClosed } = await aConnection(port);
  const body = 'x'.repeat(900_000);

  await send(socket, head(body.length) + body);

  await until(() => answer().endsWith('The package is no zip file.'));
  expect(isClosed()).toBe(false);
});

test('a handler that leaves a body half read is heard, and the connection lives on [check 163]', async () => {
  const { port } = await aFront(async (request, response) => {
    if (request.method !== 'PUT') return void response.writeHead(200).end('next');
    await request[Symbol.asyncIterator]().next();
    response.writeHead(413, 'Too large.').end('Too large.');
  });
  const { socket, answer, isClosed } = await aConnection(port);
  const half = 'x'.repeat(400_000);

  await send(socket, head(2 * half.length) + half);
  await until(() => answer().endsWith('Too large.'));
  await send(socket, half);
  await send(socket, 'GET /api/next HTTP/1.1\r\nHost: gallery.test\r\n\r\n');

  await until(() => answer().includes('next'));
  expect(isClosed()).toBe(false);
});

test('more than the bound is not listened to', async () => {
  const { port } = await aFront((_request, response) => void response.writeHead(401).end(), {
    maxBodyBytes: 100_000,
  });
  const { socket, answer, isClosed } = await aConnection(port);

  socket.write(head(100_000_000));
  await until(() => answer().startsWith('HTTP/1.1 401'));
  expect(isClosed()).toBe(false);
  const block = 'x'.repeat(50_000);
  while (!isClosed())
    await Promise.race([send(socket, block), new Promise((resolve) => setImmediate(resolve))]);

  expect(isClosed()).toBe(true);
});

test('a client that never goes on with its upload is not waited for longer than a minute', async () => {
  const { port } = await aFront((_request, response) => void response.writeHead(401).end());
  const { socket, answer, isClosed } = await aConnection(port);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());

  socket.write(`${head(100)}x`);
  while (!answer().startsWith('HTTP/1.1 401')) await new Promise((resolve) => setImmediate(resolve));
  vi.advanceTimersByTime(59_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(isClosed()).toBe(false);
  vi.advanceTimersByTime(2_000);

  while (!isClosed()) await new Promise((resolve) => setImmediate(resolve));
});

test('an upload arrives as it was sent, and no faster than it is read', async () => {
  let received = 0;
  let go = () => {};
  const gone = new Promise<void>((resolve) => (go = resolve));
  const { port } = await aFront(
    async (request, response) => {
      for await (const chunk of request) {
        received += Buffer.from(chunk).length;
        await gone;
      }
      response.writeHead(201).end(String(received));
    },
    { maxBodyBytes: 1e9 },
  );
  const size = 16 * 1024 * 1024;
  const { socket, answer } = await aConnection(port);

  socket.write(head(size));
  socket.write(Buffer.alloc(size));
  await until(() => received > 0);
  expect(socket.writableLength).toBeGreaterThan(0);
  go();

  await until(() => answer().includes(String(size)));
});

test('a handler whose client vanishes midway hears of it', async () => {
  const failures: unknown[] = [];
  const { port, server } = await aFront(async (request, response) => {
    try {
      for await (const chunk of request) expect(chunk).toBeDefined();
    } catch (error) {
      failures.push(error);
    }
    response.writeHead(400).end();
  });
  const { socket } = await aConnection(port);

  await send(socket, `${head(1_000)}x`);
  socket.destroy();

  await vi.waitFor(() => expect(String(failures[0])).toMatch(/went away/));
  await until(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count === 0))));
});

test('a client that waits for 100 Continue is refused before it sends, and told to go on when its body is read', async () => {
  const { port } = await aFront(async (request, response) => {
    if (request.headers['x-nuget-apikey'] === undefined) return void response.writeHead(401).end();
    let size = 0;
    for await (const chunk of request) size += Buffer.from(chunk).length;
    response.writeHead(201).end(String(size));
  });

  expect(await pushExpecting(port, {})).toEqual({ continued: false, status: 401 });
  expect(await pushExpecting(port, { 'x-nuget-apikey': 'key' })).toEqual({ continued: true, status: 201 });
});

/** Pushes like a client that sends its body only when it is told to go on. */
function pushExpecting(port: number, headers: Record<string, string>) {
  return new Promise<{ continued: boolean; status: number | undefined }>((resolve, reject) => {
    let continued = false;
    const outgoing = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'PUT',
      path: '/api/v2/package',
      agent: false,
      headers: { ...headers, expect: '100-continue', 'content-length': 3 },
    });
    outgoing.on('error', reject);
    outgoing.on('continue', () => {
      continued = true;
      outgoing.end('abc');
    });
    outgoing.on('response', (response: IncomingMessage) => {
      response.resume();
      resolve({ continued, status: response.statusCode });
      outgoing.destroy();
    });
    outgoing.flushHeaders();
  });
}
