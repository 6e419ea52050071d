import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { download, DownloadFailed } from './download';

const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Serves on this machine; gives the port, and how often it was asked. */
async function serve(answer: RequestListener): Promise<{ port: number; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  // safe because it listens on a port
  return { port: (server.address() as AddressInfo).port, asked: () => asked };
}

describe('a download', () => {
  test.each(['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])(
    'does not reach this machine as %s',
    async (host) => {
      const { port, asked } = await serve((_, response) => response.end('secret'));

      await expect(text(download(`http://${host}:${port}/`, { allowPrivate: false }))).rejects.toThrow(
        DownloadFailed,
      );
      expect(asked()).toBe(0);
    },
  );

  test.each(['10.0.0.1', '192.168.1.1', '172.16.0.1', '169.254.169.254', '[fd00::1]'])(
    'does not ask the private address %s',
    async (host) => {
      await expect(text(download(`http://${host}/`, { allowPrivate: false }))).rejects.toThrow(/not allowed/);
    },
  );

  test('reaches it when the settings allow it, and follows where it leads', async () => {
    const { port } = await serve((request, response) => {
      if (request.url === '/there') response.end('what is there');
      else response.writeHead(302, { location: '/there' }).end();
    });

    expect(await text(download(`http://localhost:${port}/here`, { allowPrivate: true }))).toBe(
      'what is there',
    );
  });

  test.each([
    ['answers 404', 404, {}],
    ['leads round in circles', 302, { location: '/' }],
    ['leads to a file', 301, { location: 'file:///etc/passwd' }],
    ['leads nowhere', 302, {}],
  ])('from an address that %s fails', async (_, status, headers) => {
    const { port, asked } = await serve((_request, response) => response.writeHead(status, headers).end());

    await expect(text(download(`http://localhost:${port}/`, { allowPrivate: true }))).rejects.toThrow(
      DownloadFailed,
    );
    expect(asked()).toBeLessThanOrEqual(6);
  });

  test('is unpacked where it travels compressed', async () => {
    const { port } = await serve((request, response) => {
      const packed = request.headers['accept-encoding'] === 'gzip';
      response.writeHead(200, packed ? { 'content-encoding': 'gzip' } : {});
      response.end(packed ? gzipSync('what is there') : 'not asked for');
    });

    expect(await text(download(`http://localhost:${port}/`, { allowPrivate: true }))).toBe('what is there');
  });

  test('shows its credentials to the origin that was named, and to no other', async () => {
    const seen: unknown[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('what is there');
    });
    const { port } = await serve((request, response) => {
      seen.push(request.headers.authorization);
      const there = request.url === '/here' ? '/there' : `http://localhost:${other.port}/`;
      response.writeHead(302, { location: there }).end();
    });

    const options = { allowPrivate: true, headers: { authorization: 'Basic YTpi' } };
    expect(await text(download(`http://localhost:${port}/here`, options))).toBe('what is there');
    expect(seen).toEqual(['Basic YTpi', 'Basic YTpi', undefined]);
  });

  test('that breaks off fails', async () => {
    const { port } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('the beginning', () => response.destroy());
    });

    await expect(text(download(`http://localhost:${port}/`, { allowPrivate: true }))).rejects.toThrow(
      DownloadFailed,
    );
  });
});
