const peOffset = 0x80;
const optionalHeaderOffset = peOffset + 24;
const optionalHeaderSize = 0xe0;
const dataDirectoriesOffset = optionalHeaderOffset + 96;
const cliHeaderIndex = 14;
const cliHeaderOffset = 0x200;
const metadataOffset = 0x280;
const virtualAddressOfText = 0x2000;

/**
 * Bytes that carry the marks of a managed assembly: a portable executable whose CLI header leads to metadata. They
 * hold no types, so that nothing can run or be compiled against.
 */
export function makeAssembly(): Buffer {
  const bytes = Buffer.alloc(0x400);
  bytes.write('MZ', 0, 'latin1');
  bytes.writeUInt32LE(peOffset, 0x3c);
  writeCoffHeader(bytes);
  writeOptionalHeader(bytes);
  writeTextSection(bytes, optionalHeaderOffset + optionalHeaderSize);
  writeCliHeader(bytes);
  bytes.write('BSJB', metadataOffset, 'latin1');
  return bytes;
}

function writeCoffHeader(bytes: Buffer): void {
  bytes.write('PE\0\0', peOffset, 'latin1');
  bytes.writeUInt16LE(0x14c, peOffset + 4);
  bytes.writeUInt16LE(1, peOffset + 6);
  bytes.writeUInt16LE(optionalHeaderSize, peOffset + 20);
  bytes.writeUInt16LE(0x2022, peOffset + 22);
}

function writeOptionalHeader(bytes: Buffer): void {
  bytes.writeUInt16LE(0x10b, optionalHeaderOffset);
  bytes.writeUInt32LE(16, optionalHeaderOffset + 92);
  const cliDirectory = dataDirectoriesOffset + cliHeaderIndex * 8;
  bytes.writeUInt32LE(virtualAddressOfText, cliDirectory);
  bytes.writeUInt32LE(72, cliDirectory + 4);
}

function writeTextSection(bytes: Buffer, offset: number): void {
  bytes.write('.text', offset, 'latin1');
  bytes.writeUInt32LE(0x200, offset + 8);
  bytes.writeUInt32LE(virtualAddressOfText, offset + 12);
  bytes.writeUInt32LE(0x200, offset + 16);
  bytes.writeUInt32LE(cliHeaderOffset, offset + 20);
}

function writeCliHeader(bytes: Buffer): void {
  bytes.writeUInt32LE(72, cliHeaderOffset);
  bytes.writeUInt32LE(virtualAddressOfText + metadataOffset - cliHeaderOffset, cliHeaderOffset + 8);
  bytes.writeUInt32LE(0x20, cliHeaderOffset + 12);
  bytes.writeUInt32LE(1, cliHeaderOffset + 16);
}
