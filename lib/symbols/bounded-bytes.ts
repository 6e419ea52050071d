import { open } from 'node:fs/promises';
import { readAt } from '@/lib/nuget/zip-bytes';
import { UnreadableSymbols } from './unreadable-symbols';

/** Bytes that are read a few at a time, at any place. */
export type BoundedBytes = {
  readonly sizeBytes: number;
  /** Exactly these bytes. Throws `UnreadableSymbols` when they are not all there, or more than are ever read at once. */
  read(position: number, length: number): Promise<Buffer>;
};

/** The most that is read, and so held in memory, at once. */
export const maxReadBytes = 64 * 1024;

/** The bytes of a source of which a read inside its bounds can be trusted, and no other is made. */
export function boundedBytes(
  sizeBytes: number,
  readInside: (position: number, length: number) => Promise<Buffer>,
): BoundedBytes {
  return {
    sizeBytes,
    async read(position, length) {
      const inside = position >= 0 && length >= 0 && position + length <= sizeBytes;
      if (!inside || length > maxReadBytes)
        throw new UnreadableSymbols('refers to a place outside of itself');
      return readInside(position, length);
    },
  };
}

/** Opens a local file for as long as it is looked at. */
export async function readingFile<Result>(
  path: string,
  look: (bytes: BoundedBytes) => Promise<Result>,
): Promise<Result> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await look(boundedBytes(size, (position, length) => readAt(file, position, length)));
  } finally {
    await file.close();
  }
}
