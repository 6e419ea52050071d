import { InvalidPackage } from './invalid-package';
import { type RandomAccess, readAt } from './zip-bytes';

/** Where a ZIP file keeps the directory of its entries. */
export type ZipDirectory = { readonly entryCount: number; readonly sizeBytes: number };

const endRecordBytes = 22;
const maxCommentBytes = 0xffff;
const zip64LocatorBytes = 20;
const endSignature = Buffer.from('PK\x05\x06', 'latin1');
const zip64LocatorSignature = Buffer.from('PK\x06\x07', 'latin1');

/** More than 65,534 entries with paths of 300 bytes, and little enough to hold. */
const maxDirectoryBytes = 24 * 1024 * 1024;

/**
 * Reads the record at the end of a ZIP file and refuses what readers of ZIP files disagree on, so that every client
 * sees the entries that were checked: bytes after the end, archives in several parts, and Zip64 records, which a
 * NuGet package has no use for.
 *
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.16
 */
export async function readZipDirectory(file: RandomAccess, fileBytes: number): Promise<ZipDirectory> {
  if (fileBytes === 0) throw new InvalidPackage('The file is empty. Push a NuGet package.');
  const tailBytes = Math.min(fileBytes, zip64LocatorBytes + endRecordBytes + maxCommentBytes);
  const tail = await readAt(file, fileBytes - tailBytes, tailBytes);
  const end =
    tail.length < endRecordBytes ? -1 : tail.lastIndexOf(endSignature, tail.length - endRecordBytes);
  if (end === -1) {
    throw new InvalidPackage('The file is not a NuGet package: it is no ZIP archive, or it is cut short.');
  }

  const record = tail.subarray(end);
  const sizeBytes = record.readUInt32LE(12);
  const offset = record.readUInt32LE(16);
  const entryCount = record.readUInt16LE(10);
  const locator = tail.subarray(Math.max(0, end - zip64LocatorBytes), end);
  if (locator.indexOf(zip64LocatorSignature) === 0 || entryCount === 0xffff || sizeBytes === 0xffffffff) {
    throw new InvalidPackage(
      'The package is a Zip64 archive, which NuGet packages cannot be. Pack it without Zip64.',
    );
  }
  if (record.readUInt16LE(20) !== record.length - endRecordBytes) {
    throw new InvalidPackage('The package has bytes after the end of its ZIP archive. Pack it again.');
  }
  if (record.readUInt16LE(4) !== 0 || record.readUInt16LE(8) !== entryCount) {
    throw new InvalidPackage('The package is a ZIP archive in several parts. Pack it as one file.');
  }
  if (offset + sizeBytes > fileBytes - tailBytes + end) throw damagedArchive();
  if (sizeBytes > maxDirectoryBytes) {
    throw new InvalidPackage(
      'The directory of the package is larger than 24 MiB. Pack fewer files or shorter paths.',
    );
  }
  return { entryCount, sizeBytes };
}

export function damagedArchive(cause?: unknown): InvalidPackage {
  return new InvalidPackage('The package is a damaged ZIP archive. Pack it again and push the new file.', {
    cause,
  });
}
