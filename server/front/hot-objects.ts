import { LRUCache } from 'lru-cache';
import type { Storage } from '@/lib/storage/storage';

/** Up to this an object is read at once and kept for a while; larger ones are streamed. */
const wholeLimitBytes = 1024 * 1024;

const rememberedSizes = 20_000;

/** The small objects of a storage that were asked for lately, in memory and bounded by bytes. */
export function createHotObjects(storage: Storage, maxBytes: number) {
  const objects = new LRUCache<string, Buffer>({
    maxSize: maxBytes,
    maxEntrySize: wholeLimitBytes,
    sizeCalculation: (bytes) => bytes.length + 512,
  });
  const sizes = new LRUCache<string, number>({ max: rememberedSizes });
  const reading = new Map<string, Promise<Buffer | undefined>>();

  async function sizeOf(name: string): Promise<number | undefined> {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const size = (await storage.stat(name))?.sizeBytes;
    if (size !== undefined) sizes.set(name, size);
    return size;
  }

  async function read(name: string): Promise<Buffer | undefined> {
    const size = await sizeOf(name);
    if (size === undefined || size > wholeLimitBytes) return undefined;
    const bytes = await storage.readWhole(name);
    if (bytes) objects.set(name, bytes);
    else sizes.delete(name);
    return bytes;
  }

  return {
    recall: (name: string): Buffer | undefined => objects.get(name),

    /** Reads a small object, once for all who ask at the same time. Undefined when it is large or missing. */
    async read(name: string): Promise<Buffer | undefined> {
      const same = reading.get(name);
      if (same) return same;
      const mine = read(name).finally(() => reading.delete(name));
      reading.set(name, mine);
      return mine;
    },

    /** The size of an object in bytes, asked once. Undefined when there is none of that name. */
    sizeOf,

    stats: () => ({ objects: objects.size, bytes: objects.calculatedSize }),
  };
}
