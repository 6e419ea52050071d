import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createInflateRaw, inflateRaw } from 'node:zlib';
import { Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { readEntryPath } from './entry-path';
import { InvalidPackage, quote } from './invalid-package';
import { type RandomAccess, readAt, ZipBytes } from './zip-bytes';
import { damagedArchive, readZipDirectory, type ZipDirectory } from './zip-directory';

/** An entry of a ZIP archive, as its directory declares it. */
export type ZipEntry = {
  readonly path: string;
  readonly sizeBytes: number;
  readonly compressedBytes: number;
  /** The time written in the archive, which names no time zone, taken as UTC. */
  readonly lastModified: Date;
  readonly compressionMethod: number;
  readonly headerOffset: number;
};

/** An open ZIP archive. Nothing but its directory is held in memory. */
export type Zip = {
  readonly entries: readonly ZipEntry[];
  /** The content of an entry. Throws `InvalidPackage` when it is larger than allowed, or of another size than declared. */
  readEntry(entry: ZipEntry, maxBytes: number): Promise<Buffer>;
  /** The content of an entry, of whatever size, in pieces. Throws `InvalidPackage` when it is of another size than declared. */
  streamEntry(entry: ZipEntry): AsyncIterable<Buffer>;
  close(): Promise<void>;
};

/** Opens a local file. What cannot be read as one unambiguous ZIP archive is an `InvalidPackage`. */
export async function openZip(path: string): Promise<Zip> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { zip, entries } = await readArchive(file, size);
    return {
      entries,
      readEntry: (entry, maxBytes) => readEntry(file, zip, entry, maxBytes),
      streamEntry: (entry) => streamEntry(file, zip, entry),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The entries of an archive that lies anywhere. Throws `InvalidPackage`. */
export async function readZipEntries(file: RandomAccess, sizeBytes: number): Promise<readonly ZipEntry[]> {
  return (await readArchive(file, sizeBytes)).entries;
}

async function readArchive(
  file: RandomAccess,
  sizeBytes: number,
): Promise<{ zip: ZipFile; entries: readonly ZipEntry[] }> {
  const directory = await readZipDirectory(file, sizeBytes);
  const zip = await fromRandomAccessReaderPromise(new ZipBytes(file, sizeBytes), sizeBytes, {
    autoClose: false,
    // Names are decoded here, so that a refusal says what is wrong with one.
    decodeStrings: false,
  }).catch(refuseDamage);
  const entries = await readEntries(zip, directory);
  requireRoom(entries, sizeBytes);
  return { zip, entries };
}

async function readEntries(zip: ZipFile, { entryCount, sizeBytes }: ZipDirectory): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  let readBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      readBytes += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      entries.push(toZipEntry(entry));
    }
  } catch (error) {
    refuseDamage(error);
  }
  if (entries.length !== entryCount || readBytes !== sizeBytes) throw damagedArchive();
  return entries;
}

const stored = 0;
const deflated = 8;
const encryptedFlags = 0x1 | 0x40 | 0x2000;
const zip64Mark = 0xffffffff;

const pieceBytes = 64 * 1024;

/** What one byte of deflated data can grow to at most. */
const maxInflation = 1032;

/** By how much data that does not compress may grow, and more. */
const deflateOverheadBytes = 64 * 1024;

function toZipEntry(entry: Entry): ZipEntry {
  const path = readEntryPath(entry.fileNameRaw);
  const { compressionMethod, uncompressedSize, compressedSize, relativeOffsetOfLocalHeader } = entry;
  if ((entry.generalPurposeBitFlag & encryptedFlags) !== 0) {
    throw new InvalidPackage(`The entry ${quote(path)} is encrypted. Pack it without a password.`);
  }
  if (compressionMethod !== stored && compressionMethod !== deflated) {
    throw new InvalidPackage(
      `The entry ${quote(path)} is compressed by method ${compressionMethod}. Pack it with "Deflate".`,
    );
  }
  if (Math.max(uncompressedSize, compressedSize, relativeOffsetOfLocalHeader) >= zip64Mark) {
    throw new InvalidPackage(`The entry ${quote(path)} has a Zip64 record. Pack the package without Zip64.`);
  }
  if (uncompressedSize > (compressedSize + 1) * maxInflation) throw wrongSize(path);
  return {
    path,
    sizeBytes: uncompressedSize,
    compressedBytes: compressedSize,
    // As clients do, and no finer times of other tools.
    lastModified: entry.getLastModDate({ timezone: 'UTC', forceDosFormat: true }),
    compressionMethod,
    headerOffset: relativeOffsetOfLocalHeader,
  };
}

/** Entries that share bytes make an archive that grows without bound when it is extracted. */
function requireRoom(entries: readonly ZipEntry[], fileBytes: number): void {
  const total = entries.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0);
  if (total > fileBytes) throw damagedArchive();
}

async function readEntry(file: FileHandle, zip: ZipFile, entry: ZipEntry, maxBytes: number): Promise<Buffer> {
  const { path, sizeBytes, compressedBytes, compressionMethod } = entry;
  if (sizeBytes > maxBytes || compressedBytes > 2 * maxBytes + deflateOverheadBytes) {
    throw new InvalidPackage(
      `The entry ${quote(path)} has ${sizeBytes} bytes. Make it smaller: at most ${maxBytes} are allowed.`,
    );
  }
  const packed = await readAt(file, await findData(zip, entry), compressedBytes);
  const content = compressionMethod === stored ? packed : await inflate(packed, entry);
  if (content.length !== sizeBytes) throw wrongSize(path);
  return content;
}

async function* streamEntry(file: FileHandle, zip: ZipFile, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { path, sizeBytes, compressedBytes, compressionMethod } = entry;
  const packed = Readable.from(readPieces(file, await findData(zip, entry), compressedBytes));
  const content: Readable = compressionMethod === stored ? packed : inflateStream(packed);
  let bytes = 0;
  try {
    for await (const chunk of content) {
      // safe because neither of the two streams decodes
      const piece = chunk as Buffer;
      bytes += piece.length;
      if (bytes > sizeBytes) throw wrongSize(path);
      yield piece;
    }
  } catch (error) {
    throw isDisk(error) || error instanceof InvalidPackage ? error : cannotUnpack(path, error);
  }
  if (bytes !== sizeBytes) throw wrongSize(path);
}

/** A stream of Node's own would close the file with itself. */
async function* readPieces(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += pieceBytes) {
    yield await readAt(file, start + done, Math.min(pieceBytes, length - done));
  }
}

/** Whoever stops reading ends both streams; an error of either is found by whoever reads. */
function inflateStream(packed: Readable): Readable {
  return pipeline(packed, createInflateRaw(), () => undefined);
}

async function findData(zip: ZipFile, entry: ZipEntry): Promise<number> {
  const header = await zip
    .readLocalFileHeaderPromise(toYauzlEntry(entry), { minimal: true })
    .catch(refuseDamage);
  return header.fileDataStart;
}

function toYauzlEntry({ headerOffset, compressedBytes }: ZipEntry): Entry {
  return Object.assign(new Entry(), {
    relativeOffsetOfLocalHeader: headerOffset,
    compressedSize: compressedBytes,
  });
}

async function inflate(packed: Buffer, { path, sizeBytes }: ZipEntry): Promise<Buffer> {
  try {
    return await promisify(inflateRaw)(packed, { maxOutputLength: sizeBytes + 1 });
  } catch (cause) {
    if (cause instanceof RangeError) throw wrongSize(path);
    throw cannotUnpack(path, cause);
  }
}

function cannotUnpack(path: string, cause: unknown): InvalidPackage {
  return new InvalidPackage(`The entry ${quote(path)} cannot be unpacked. Pack the package again.`, {
    cause,
  });
}

function wrongSize(path: string): InvalidPackage {
  return new InvalidPackage(
    `The entry ${quote(path)} does not have the size that the archive declares. Pack the package again.`,
  );
}

/** What goes wrong while an archive is read is its own fault, unless the disk is to blame. */
function refuseDamage(error: unknown): never {
  throw isDisk(error) || error instanceof InvalidPackage ? error : damagedArchive(error);
}

const isDisk = (error: unknown) => error instanceof Error && 'syscall' in error;
