import { crc32 } from 'node:zlib';

/** An entry of a ZIP file, each field as it shall be written, true or not. */
export type RawEntry = {
  name: string | Buffer;
  /** The bytes as they lie in the file: compressed, if the method says so. */
  content?: string | Buffer;
  method?: number;
  flags?: number;
  sizeBytes?: number;
  compressedBytes?: number;
  lastModified?: Date;
  extra?: Buffer;
  comment?: string;
  headerOffset?: number;
};

/** What the record at the end of a ZIP file says, where it shall differ from the truth. */
export type RawEnd = {
  entryCount?: number;
  directoryBytes?: number;
  directoryOffset?: number;
  disk?: number;
  comment?: string;
  /** Bytes between the directory and the end record. */
  gap?: Buffer;
};

/** A ZIP file of stored entries that may lie about itself, which no honest library would write. */
export function makeRawZip(entries: readonly RawEntry[], end: RawEnd = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const file = Buffer.concat([localHeader(entry), nameOf(entry), contentOf(entry)]);
    directory.push(directoryRecord(entry, entry.headerOffset ?? offset));
    files.push(file);
    offset += file.length;
  }
  const directoryBytes = Buffer.concat(directory);
  return Buffer.concat([
    ...files,
    directoryBytes,
    end.gap ?? Buffer.alloc(0),
    endRecord({
      entryCount: entries.length,
      directoryBytes: directoryBytes.length,
      directoryOffset: offset,
      ...end,
    }),
  ]);
}

function localHeader(entry: RawEntry): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 0, 'latin1');
  writeCommonFields(header, 4, entry);
  header.writeUInt16LE(nameOf(entry).length, 26);
  return header;
}

function directoryRecord(entry: RawEntry, headerOffset: number): Buffer {
  const { extra = Buffer.alloc(0), comment = '' } = entry;
  const header = Buffer.alloc(46);
  header.write('PK\x01\x02', 0, 'latin1');
  writeCommonFields(header, 6, entry);
  header.writeUInt16LE(nameOf(entry).length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt16LE(comment.length, 32);
  header.writeUInt32LE(headerOffset, 42);
  return Buffer.concat([header, nameOf(entry), extra, Buffer.from(comment, 'latin1')]);
}

/** From "version needed to extract" to "uncompressed size", which both kinds of header share. */
function writeCommonFields(header: Buffer, offset: number, entry: RawEntry): void {
  const content = contentOf(entry);
  const { flags = 0x800, method = 0, lastModified = new Date('2024-01-01T00:00:00Z') } = entry;
  header.writeUInt16LE(20, offset);
  header.writeUInt16LE(flags, offset + 2);
  header.writeUInt16LE(method, offset + 4);
  header.writeUInt16LE(dosTime(lastModified), offset + 6);
  header.writeUInt16LE(dosDate(lastModified), offset + 8);
  header.writeUInt32LE(crc32(content), offset + 10);
  header.writeUInt32LE(entry.compressedBytes ?? content.length, offset + 14);
  header.writeUInt32LE(entry.sizeBytes ?? content.length, offset + 18);
}

function endRecord(
  end: Required<Pick<RawEnd, 'entryCount' | 'directoryBytes' | 'directoryOffset'>> & RawEnd,
): Buffer {
  const { entryCount, directoryBytes, directoryOffset, disk = 0, comment = '' } = end;
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 0, 'latin1');
  record.writeUInt16LE(disk, 4);
  record.writeUInt16LE(disk, 6);
  record.writeUInt16LE(entryCount, 8);
  record.writeUInt16LE(entryCount, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(directoryOffset, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, Buffer.from(comment, 'latin1')]);
}

function nameOf({ name }: RawEntry): Buffer {
  return Buffer.from(name);
}

function contentOf({ content = '' }: RawEntry): Buffer {
  return Buffer.from(content);
}

function dosDate(date: Date): number {
  return ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
}

function dosTime(date: Date): number {
  return (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
}
