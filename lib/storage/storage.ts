import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Readable } from 'node:stream';
import { env } from '../config/env';
import { shared } from '../config/shared';
import { diskStorage } from './disk';

export type StoredObject = { name: string; sizeBytes: number; modifiedAt: Date };

/** Bytes of one object, from the first to the last one given, both counted from 0 and included. */
export type ByteRange = { first: number; last: number };

/** Where bytes lie. Names come from `paths.ts`; an object that has a name never changes. */
export type Storage = {
  /** Keeps the bytes of a local file under a name, whole and synced or not at all. The file stays. */
  putFile(name: string, path: string): Promise<void>;
  /** Keeps bytes under a name, whole and synced or not at all. */
  putBytes(name: string, bytes: Uint8Array): Promise<void>;
  /** Streams an object, or a part of it. The stream fails when there is none of that name. */
  read(name: string, range?: ByteRange): Readable;
  /** An object's bytes at once: for small objects only. Undefined when there is none of that name. */
  readWhole(name: string): Promise<Buffer | undefined>;
  stat(name: string): Promise<StoredObject | undefined>;
  /** Every object, or those of a folder alone, in no particular order. */
  list(folder?: string): AsyncIterable<StoredObject>;
  remove(name: string): Promise<void>;
};

/** The storage that the settings choose. */
export function storage(): Storage {
  return shared('storage', () => diskStorage(storageFolder()));
}

function storageFolder(): string {
  const { STORAGE_URL, DATA_DIR } = env();
  return STORAGE_URL === undefined ? join(DATA_DIR, 'packages') : fileURLToPath(STORAGE_URL);
}
