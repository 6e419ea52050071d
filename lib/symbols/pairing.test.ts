import { describe, expect, test } from 'vitest';
import { makeAssembly } from '../testing/assembly';
import { makePdb } from '../testing/pdb';
import { watchedBytes } from '../testing/watched-bytes';
import { readAssemblySymbols } from './assembly';
import { pairPdb } from './pairing';
import { readPortablePdb } from './portable-pdb';
import { symbolKey } from './symbol-key';

const pair = async (assembly: Buffer, pdb: Buffer) => {
  const bytes = watchedBytes(pdb);
  return pairPdb(await readAssemblySymbols(watchedBytes(assembly)), await readPortablePdb(bytes), bytes);
};

describe('a PDB', () => {
  test('belongs to the assembly that names its id and its checksum', async () => {
    const pdb = makePdb('Acme');

    expect(await pair(makeAssembly(pdb), pdb.bytes)).toEqual({
      checksum: `SHA256:${pdb.checksum.bytes.toString('hex')}`,
    });
  });

  test('is asked for by its GUID, whose first three parts are turned', async () => {
    const pdb = makePdb();
    Buffer.from('00112233445566778899aabbccddeeff', 'hex').copy(pdb.bytes, pdb.bytes.indexOf(pdb.guid));

    expect(symbolKey(await readPortablePdb(watchedBytes(pdb.bytes)))).toBe(
      '33221100554477668899aabbccddeeffffffffff',
    );
  });

  test.each([
    ['another GUID', { guid: makePdb('Other').guid }],
    ['another stamp', { stamp: 1 }],
  ])('does not belong to an assembly that names %s', async (_what, named) => {
    const pdb = makePdb('Acme');

    expect(await pair(makeAssembly({ ...pdb, ...named }), pdb.bytes)).toEqual({ difference: 'id' });
  });

  test.each([
    ['another checksum', { algorithm: 'SHA256', bytes: Buffer.alloc(32) }],
    ['a checksum that is cut short', { algorithm: 'SHA256', bytes: Buffer.alloc(0) }],
    ['a checksum of a kind that nobody knows', { algorithm: 'CRC32', bytes: Buffer.alloc(4) }],
  ])('does not belong to an assembly that names %s', async (_what, checksum) => {
    const pdb = makePdb('Acme');

    expect(await pair(makeAssembly({ ...pdb, checksum }), pdb.bytes)).toEqual({ difference: 'content' });
  });

  test('does not belong to its assembly any more once a byte of it is changed', async () => {
    const pdb = makePdb('Acme');
    const changed = Buffer.from(pdb.bytes);
    changed.write('Evil', changed.indexOf('Acme'));

    expect(await pair(makeAssembly(pdb), changed)).toEqual({ difference: 'content' });
  });

  test('belongs to no assembly that says nothing of symbols', async () => {
    expect(await pair(makeAssembly(), makePdb().bytes)).toEqual({ difference: 'id' });
  });

  test.each([
    ['a Windows PDB', Buffer.from('Microsoft C/C++ MSF 7.00\r\n\x1aDS\0\0\0'), /Windows PDB.*portable/],
    ['text', Buffer.from('hello'), /not a portable PDB/],
    ['nothing', Buffer.alloc(0), /not a portable PDB/],
    ['half a PDB', makePdb('Acme').bytes.subarray(0, 140), /cut short/],
    ['a PDB without its own stream', withoutPdbStream(), /no id of its own/],
    ['too many streams', withStreams(65), /damaged/],
  ])('is not %s', async (_what, bytes, sentence) => {
    await expect(readPortablePdb(watchedBytes(bytes))).rejects.toThrow(sentence);
  });
});

describe('an assembly', () => {
  test('tells where its PDB was written', async () => {
    const { pdbs } = await readAssemblySymbols(watchedBytes(makeAssembly(makePdb())));

    expect(pdbs).toMatchObject([{ age: 1, path: '/src/Acme.pdb', portable: true }]);
  });

  test.each([
    ['text', Buffer.from('hello, and so on'.repeat(10))],
    ['nothing', Buffer.alloc(0)],
    ['a DOS program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(1000)])],
  ])('is not %s', async (_what, bytes) => {
    await expect(readAssemblySymbols(watchedBytes(bytes))).rejects.toThrow('not a .NET assembly');
  });

  test('that leads out of itself is refused', async () => {
    const assembly = makeAssembly(makePdb());

    await expect(readAssemblySymbols(watchedBytes(assembly.subarray(0, -10)))).rejects.toThrow(
      'outside of itself',
    );
  });
});

function withoutPdbStream(): Buffer {
  const { bytes } = makePdb();
  bytes.write('#Odd', bytes.indexOf('#Pdb'));
  return bytes;
}

function withStreams(count: number): Buffer {
  const { bytes } = makePdb();
  bytes.writeUInt16LE(count, 16 + 12 + 2);
  return bytes;
}
