import { boundedBytes, type BoundedBytes } from '../symbols/bounded-bytes';

export type WatchedBytes = BoundedBytes & {
  /** How much was read in all, and how often. */
  readonly read: BoundedBytes['read'];
  readonly watched: { reads: number; bytes: number; largest: number };
};

/** Bytes of memory that count how they are read. */
export function watchedBytes(content: Uint8Array): WatchedBytes {
  const watched = { reads: 0, bytes: 0, largest: 0 };
  const source = boundedBytes(content.length, async (position, length) => {
    watched.reads += 1;
    watched.bytes += length;
    watched.largest = Math.max(watched.largest, length);
    return Buffer.from(content.subarray(position, position + length));
  });
  return { ...source, watched };
}
