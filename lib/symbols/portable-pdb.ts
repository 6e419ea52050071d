import { guidDigits } from './guid';
import type { BoundedBytes } from './bounded-bytes';
import { UnreadableSymbols } from './unreadable-symbols';

/** What tells a portable PDB from all others. */
export type PortablePdb = {
  /** 32 hexadecimal digits in lower case. */
  guid: string;
  /** The rest of its id, which its assembly bears as well. */
  stamp: number;
  /** Where its id lies: the bytes that its checksum leaves out. */
  idOffset: number;
};

/** A GUID and a stamp. */
export const pdbIdBytes = 20;

const rootBytes = 16;
const maxVersionBytes = 255;
const maxStreams = 64;
const maxStreamNameBytes = 32;
const streamCountBytes = 4;
const maxHeadBytes = rootBytes + maxVersionBytes + streamCountBytes + maxStreams * (8 + maxStreamNameBytes);

/** The id, the entry point and which tables of the assembly are referenced: what a `#Pdb` stream begins with. */
const minPdbStreamBytes = pdbIdBytes + 4 + 8;

const portableMagic = Buffer.from('BSJB', 'latin1');
const windowsMagic = Buffer.from('Microsoft C/C++ MSF 7.00\r\n', 'latin1');

/**
 * Reads the head of a portable PDB. Throws `UnreadableSymbols`.
 *
 * https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md, and ECMA-335 II.24.2
 */
export async function readPortablePdb(bytes: BoundedBytes): Promise<PortablePdb> {
  const head = await bytes.read(0, Math.min(bytes.sizeBytes, maxHeadBytes));
  requirePortable(head);
  const streams = readStreams(head);
  for (const { offset, sizeBytes } of streams) {
    if (offset + sizeBytes > bytes.sizeBytes) throw new UnreadableSymbols('is cut short');
  }
  const stream = streams.find(({ name }) => name === '#Pdb');
  if (stream === undefined || stream.sizeBytes < minPdbStreamBytes) {
    throw new UnreadableSymbols('has no id of its own, as a portable PDB does');
  }
  const id = await bytes.read(stream.offset, pdbIdBytes);
  return { guid: guidDigits(id), stamp: id.readUInt32LE(16), idOffset: stream.offset };
}

function requirePortable(head: Buffer): void {
  const begins = (magic: Buffer) => magic.equals(head.subarray(0, magic.length));
  if (begins(windowsMagic)) {
    throw new UnreadableSymbols(
      'is a Windows PDB, not a portable one: build with <DebugType>portable</DebugType>',
    );
  }
  if (!begins(portableMagic)) throw new UnreadableSymbols('is not a portable PDB');
}

type Stream = { name: string; offset: number; sizeBytes: number };

function readStreams(head: Buffer): Stream[] {
  let at = 0;
  const take = (length: number) => {
    if (at + length > head.length) throw new UnreadableSymbols('is cut short');
    at += length;
    return head.subarray(at - length, at);
  };

  take(12);
  const versionBytes = take(4).readUInt32LE(0);
  if (versionBytes > maxVersionBytes + 1) throw new UnreadableSymbols('is damaged in its head');
  take(versionBytes);
  const count = take(streamCountBytes).readUInt16LE(2);
  if (count > maxStreams) throw new UnreadableSymbols('is damaged in its head');

  return Array.from({ length: count }, () => {
    const place = take(8);
    return { name: takeName(take), offset: place.readUInt32LE(0), sizeBytes: place.readUInt32LE(4) };
  });
}

/** Names end with a zero, and are filled up with more of them to a multiple of four bytes. */
function takeName(take: (length: number) => Buffer): string {
  let name = '';
  while (name.length < maxStreamNameBytes) {
    const part = take(4).toString('latin1');
    const end = part.indexOf('\0');
    if (end !== -1) return name + part.slice(0, end);
    name += part;
  }
  throw new UnreadableSymbols('is damaged in its head');
}
