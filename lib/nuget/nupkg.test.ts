import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { makeNupkg, type NupkgOptions } from '../testing/nupkg';
import { packagesOnDisk } from '../testing/packages-on-disk';
import { makeNuspec } from '../testing/nuspec';
import { makeRawZip, type RawEntry } from '../testing/raw-zip';
import { InvalidPackage } from './invalid-package';
import { openNupkg } from './nupkg';

const { write, open, refusalOf } = packagesOnDisk();

const nuspec: RawEntry = { name: 'Acme.nuspec', content: makeNuspec({ id: 'Acme', version: '1.0.0' }) };

test('a package tells its nuspec, its files and what the nuspec names of them', async () => {
  const bytes = await makeNupkg({
    id: 'Acme',
    version: '1.0.0',
    icon: 'images\\icon.png',
    readme: 'readme.md',
    license: { file: 'LICENSE' },
    assembly: 'net8.0',
    files: { 'content/My%20File%2B.txt': 'escaped', 'tools\\run.ps1': 'backslash', 'empty/': '' },
    date: new Date('2025-06-07T08:09:10Z'),
  });

  await open(bytes, async (nupkg) => {
    expect(nupkg.nuspec).toMatchObject({ id: 'Acme', version: { original: '1.0.0' } });
    expect(nupkg.nuspecBytes.toString()).toContain('<id>Acme</id>');
    expect(nupkg.extracts).toEqual({ icon: 'images/icon.png', readme: 'readme.md', license: 'LICENSE' });
    expect(nupkg.isSigned).toBe(false);
    expect(nupkg.entries.map(({ path }) => path)).toEqual([
      '_rels/.rels',
      'Acme.nuspec',
      'lib/net8.0/Acme.dll',
      'images/icon.png',
      'readme.md',
      'LICENSE',
      'content/My File+.txt',
      'tools/run.ps1',
      '[Content_Types].xml',
      'package/services/metadata/core-properties/Acme.psmdcp',
    ]);
    expect(nupkg.entries[2]).toMatchObject({
      sizeBytes: 1024,
      lastModified: new Date('2025-06-07T08:09:10Z'),
    });
    expect((await nupkg.readEntry('content/My File+.txt', 100)).toString()).toBe('escaped');
    expect((await nupkg.readEntry('readme.md', 100)).toString()).toBe('# Acme\n');
  });
});

test('a signed package says so', async () => {
  await open(await makeNupkg({ id: 'A', version: '1.0', files: { '.signature.p7s': 'x' } }), (nupkg) => {
    expect(nupkg.isSigned).toBe(true);
  });
});

describe('a package has exactly one nuspec, in its root', () => {
  test.each<[string, RawEntry[], RegExp]>([
    ['none', [{ name: 'a.txt' }], /has no nuspec/],
    ['none at all', [], /has no nuspec/],
    ['two', [nuspec, { name: 'Other.NuSpec' }], /two nuspecs, "Acme\.nuspec" and "Other\.NuSpec"/],
    ['one in a folder beside', [nuspec, { name: 'content/x.nuspec' }], /two nuspecs/],
    ['one in a folder', [{ ...nuspec, name: 'nuspec/Acme.nuspec' }], /must be in the root/],
  ])('and is refused with %s [check 123]', async (_count, entries, message) => {
    expect(await refusalOf(makeRawZip(entries))).toMatch(message);
  });

  test('of any name', async () => {
    await open(makeRawZip([{ ...nuspec, name: 'whatever.NUSPEC' }]), (nupkg) => {
      expect(nupkg.nuspec.id).toBe('Acme');
    });
  });

  test('that is held to its rules', async () => {
    expect(await refusalOf(await makeNupkg({ id: 'a..b', version: '1.0' }))).toMatch(/"a\.\.b" is not valid/);
    expect(await refusalOf(await makeNupkg({ id: 'A', version: '1.0', nuspec: '<a>' }))).toMatch(
      /well-formed/,
    );
    const large = await makeNupkg({ id: 'A', version: '1.0', nuspec: 'x'.repeat(1024 * 1024 + 1) });
    expect(await refusalOf(large)).toMatch(/"A\.nuspec" has 1048577 bytes/);
  });
});

describe('a file that the nuspec names', () => {
  test.each<[string, Partial<NupkgOptions>]>([
    ['icon', { icon: 'icon.png' }],
    ['readme', { readme: 'docs/readme.md' }],
    ['license', { license: { file: 'LICENSE.txt' } }],
  ])('must be there: the %s', async (kind, options) => {
    const without = makeRawZip([
      { ...nuspec, content: makeNuspec({ id: 'Acme', version: '1.0.0', ...options }) },
      { name: 'ICON.png' },
    ]);
    expect(await refusalOf(without)).toMatch(
      new RegExp(`names the ${kind} ".*", but the package has no such file`),
    );
    await open(await makeNupkg({ id: 'Acme', version: '1.0.0', ...options }), (nupkg) => {
      expect(Object.keys(nupkg.extracts)).toEqual([kind]);
    });
  });
});

describe('the content of a file', () => {
  test('is read to its bound and not further', async () => {
    const content = Buffer.from('0123456789'.repeat(1000));
    await open(await makeNupkg({ id: 'A', version: '1.0', files: { 'a.txt': content } }), async (nupkg) => {
      expect(await nupkg.readEntry('a.txt', 10_000)).toEqual(content);
      await expect(nupkg.readEntry('a.txt', 9999)).rejects.toThrow(/"a\.txt" has 10000 bytes.*at most 9999/);
      await expect(nupkg.readEntry('A.txt', 10_000)).rejects.toThrow(/has no file "A\.txt"/);
    });
  });

  test('comes in pieces, of which a reader may take as many as he likes', async () => {
    const content = randomBytes(500_000);
    await open(await makeNupkg({ id: 'A', version: '1.0', files: { 'a.bin': content } }), async (nupkg) => {
      for await (const piece of nupkg.streamEntry('a.bin')) {
        expect(piece.length).toBeLessThanOrEqual(65_536);
        break;
      }
      expect(sha256(await buffer(nupkg.streamEntry('a.bin')))).toBe(sha256(content));
    });
  });

  test('can be read several times at once, and some of it in parallel', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`${index}.txt`, `${index}`.repeat(50_000)]),
    );
    await open(await makeNupkg({ id: 'A', version: '1.0', files }), async (nupkg) => {
      const names = [...Object.keys(files), ...Object.keys(files)];
      const contents = await Promise.all(names.map((name) => nupkg.readEntry(name, 200_000)));
      expect(contents.map(sha256)).toEqual(names.map((name) => sha256(Buffer.from(files[name] ?? ''))));
    });
  });
});

describe.runIf(existsSync('/proc/self/fd'))('the file on disk', () => {
  test('is open until the package is closed, and closed when it was refused', async () => {
    const good = await write(await makeNupkg({ id: 'A', version: '1.0' }));
    const nupkg = await openNupkg(good);
    expect(await isOpen(good)).toBe(true);
    await nupkg.close();
    expect(await isOpen(good)).toBe(false);

    for (const bytes of [
      makeRawZip([]),
      Buffer.from('PK'),
      makeRawZip([{ name: '../x' }]),
      makeRawZip([nuspec, nuspec]),
    ]) {
      const bad = await write(bytes);
      await expect(openNupkg(bad)).rejects.toBeInstanceOf(InvalidPackage);
      expect(await isOpen(bad)).toBe(false);
    }
  });
});

test('a file that cannot be opened is no invalid package', async () => {
  await expect(openNupkg('/missing/a.nupkg')).rejects.toMatchObject({ code: 'ENOENT' });
});

/** Whether this process has a file open. Vitest runs other tests in it too, so that a mere count would not tell. */
async function isOpen(path: string): Promise<boolean> {
  const descriptors = await readdir('/proc/self/fd');
  const targets = await Promise.all(descriptors.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return targets.includes(path);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
