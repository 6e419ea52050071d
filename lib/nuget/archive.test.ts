import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeNupkg } from '../testing/nupkg';
import { makeNuspec } from '../testing/nuspec';
import { packagesOnDisk } from '../testing/packages-on-disk';
import { makeRawZip, type RawEnd, type RawEntry } from '../testing/raw-zip';

const { open, refusalOf } = packagesOnDisk();

const nuspec: RawEntry = { name: 'Acme.nuspec', content: makeNuspec({ id: 'Acme', version: '1.0.0' }) };

const withEntries = (...entries: RawEntry[]) => makeRawZip([nuspec, ...entries]);

describe('an entry may not be named', () => {
  test.each([
    ['../x', /leads out of its folder/],
    ['a/../../x', /leads out of its folder/],
    ['a/../x', /leads out of its folder/],
    ['..', /leads out of its folder/],
    ['..%2fx', /leads out of its folder/],
    ['%2e%2e/x', /leads out of its folder/],
    ['%2E%2E%5Cx', /leads out of its folder/],
    ['%2e%2e/%ff', /leads out of its folder/],
    ['a\\..\\..\\x', /leads out of its folder/],
    ['/abs', /absolute path/],
    ['%2fabs', /absolute path/],
    ['\\abs', /absolute path/],
    ['C:\\x', /absolute path/],
    ['c:x', /absolute path/],
    ['c%3Ax', /absolute path/],
    ['a\\\\b', /two backslashes/],
    ['a%5C%5Cb', /two backslashes/],
    ['\\\\server\\x', /two backslashes/],
    ['a\0b', /control character/],
    ['a%00b', /control character/],
    ['a\nb', /control character/],
    ['', /without a name/],
    ['.', /names no file/],
    ['./', /names no file/],
  ])('%j [check 124]', async (name, message) => {
    expect(await refusalOf(withEntries({ name }))).toMatch(message);
  });

  test.each(['a//b', './a', 'a%2', '100%', 'a%zz', '..a/b..', 'a/...', '%252e%252e%252fx', 'ab:c', 'Ünï/😀'])(
    'unlike %j [check 124]',
    async (name) => {
      expect(await refusalOf(withEntries({ name }))).toBe('accepted');
    },
  );

  test('by more than 1,024 bytes', async () => {
    expect(await refusalOf(withEntries({ name: 'é'.repeat(512) }))).toBe('accepted');
    expect(await refusalOf(withEntries({ name: `${'é'.repeat(512)}x` }))).toMatch(/longer than 1024 bytes/);
  });

  test('as bytes that are no text, unless the package still opens', async () => {
    await open(withEntries({ name: Buffer.from([0x61, 0xff]), flags: 0 }), ({ entries }) => {
      expect(entries[1]?.path).toBe('a\u{fffd}');
    });
  });
});

describe('two entries may not be one file on some disk', () => {
  test.each([
    ['a.txt', 'a.txt'],
    ['a.txt', 'A.TXT'],
    ['lib/a', 'lib\\A'],
    ['a b', 'a%20b'],
    ['a//b', 'a/b'],
    ['a/b', 'a///B'],
    ['./a', 'a'],
    ['É', 'é'],
    ['f/', 'F/'],
  ])('%j and %j [check 124]', async (first, second) => {
    expect(await refusalOf(withEntries({ name: first }, { name: second }))).toMatch(/one file on some disks/);
  });

  test.each([
    ['a', 'b'],
    ['a/b', 'a.b'],
    ['İ', 'i'],
  ])('unlike %j and %j [check 124]', async (first, second) => {
    expect(await refusalOf(withEntries({ name: first }, { name: second }))).toBe('accepted');
  });
});

describe('an entry may be written', () => {
  const hourMs = 60 * 60 * 1000;

  test.each([
    ['two days from now', 48, /"a\.txt" was last written in the future/],
    ['25 hours from now', 25, /last written in the future/],
    ['23 hours from now', 23, /accepted/],
    ['yesterday', -24, /accepted/],
  ])('%s, or is refused [check 124]', async (_when, hours, outcome) => {
    const lastModified = new Date(Date.now() + hours * hourMs);
    expect(await refusalOf(withEntries({ name: 'a.txt', lastModified }))).toMatch(outcome);
    expect(await refusalOf(await makeNupkg({ id: 'A', version: '1.0', date: lastModified }))).toMatch(
      outcome.source === 'accepted' ? outcome : /last written in the future/,
    );
  });
});

describe('an entry is refused', () => {
  const zeros = deflateRawSync(Buffer.alloc(1_000_000));

  test.each<[string, RawEntry, RegExp]>([
    ['when it is encrypted', { name: 'a', flags: 1, method: 8, content: 'secret' }, /"a" is encrypted/],
    ['when its header is encrypted', { name: 'a', flags: 0x2000 }, /"a" is encrypted/],
    [
      'when it is compressed by Deflate64',
      { name: 'a', method: 9, content: 'x' },
      /"a" is compressed by method 9/,
    ],
    ['when it is compressed by LZMA', { name: 'a', method: 14, content: 'x' }, /method 14/],
    [
      'when it claims to grow beyond measure',
      { name: 'a', method: 8, content: zeros, sizeBytes: 2_000_000_000 },
      /size/,
    ],
    ['when a stored one claims two sizes', { name: 'a', content: 'x', sizeBytes: 2 }, /damaged/],
    ['when its size is in a Zip64 record', { name: 'a', sizeBytes: 0xffffffff, method: 8 }, /Zip64/],
    ['when its place is in a Zip64 record', { name: 'a', headerOffset: 0xffffffff }, /Zip64/],
    [
      'when its Zip64 record lies',
      {
        name: 'a',
        sizeBytes: 0xffffffff,
        compressedBytes: 0xffffffff,
        extra: zip64Extra(2n ** 62n, 2n ** 62n),
        method: 8,
      },
      /Zip64/,
    ],
    ['when its extra field is cut', { name: 'a', extra: Buffer.from([1, 0, 200, 0]) }, /damaged/],
  ])('%s', async (_reason, entry, message) => {
    expect(await refusalOf(withEntries(entry))).toMatch(message);
  });

  test('when it shares its bytes with others, so that a small package would unpack to a huge one', async () => {
    const shared = { method: 8, content: zeros, sizeBytes: 1_000_000, headerOffset: 0 };
    const overlapping = makeRawZip([
      { ...shared, name: 'a' },
      ...Array.from({ length: 20 }, (_, index) => ({
        ...shared,
        name: `b${index}`,
        content: '',
        compressedBytes: zeros.length,
      })),
      nuspec,
    ]);
    expect(await refusalOf(overlapping)).toMatch(/damaged/);
  });
});

describe('the nuspec is refused', () => {
  const text = makeNuspec({ id: 'Acme', version: '1.0.0' });
  const packed = deflateRawSync(text);

  test.each<[string, Partial<RawEntry>, RegExp]>([
    [
      'when it is larger than declared',
      { method: 8, content: packed, sizeBytes: text.length - 1 },
      /does not have the size/,
    ],
    [
      'when it is much larger',
      { method: 8, content: deflateRawSync(Buffer.alloc(5e6)), sizeBytes: 9000 },
      /have the size/,
    ],
    [
      'when it is smaller than declared',
      { method: 8, content: packed, sizeBytes: text.length + 1 },
      /have the size/,
    ],
    ['when it is nothing', { method: 8, content: packed, sizeBytes: 0 }, /have the size/],
    [
      'when it cannot be inflated',
      { method: 8, content: 'not deflated', sizeBytes: 100 },
      /cannot be unpacked/,
    ],
    [
      'when its data is cut',
      { method: 8, content: packed.subarray(0, 50), sizeBytes: text.length },
      /unpacked/,
    ],
    [
      'when it is packed in far too many bytes',
      { method: 8, content: Buffer.alloc(3e6), sizeBytes: 100 },
      /bytes/,
    ],
    ['when it lies nowhere', { headerOffset: 1_000_000 }, /damaged/],
    ['when it lies in the middle of something', { headerOffset: 1 }, /damaged/],
  ])('%s [check 128]', async (_reason, fault, message) => {
    expect(await refusalOf(makeRawZip([{ ...nuspec, ...fault }]))).toMatch(message);
  });
});

describe('a file is no package', () => {
  const whole = withEntries({ name: 'a.txt', content: 'x'.repeat(1000) });

  test.each([
    ['when it is empty', Buffer.alloc(0), /file is empty/],
    ['when it is garbage', Buffer.from('this is not a zip file '.repeat(10_000)), /no ZIP archive/],
    ['when it is short garbage', Buffer.from('PK'), /no ZIP archive/],
    ['when its end is missing', whole.subarray(0, -1), /no ZIP archive/],
    ['when its second half is missing', whole.subarray(0, whole.length / 2), /no ZIP archive/],
    ['when its beginning is missing', whole.subarray(100), /damaged/],
    ['when something follows it', Buffer.concat([whole, Buffer.from('\n')]), /bytes after the end/],
    ['when a Zip64 locator stands before its end', zip([nuspec], { gap: zip64Locator() }), /Zip64/],
    ['when it counts its entries by Zip64', zip([nuspec], { entryCount: 0xffff }), /Zip64/],
    ['when its directory is placed by Zip64', zip([nuspec], { directoryOffset: 0xffffffff }), /damaged/],
    ['when it is one of several parts', zip([nuspec], { disk: 1 }), /several parts/],
    ['when it counts too few entries', zip([nuspec, { name: 'a' }], { entryCount: 1 }), /damaged/],
    ['when it counts too many entries', zip([nuspec], { entryCount: 2 }), /damaged/],
    ['when its directory is longer than the file', zip([nuspec], { directoryBytes: 1_000_000 }), /damaged/],
    ['when its directory is shorter than its entries', zip([nuspec], { directoryBytes: 10 }), /damaged/],
    ['when its directory is elsewhere', zip([nuspec], { directoryOffset: 0 }), /damaged/],
  ])('%s [check 107]', async (_reason, bytes, message) => {
    expect(await refusalOf(bytes)).toMatch(message);
  });

  test('but may have a comment, and one that looks like an end', async () => {
    expect(await refusalOf(zip([nuspec], { comment: 'hello' }))).toBe('accepted');
    expect(await refusalOf(zip([nuspec], { comment: `PK\x05\x06${'\0'.repeat(18)}` }))).toMatch(/no nuspec/);
  });

  test('when its directory is larger than any that is needed', async () => {
    const extra = Buffer.alloc(60_000);
    const entries = Array.from({ length: 450 }, (_, index) => ({ name: `${index}`, extra }));
    expect(await refusalOf(withEntries(...entries))).toMatch(/larger than 24 MiB/);
  });
});

describe('a package of 65,534 entries', () => {
  const entries = Array.from({ length: 65_532 }, (_, index) => ({ name: `content/${index}` }));
  const timeoutMs = 60_000;

  test('has one too many', { timeout: timeoutMs }, async () => {
    expect(await refusalOf(withEntries(...entries, { name: 'a' }))).toMatch(/65534 entries. At most 65533/);
  });

  test('is accepted when one of them is its signature', { timeout: timeoutMs }, async () => {
    await open(withEntries(...entries, { name: '.signature.p7s' }), (nupkg) => {
      expect(nupkg.entries).toHaveLength(65_534);
    });
  });
});

function zip(entries: readonly RawEntry[], end: RawEnd): Buffer {
  return makeRawZip(entries, end);
}

function zip64Extra(sizeBytes: bigint, compressedBytes: bigint): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(sizeBytes, 4);
  extra.writeBigUInt64LE(compressedBytes, 12);
  return extra;
}

/** Leads to a record at a place that no file has. */
function zip64Locator(): Buffer {
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 0, 'latin1');
  locator.writeBigUInt64LE(2n ** 60n, 8);
  locator.writeUInt32LE(1, 16);
  return locator;
}
