import { randomBytes } from 'node:crypto';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { expect, test as base } from './fixtures';
import { chunked, headOf, openConnection } from './raw-http';
import { sentence } from './target';
import { given } from './verdicts';

type Each = {
  /** How many bytes a package may have here. */
  limit: number;
  /** The lines of a push, and what the refusal of a large one says. */
  headLines: (...more: string[]) => string[];
  words: RegExp;
};

const test = base.extend<Each>({
  limit: async ({}, use) => {
    await use(given('maxPackageMb') * 1_048_576);
  },
  headLines: async ({ feed, owner }, use) => {
    const { pathname, host } = new URL(feed.publish);
    await use((...more) => [
      `PUT ${pathname}/ HTTP/1.1`,
      `Host: ${host}`,
      `X-NuGet-ApiKey: ${owner.key}`,
      ...more,
    ]);
  },
  words: async ({ target }, use) => {
    await use(sentence(target, /^The package is larger than \d+ MiB, the most that this gallery takes\.$/));
  },
});

const multipartType = 'Content-Type: multipart/form-data; boundary="b"';
const partHead = '--b\r\nContent-Disposition: form-data; name=package; filename=a.nupkg\r\n\r\n';

test.describe('a package beyond the limit', () => {
  test('is refused whether its length is told or not, multipart or not [check 106]', async ({
    say,
    limit,
    headLines,
    words,
  }) => {
    const bytes = randomBytes(limit + 1);
    const multipart = Buffer.concat([Buffer.from(partHead), bytes, Buffer.from('\r\n--b--\r\n')]);
    const bodies = [
      ['Content-Type: application/octet-stream', bytes],
      [multipartType, multipart],
    ] as const;

    for (const [type, body] of bodies) {
      const told = await say(headLines(type, `Content-Length: ${body.length}`), body);
      expect([told.status, told.reason]).toEqual([413, expect.stringMatching(words)]);

      const untold = await say(headLines(type, 'Transfer-Encoding: chunked'), chunked(body));
      expect([untold.status, untold.reason]).toEqual([413, expect.stringMatching(words)]);
    }
  });

  test('is refused also when it comes around the file [check 106]', async ({
    say,
    limit,
    headLines,
    target,
  }) => {
    const file = `${partHead}PK\r\n`;
    const field = '--b\r\nContent-Disposition: form-data; name=note\r\n\r\n';
    const much = `${'x'.repeat(limit + 70_000)}\r\n`;

    for (const parts of [field + much + file, file + field + much]) {
      const body = Buffer.from(`${parts}--b--\r\n`);
      const { status, reason } = await say(headLines(multipartType, `Content-Length: ${body.length}`), body);
      expect([status, reason]).toEqual([
        413,
        expect.stringMatching(sentence(target, /Send the package alone\./)),
      ]);
    }
  });

  test('is one byte larger than one that is taken [check 106]', async ({ pushBytes, owner, limit }) => {
    const files = { 'content/a.bin': randomBytes(limit - 20_000) };
    const bytes = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0', files });

    // What follows the directory of an archive is its comment, whose length stands before it.
    const padding = limit - bytes.length;
    const full = Buffer.concat([bytes, Buffer.alloc(padding)]);
    full.writeUInt16LE(padding, bytes.length - 2);
    expect((await pushBytes(Buffer.concat([full, Buffer.alloc(1)]), owner.key)).status()).toBe(413);
    expect((await pushBytes(full, owner.key)).status()).toBe(201);
  });

  test('is refused before all of it was sent, and the connection goes on [check 163]', async ({
    feed,
    limit,
    headLines,
    words,
  }) => {
    const connection = await openConnection(feed.publish);
    try {
      const halfBytes = Math.ceil(limit * 0.6);
      const chunk = Buffer.concat([
        Buffer.from(`${halfBytes.toString(16)}\r\n`),
        Buffer.alloc(halfBytes, 'x'),
        Buffer.from('\r\n'),
      ]);
      await connection.write(headOf(headLines(multipartType, 'Transfer-Encoding: chunked')));
      await connection.write(`${partHead.length.toString(16)}\r\n${partHead}\r\n`);
      await connection.write(chunk);
      await connection.write(chunk);

      const answer = await connection.answer();
      expect([answer.status, answer.reason]).toEqual([413, expect.stringMatching(words)]);
      expect(answer.body.toString()).toMatch(words);
      expect(answer.headers.get('connection')).not.toBe('close');

      await connection.write(chunk);
      await connection.write('0\r\n\r\n');
      const { pathname, host } = new URL(feed.indexUrl);
      await connection.write(headOf([`GET ${pathname} HTTP/1.1`, `Host: ${host}`]));
      expect((await connection.answer()).status).toBe(200);
    } finally {
      connection.close();
    }
  });

  test('leaves nothing behind, so that a smaller one may follow [check 106]', async ({
    request,
    feed,
    pushBytes,
    owner,
    limit,
  }) => {
    const id = `test.${aWord()}`;
    const files = { 'content/a.bin': randomBytes(limit) };

    expect((await pushBytes(await makeNupkg({ id, version: '1.0.0', files }), owner.key)).status()).toBe(413);
    expect((await request.get(`${feed.flatContainer}${id}/index.json`)).status()).toBe(404);
    expect((await pushBytes(await makeNupkg({ id, version: '1.0.0' }), owner.key)).status()).toBe(201);
  });
});
