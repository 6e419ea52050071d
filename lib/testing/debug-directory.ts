import type { MadePdb } from './pdb';

const entryBytes = 28;

/**
 * The part of an assembly that says by which PDB it was built: a table with an entry for its id and one for its
 * checksum, and what these lead to. It is made for a place in the file, of which `addressOf` tells where it is loaded.
 */
export function debugDirectory(
  { guid, stamp, checksum }: Omit<MadePdb, 'bytes'>,
  offset: number,
  addressOf: (offset: number) => number,
): { bytes: Buffer; directoryBytes: number } {
  const parts = [
    { type: 2, stamp, minorVersion: 0x504d, data: codeView(guid) },
    {
      type: 19,
      stamp: 0,
      minorVersion: 0,
      data: Buffer.concat([Buffer.from(`${checksum.algorithm}\0`, 'latin1'), checksum.bytes]),
    },
  ];
  const directoryBytes = parts.length * entryBytes;
  let at = offset + directoryBytes;
  const entries = parts.map(({ type, stamp: entryStamp, minorVersion, data }) => {
    const entry = Buffer.alloc(entryBytes);
    entry.writeUInt32LE(entryStamp, 4);
    entry.writeUInt16LE(minorVersion === 0 ? 1 : 0x0100, 8);
    entry.writeUInt16LE(minorVersion, 10);
    entry.writeUInt32LE(type, 12);
    entry.writeUInt32LE(data.length, 16);
    entry.writeUInt32LE(addressOf(at), 20);
    entry.writeUInt32LE(at, 24);
    at += data.length;
    return entry;
  });
  return { bytes: Buffer.concat([...entries, ...parts.map(({ data }) => data)]), directoryBytes };
}

function codeView(guid: Buffer): Buffer {
  const age = Buffer.from([1, 0, 0, 0]);
  return Buffer.concat([Buffer.from('RSDS', 'latin1'), guid, age, Buffer.from('/src/Acme.pdb\0', 'latin1')]);
}
