import { createHash } from 'node:crypto';

const version = Buffer.from('PDB v1.0\0\0\0\0', 'latin1');
const idBytes = 20;

/** A portable PDB for tests, and what its assembly says of it. */
export type MadePdb = {
  bytes: Buffer;
  /** The 16 bytes of its GUID. */
  guid: Buffer;
  stamp: number;
  checksum: { algorithm: string; bytes: Buffer };
};

/**
 * Bytes with the head and the id of a portable PDB, and a text, by which one is not like another, in place of tables.
 * The id is made of the rest, as deterministic compilers do.
 */
export function makePdb(text = ''): MadePdb {
  const streams = [
    { name: '#Pdb', content: Buffer.alloc(idBytes + 12) },
    { name: '#~', content: Buffer.alloc(24) },
    { name: '#Strings', content: padded(Buffer.from(`\0${text}\0`)) },
    { name: '#GUID', content: Buffer.alloc(16) },
    { name: '#Blob', content: Buffer.alloc(4) },
  ];
  const { bytes, idOffset } = layOut(streams);
  const id = createHash('sha256').update(bytes).digest().subarray(0, idBytes);
  const checksum = createHash('sha256').update(bytes).digest();
  id.copy(bytes, idOffset);
  return {
    bytes,
    guid: id.subarray(0, 16),
    stamp: id.readUInt32LE(16),
    checksum: { algorithm: 'SHA256', bytes: checksum },
  };
}

function layOut(streams: { name: string; content: Buffer }[]) {
  const root = Buffer.alloc(16);
  root.write('BSJB', 'latin1');
  root.writeUInt16LE(1, 4);
  root.writeUInt16LE(1, 6);
  root.writeUInt32LE(version.length, 12);
  const counts = Buffer.alloc(4);
  counts.writeUInt16LE(streams.length, 2);
  const names = streams.map(({ name }) => padded(Buffer.from(`${name}\0`, 'latin1')));
  const headBytes =
    root.length + version.length + counts.length + names.reduce((sum, name) => sum + 8 + name.length, 0);

  let offset = headBytes;
  const headers = streams.map(({ content }, index) => {
    const place = Buffer.alloc(8);
    place.writeUInt32LE(offset, 0);
    place.writeUInt32LE(content.length, 4);
    offset += content.length;
    return Buffer.concat([place, names[index] ?? Buffer.alloc(0)]);
  });
  const contents = streams.map(({ content }) => content);
  return { bytes: Buffer.concat([root, version, counts, ...headers, ...contents]), idOffset: headBytes };
}

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
