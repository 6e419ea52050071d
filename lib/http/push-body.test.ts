import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidPackage } from '../nuget/invalid-package';
import { effort, seed } from '../testing/effort';
import { makeNupkg } from '../testing/nupkg';
import { readPushBody } from './push-body';

const guid = '0d4c1f5e-7a5b-4a3e-9a55-2f8e1b6c7d90';

type Framing = { contentType: string; before: string; after: string };

/** The bodies that were recorded of real clients. */
const clients: Record<string, Framing> = {
  'dotnet and nuget.exe 5': {
    contentType: `multipart/form-data; boundary="${guid}"`,
    before: `--${guid}\r\nContent-Type: application/octet-stream\r\nContent-Disposition: form-data; name=package; filename=package.nupkg; filename*=utf-8''package.nupkg\r\n\r\n`,
    after: `\r\n--${guid}--\r\n`,
  },
  'nuget 2.8': {
    contentType: `multipart/form-data; boundary=---------------------------${guid}`,
    before: `-----------------------------${guid}\r\nContent-Disposition: form-data; name="package"; filename="package"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    after: `\n-----------------------------${guid}--`,
  },
  Paket: {
    contentType: `multipart/form-data; boundary=${guid};`,
    before: `--${guid}\r\nContent-Disposition: form-data; name="package"; filename="package.nupkg";\r\nContent-Type: application/octet-stream\r\n\r\n`,
    after: `\n--${guid}--`,
  },
  'a client that ends lines by LF alone': {
    contentType: `Multipart/Form-Data; charset=utf-8; BOUNDARY="${guid}"`,
    before: `\n--${guid}  \nCONTENT-DISPOSITION: form-data;\n filename="a \\"quoted; name\\""\n\n`,
    after: `\n--${guid}--\n\n`,
  },
  'a client that sends fields around the file': {
    contentType: `multipart/form-data; boundary=${guid}`,
    before: `--${guid}\r\nContent-Disposition: form-data; name="note"\r\n\r\nfilename=\r\n--${guid}\r\n\r\n\r\n--${guid}\r\nContent-Disposition: form-data; filename*=utf-8''p\r\n\r\n`,
    after: `\r\n--${guid}\r\nContent-Disposition: form-data; name="more"\r\n\r\ntext\r\n--${guid}--\r\n`,
  },
};

const framings = Object.entries(clients);

describe.each(framings)('the body that %s sends [check 93, 159, 160]', (_client, framing) => {
  test('gives the package byte for byte', async () => {
    const nupkg = await makeNupkg({ id: 'Acme', version: '1.0.0', assembly: 'net8.0' });
    const received = await receive(frame(framing, nupkg), framing.contentType);
    expect(sha512(received)).toBe(sha512(nupkg));
  });

  test('may arrive byte by byte', async () => {
    const nupkg = await makeNupkg({ id: 'Acme', version: '1.0.0' });
    const received = await collect(read(pieces(frame(framing, nupkg), [1]), framing.contentType));
    expect(sha512(received)).toBe(sha512(nupkg));
  });

  test('is cut short wherever it stops before the boundary that closes the file', async () => {
    const nupkg = await makeNupkg({ id: 'Acme', version: '1.0.0' });
    const whole = frame(framing, nupkg);
    const firstWhole = framing.before.length + nupkg.length + framing.after.indexOf(guid) + guid.length;
    const ends = [
      0,
      1,
      framing.before.length,
      framing.before.length + 10,
      firstWhole - guid.length,
      firstWhole - 1,
    ];
    for (const end of ends) {
      await expect(receive(whole.subarray(0, end), framing.contentType)).rejects.toThrow(/cut short/);
    }
  });
});

test('a package may hold its own boundary in every form, however it is chunked [check 159, 160]', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...framings),
      awkwardData,
      chunkSizes,
      async ([, framing], data, sizes) => {
        // A bare LF after a CR is one line break: no reader can tell which of them is the package's.
        fc.pre(!(framing.after.startsWith('\n') && data.at(-1) === 0x0d));
        const body = pieces(frame(framing, data), sizes);
        const received = await collect(read(body, framing.contentType));
        expect(received.equals(data)).toBe(true);
      },
    ),
    { numRuns: effort(5000), seed: seed() },
  );
});

const delimiter = `--${guid}`;

const awkwardData = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\r',
        '\n',
        '-',
        '--',
        delimiter,
        `${delimiter}--`,
        `\n${delimiter}`,
        `\r\n${delimiter}\r\n`,
        `\r\n${delimiter}\r\nContent-Type: text/plain\r\n`,
        `\r\n${delimiter}--\r\n`,
        `\n${delimiter}--\n`,
        delimiter.slice(0, -1),
        ' '.repeat(1100),
      ),
      fc.uint8Array({ maxLength: 20 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.concat(parts.map((part) => Buffer.from(part))));

const chunkSizes = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 })
  .map((sizes) => [...sizes, 7]);

test.each([undefined, '', 'application/octet-stream', 'application/zip', 'nonsense; boundary=x'])(
  'a body of the type %j is the package itself [check 94, 95]',
  async (contentType) => {
    const nupkg = await makeNupkg({ id: 'Acme', version: '1.0.0' });
    expect((await collect(read(pieces(nupkg, [0, 1, 100]), contentType))).equals(nupkg)).toBe(true);
    expect(await receive(Buffer.alloc(0), contentType)).toHaveLength(0);
  },
);

test('an empty file is empty', async () => {
  const { contentType, before, after } = dotnetFraming;
  expect(await receive(frame({ contentType, before, after }, Buffer.alloc(0)), contentType)).toHaveLength(0);
});

const dotnetFraming: Framing = {
  contentType: `multipart/form-data; boundary="${guid}"`,
  before: `--${guid}\r\nContent-Disposition: form-data; name=package; filename=package.nupkg\r\n\r\n`,
  after: `\r\n--${guid}--\r\n`,
};

describe('a multipart body is refused', () => {
  const field = `--${guid}\r\nContent-Disposition: form-data; name=a\r\n\r\ntext\r\n`;

  test.each([
    ['without a boundary', 'multipart/form-data', frame(dotnetFraming, Buffer.from('x')), /no boundary/],
    [
      'with an endless boundary',
      `multipart/form-data; boundary=${'x'.repeat(201)}`,
      Buffer.from('x'),
      /no boundary/,
    ],
    [
      'when it holds fields alone',
      dotnetFraming.contentType,
      Buffer.from(`${field}--${guid}--\r\n`),
      /no file/,
    ],
    ['when it holds no part', dotnetFraming.contentType, Buffer.from(`--${guid}--`), /no file/],
    ['when it begins otherwise', dotnetFraming.contentType, Buffer.alloc(100_000, 'PK'), /does not begin/],
    [
      'when its headers have no end',
      dotnetFraming.contentType,
      Buffer.from(`--${guid}\r\n${'A: b\r\n'.repeat(20_000)}`),
      /longer than 16 KiB/,
    ],
    [
      'when its headers are none',
      dotnetFraming.contentType,
      Buffer.from(`--${guid}\r\nPK\r\n\r\n`),
      /no file/,
    ],
  ])('%s', async (_reason, contentType, body, message) => {
    const reading = receive(body, contentType);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toBeInstanceOf(InvalidPackage);
  });

  test('or says where it ends, never something else, for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(awkwardData, chunkSizes, async (data, sizes) => {
        const outcome = await collect(read(pieces(data, sizes), dotnetFraming.contentType)).catch(
          (error: unknown) => error,
        );
        expect(outcome instanceof InvalidPackage || Buffer.isBuffer(outcome)).toBe(true);
      }),
      { numRuns: effort(3000), seed: seed() },
    );
  });
});

describe('a large body', () => {
  test.each([
    ['of zeros', Buffer.alloc(64 * 1024)],
    ['of boundaries', Buffer.from(`\r\n${delimiter}\r\n`.repeat(1000))],
    ['of closing boundaries', Buffer.from(`\r\n${delimiter}--\r\n `.repeat(1000))],
    ['of headers', Buffer.from(`\r\n${delimiter}\r\n${'Content-Type: a\r\n'.repeat(2000)}`)],
    ['of blanks', Buffer.from(`\r\n${delimiter}--${' '.repeat(60_000)}`)],
  ])('%s is never held', async (_content, chunk) => {
    const counted = { given: 0, received: 0, held: 0 };
    async function* source() {
      yield Buffer.from(dotnetFraming.before);
      for (let round = 0; round < 64; round += 1) {
        counted.given += chunk.length;
        yield await Promise.resolve(chunk);
      }
      yield Buffer.from(dotnetFraming.after);
    }
    for await (const part of read(source(), dotnetFraming.contentType)) {
      counted.received += part.length;
      counted.held = Math.max(counted.held, counted.given - counted.received);
    }
    expect(counted.received).toBe(64 * chunk.length);
    expect(counted.held).toBeLessThan(chunk.length + 17 * 1024);
  });
});

test('a caller that stops early leaves the request open, so that it can be answered', async () => {
  let closed = false;
  async function* source() {
    try {
      for (;;) yield await Promise.resolve(Buffer.alloc(1000, 'x'));
    } finally {
      closed = true;
    }
  }
  for (const contentType of [undefined, dotnetFraming.contentType]) {
    const body = read(prefixed(dotnetFraming.before, source()), contentType);
    for await (const part of body) if (part.length > 0) break;
  }
  expect(closed).toBe(false);
});

test('an error of the connection is passed on', async () => {
  const failure = new Error('ECONNRESET');
  async function* source() {
    yield await Promise.resolve(Buffer.from(dotnetFraming.before));
    throw failure;
  }
  await expect(collect(read(source(), dotnetFraming.contentType))).rejects.toBe(failure);
});

describe('a body is read no further than its limit and 64 KiB', () => {
  const limitBytes = 100_000;
  const field = `--${guid}\r\nContent-Disposition: form-data; name=note\r\n\r\n`;
  const filling = Buffer.alloc(limitBytes + 70_000, 'x');

  test.each([
    ['by a field before the file', Buffer.concat([Buffer.from(field), filling])],
    [
      'by a part after the file',
      Buffer.concat([Buffer.from(`${dotnetFraming.before}PK\r\n${field}`), filling]),
    ],
    ['by the file', Buffer.concat([Buffer.from(dotnetFraming.before), filling])],
  ])('%s', async (_part, body) => {
    let given = 0;
    async function* source() {
      for await (const piece of pieces(Buffer.concat([body, filling]), [1000])) {
        given += piece.length;
        yield piece;
      }
    }
    await expect(
      collect(readPushBody(source(), dotnetFraming.contentType, limitBytes)),
    ).rejects.toMatchObject({
      code: 'tooLarge',
    });
    expect(given).toBeLessThanOrEqual(limitBytes + 64 * 1024 + 1000);
  });

  test.each([1000, 65_536, 100_001, 1_000_000])(
    'so that a file beyond the limit is seen to be, also in chunks of %d bytes',
    async (chunkBytes) => {
      const file = Buffer.alloc(2 * limitBytes, 'x');
      for (const [body, contentType] of [
        [frame(dotnetFraming, file), dotnetFraming.contentType],
        [file, undefined],
      ] as const) {
        let received = 0;
        for await (const bytes of readPushBody(pieces(body, [chunkBytes]), contentType, limitBytes)) {
          received += bytes.length;
          if (received > limitBytes) break;
        }
        expect(received).toBeGreaterThan(limitBytes);
      }
    },
  );

  test('which leaves room for the fields of honest clients', async () => {
    const nupkg = Buffer.alloc(limitBytes, 'x');
    const { contentType, before, after } = dotnetFraming;
    const body = Buffer.concat([
      Buffer.from(`${field}${'y'.repeat(60_000)}\r\n`),
      frame({ contentType, before, after }, nupkg),
    ]);
    const received = await collect(readPushBody(pieces(body, [5000]), contentType, limitBytes));
    expect(received.equals(nupkg)).toBe(true);
  });
});

const read = (source: AsyncIterable<Uint8Array>, contentType: string | undefined) =>
  readPushBody(source, contentType, 100_000_000);

async function* prefixed(prefix: string, source: AsyncIterable<Uint8Array>) {
  yield Buffer.from(prefix);
  yield* source;
}

function frame({ before, after }: Framing, data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(before), data, Buffer.from(after)]);
}

function receive(body: Buffer, contentType: string | undefined): Promise<Buffer> {
  return collect(read(pieces(body, [65_536]), contentType));
}

/** The bytes in chunks of these sizes, over and over. */
async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let position = 0;
  for (let index = 0; position < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    yield await Promise.resolve(new Uint8Array(bytes.subarray(position, position + size)));
    position += size;
  }
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}

function sha512(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('hex');
}
