import { randomBytes } from 'node:crypto';
import { makeNupkg } from '@/lib/testing/nupkg';
import { type Gallery, startGallery } from '../gallery';
import { aPublisher } from '../publisher';
import { expect, test as base } from '../fixtures';
import { aWord } from '@/lib/testing/word';
import { askRaw, chunked, headOf, openConnection } from './raw-http';

type Small = { gallery: Gallery; key: string };

/** A gallery that takes packages of up to one mebibyte. */
const test = base.extend<{ pushStatus: (bytes: Buffer) => Promise<number> }, { small: Small }>({
  small: [
    async ({}, use) => {
      const gallery = await startGallery({ env: { MAX_PACKAGE_MB: '1' } });
      const { key } = await aPublisher(gallery);
      await use({ gallery, key });
      await gallery.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  pushStatus: async ({ request, small: { gallery, key } }, use) => {
    await use(async (data) => {
      const headers = { 'x-nuget-apikey': key };
      return (await request.put(`${gallery.url}/api/v2/package`, { data, headers })).status();
    });
  },
});

const mebibyte = 1_048_576;
const sentence = 'The package is larger than 1 MiB, the most that this gallery takes.';

const headLines = ({ gallery, key }: Small, ...more: string[]) => [
  'PUT /api/v2/package/ HTTP/1.1',
  `Host: localhost:${gallery.port}`,
  `X-NuGet-ApiKey: ${key}`,
  ...more,
];

test.describe('a package beyond the limit', () => {
  test('is refused whether its length is told or not, multipart or not [check 106]', async ({ small }) => {
    const bytes = randomBytes(mebibyte + 1);
    const multipart = Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name=package; filename=a.nupkg\r\n\r\n'),
      bytes,
      Buffer.from('\r\n--b--\r\n'),
    ]);
    const bodies = [
      [['Content-Type: application/octet-stream'], bytes],
      [['Content-Type: multipart/form-data; boundary="b"'], multipart],
    ] as const;

    for (const [type, body] of bodies) {
      const { url } = small.gallery;
      const told = await askRaw(url, headLines(small, ...type, `Content-Length: ${body.length}`), body);
      expect([told.status, told.reason]).toEqual([413, sentence]);

      const untold = await askRaw(
        url,
        headLines(small, ...type, 'Transfer-Encoding: chunked'),
        chunked(body),
      );
      expect([untold.status, untold.reason]).toEqual([413, sentence]);
    }
  });

  test('is refused also when it comes around the file [check 106]', async ({ small }) => {
    const file = '--b\r\nContent-Disposition: form-data; name=package; filename=a.nupkg\r\n\r\nPK\r\n';
    const field = '--b\r\nContent-Disposition: form-data; name=note\r\n\r\n';
    const much = `${'x'.repeat(mebibyte + 70_000)}\r\n`;

    for (const parts of [field + much + file, file + field + much]) {
      const body = Buffer.from(`${parts}--b--\r\n`);
      const type = 'Content-Type: multipart/form-data; boundary="b"';
      const lines = headLines(small, type, `Content-Length: ${body.length}`);
      const { status, reason } = await askRaw(small.gallery.url, lines, body);
      expect([status, reason]).toEqual([413, expect.stringContaining('Send the package alone.')]);
    }
  });

  test('is one byte larger than one that is taken [check 106]', async ({ pushStatus }) => {
    const files = { 'content/a.bin': randomBytes(mebibyte - 20_000) };
    const bytes = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0', files });

    // What follows the directory of an archive is its comment, whose length stands before it.
    const padding = mebibyte - bytes.length;
    const full = Buffer.concat([bytes, Buffer.alloc(padding)]);
    full.writeUInt16LE(padding, bytes.length - 2);
    expect(await pushStatus(Buffer.concat([full, Buffer.alloc(1)]))).toBe(413);
    expect(await pushStatus(full)).toBe(201);
  });

  test('is refused before all of it was sent, and the connection goes on [check 163]', async ({ small }) => {
    const connection = await openConnection(small.gallery.url);
    try {
      const type = 'Content-Type: multipart/form-data; boundary="b"';
      const halfBytes = 600 * 1024;
      const chunk = Buffer.concat([
        Buffer.from(`${halfBytes.toString(16)}\r\n`),
        Buffer.alloc(halfBytes, 'x'),
        Buffer.from('\r\n'),
      ]);
      const partHead = '--b\r\nContent-Disposition: form-data; name=package; filename=a.nupkg\r\n\r\n';
      await connection.write(headOf(headLines(small, type, 'Transfer-Encoding: chunked')));
      await connection.write(`${partHead.length.toString(16)}\r\n${partHead}\r\n`);
      await connection.write(chunk);
      await connection.write(chunk);

      const answer = await connection.answer();
      expect([answer.status, answer.reason]).toEqual([413, sentence]);
      expect(answer.body.toString()).toContain(sentence);
      expect(answer.headers.get('connection')).not.toBe('close');

      await connection.write(chunk);
      await connection.write('0\r\n\r\n');
      await connection.write(
        headOf(['GET /v3/index.json HTTP/1.1', `Host: localhost:${small.gallery.port}`]),
      );
      expect((await connection.answer()).status).toBe(200);
    } finally {
      connection.close();
    }
  });

  test('leaves nothing behind, so that a smaller one may follow [check 106]', async ({
    request,
    small,
    pushStatus,
  }) => {
    const id = `test.${aWord()}`;
    const files = { 'content/a.bin': randomBytes(mebibyte) };

    expect(await pushStatus(await makeNupkg({ id, version: '1.0.0', files }))).toBe(413);
    const list = await request.get(`${small.gallery.url}/v3/flatcontainer/${id}/index.json`);
    expect(list.status()).toBe(404);
    expect(await pushStatus(await makeNupkg({ id, version: '1.0.0' }))).toBe(201);
  });
});
