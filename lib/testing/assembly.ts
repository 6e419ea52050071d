import { debugDirectory } from './debug-directory';
import type { MadePdb } from './pdb';

const peOffset = 0x80;
const optionalHeaderOffset = peOffset + 24;
const optionalHeaderSize = 0xe0;
const dataDirectoriesOffset = optionalHeaderOffset + 96;
const cliHeaderIndex = 14;
const cliHeaderOffset = 0x200;
const metadataOffset = 0x280;
const debugDirectoryIndex = 6;
const debugOffset = 0x400;
const virtualAddressOfText = 0x2000;

/**
 * Bytes that carry the marks of a managed assembly: a portable executable whose CLI header leads to metadata. They
 * hold no types, so that nothing can run or be compiled against. With a PDB, they say that they were built with it.
 */
export function makeAssembly(pdb?: Omit<MadePdb, 'bytes'>): Buffer {
  const debug = pdb === undefined ? undefined : debugDirectory(pdb, debugOffset, addressOf);
  const bytes = Buffer.concat([Buffer.alloc(debugOffset), debug?.bytes ?? Buffer.alloc(0)]);
  bytes.write('MZ', 0, 'latin1');
  bytes.writeUInt32LE(peOffset, 0x3c);
  writeCoffHeader(bytes);
  writeOptionalHeader(bytes, debug?.directoryBytes ?? 0);
  writeTextSection(bytes, optionalHeaderOffset + optionalHeaderSize);
  writeCliHeader(bytes);
  bytes.write('BSJB', metadataOffset, 'latin1');
  return bytes;
}

/** Where a place in the file is loaded to. */
const addressOf = (offset: number) => virtualAddressOfText + offset - cliHeaderOffset;

function writeCoffHeader(bytes: Buffer): void {
  bytes.write('PE\0\0', peOffset, 'latin1');
  bytes.writeUInt16LE(0x14c, peOffset + 4);
  bytes.writeUInt16LE(1, peOffset + 6);
  bytes.writeUInt16LE(optionalHeaderSize, peOffset + 20);
  bytes.writeUInt16LE(0x2022, peOffset + 22);
}

function writeOptionalHeader(bytes: Buffer, debugDirectoryBytes: number): void {
  bytes.writeUInt16LE(0x10b, optionalHeaderOffset);
  bytes.writeUInt32LE(16, optionalHeaderOffset + 92);
  writeDirectory(bytes, cliHeaderIndex, cliHeaderOffset, 72);
  if (debugDirectoryBytes > 0) writeDirectory(bytes, debugDirectoryIndex, debugOffset, debugDirectoryBytes);
}

function writeDirectory(bytes: Buffer, index: number, offset: number, sizeBytes: number): void {
  const at = dataDirectoriesOffset + index * 8;
  bytes.writeUInt32LE(addressOf(offset), at);
  bytes.writeUInt32LE(sizeBytes, at + 4);
}

function writeTextSection(bytes: Buffer, offset: number): void {
  const sizeBytes = bytes.length - cliHeaderOffset;
  bytes.write('.text', offset, 'latin1');
  bytes.writeUInt32LE(sizeBytes, offset + 8);
  bytes.writeUInt32LE(virtualAddressOfText, offset + 12);
  bytes.writeUInt32LE(sizeBytes, offset + 16);
  bytes.writeUInt32LE(cliHeaderOffset, offset + 20);
}

function writeCliHeader(bytes: Buffer): void {
  bytes.writeUInt32LE(72, cliHeaderOffset);
  bytes.writeUInt32LE(addressOf(metadataOffset), cliHeaderOffset + 8);
  bytes.writeUInt32LE(0x20, cliHeaderOffset + 12);
  bytes.writeUInt32LE(1, cliHeaderOffset + 16);
}
