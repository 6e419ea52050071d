import { createHash } from 'node:crypto';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { expect, test as base } from './fixtures';
import { chunked } from './raw-http';

type Body = { contentType: string; bytes: Buffer };

/** Pushes a package in a body that the test writes, and expects to download the very same bytes. */
const test = base.extend<{ takes: (write: (nupkg: Buffer) => Body, framing?: 'chunked') => Promise<void> }>({
  takes: async ({ feed, owner, request, say, ledger, waiting }, use) => {
    await use(async (write, framing) => {
      const id = `test.${aWord()}`;
      const nupkg = await makeNupkg({ id, version: '1.0.0', assembly: 'net8.0' });
      const { contentType, bytes } = write(nupkg);
      const lines = [
        `PUT ${new URL(feed.publish).pathname}/ HTTP/1.1`,
        `Host: ${new URL(feed.publish).host}`,
        `X-NuGet-ApiKey: ${owner.key}`,
        `Content-Type: ${contentType}`,
        framing === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes.length}`,
      ];

      const answer = await say(lines, framing === 'chunked' ? chunked(bytes) : bytes);

      expect(answer.status, answer.reason).toBe(201);
      await ledger.note(nupkg, owner.key);
      await waiting.untilSeen(id, '1.0.0');
      const download = await request.get(`${feed.flatContainer}${id}/1.0.0/${id}.1.0.0.nupkg`);
      expect(sha512(await download.body())).toBe(sha512(nupkg));
    });
  },
});

const boundary = '9f0d2f7e-53a4-4f2e-8f4b-0c1d2e3f4a5b';

const octets = 'Content-Type: application/octet-stream';
const unquoted =
  "Content-Disposition: form-data; name=package; filename=package.nupkg; filename*=utf-8''package.nupkg";
const quoted = 'Content-Disposition: form-data; name="package"; filename="package"';

test.describe('a push is taken', () => {
  test('as the .NET SDK sends it: names without quotes, in chunks [check 93, 95]', async ({ takes }) => {
    await takes(
      (nupkg) => ({
        contentType: `multipart/form-data; boundary="${boundary}"`,
        bytes: part([octets, unquoted], nupkg, `\r\n--${boundary}--\r\n`),
      }),
      'chunked',
    );
  });

  test('as nuget.exe 2.8 and Paket send it: a line feed before the last boundary, nothing after [check 159]', async ({
    takes,
  }) => {
    await takes((nupkg) => ({
      contentType: `multipart/form-data; boundary=${boundary}`,
      bytes: part([quoted, octets], nupkg, `\n--${boundary}--`),
    }));
  });

  for (const [name, headers] of Object.entries({
    'quotes, type first': [octets, quoted],
    'quotes, type last': [quoted, octets],
    'no quotes, type first': [octets, unquoted],
    'no quotes, type last': [unquoted, octets],
    'a semicolon at the end': [`${unquoted};`],
    'names in lower case': [unquoted.replace('Content-Disposition', 'content-disposition')],
  })) {
    test(`with ${name} in the headers of its part [check 160]`, async ({ takes }) => {
      await takes((nupkg) => ({
        contentType: `multipart/form-data; boundary="${boundary}"`,
        bytes: part(headers, nupkg, `\r\n--${boundary}--\r\n`),
      }));
    });
  }

  test('after a field that is no file [check 160]', async ({ takes }) => {
    const field = `--${boundary}\r\nContent-Disposition: form-data; name="comment"\r\n\r\nhello\r\n`;
    await takes((nupkg) => ({
      contentType: `multipart/form-data; boundary=${boundary}`,
      bytes: Buffer.concat([Buffer.from(field), part([quoted], nupkg, `\r\n--${boundary}--\r\n`)]),
    }));
  });

  test('as the package itself, of a known length or in chunks [check 94, 95]', async ({ takes }) => {
    const itself = (nupkg: Buffer) => ({ contentType: 'application/octet-stream', bytes: nupkg });

    await takes(itself);
    await takes(itself, 'chunked');
  });
});

function part(headers: string[], nupkg: Buffer, end: string): Buffer {
  const head = [`--${boundary}`, ...headers, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), nupkg, Buffer.from(end)]);
}

const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex');
