import { hash } from 'node:crypto';
import { everything } from '@/lib/db/purge';
import { tags } from '@/lib/domain/cache-tags';
import type { Credential } from '@/lib/http/credentials';

const keptMilliseconds = 30_000;
const mostReaders = 10_000;

/**
 * Remembers for a short while which credentials were found to be those of readers, so that each of the many requests of a
 * restore need not be looked up. Any act that may end somebody's reading empties it, in all processes.
 */
export function createReaderMemory(now: () => number = Date.now) {
  const readers = new Map<string, number>();
  let epoch = 0;

  return {
    /** Counts what emptied it: a proof that was begun at another epoch may be out of date. */
    epoch: () => epoch,

    knows: (name: string): boolean => (readers.get(name) ?? 0) > now(),

    /** Keeps a proof that was begun at an epoch, and holds at the longest until then. */
    keep(name: string, until: number, begunAt: number): void {
      if (begunAt !== epoch) return;
      if (readers.size >= mostReaders) readers.clear();
      readers.set(name, Math.min(until, now() + keptMilliseconds));
    },

    purge(purged: readonly string[]): void {
      if (!purged.includes(tags.readers) && !purged.includes(everything)) return;
      epoch++;
      readers.clear();
    },
  };
}

/** What a credential is remembered by: not the credential itself, and only where it is used from. */
export function nameOfCredential(credential: Credential, clientAddress: string): string {
  return hash('sha256', JSON.stringify([clientAddress, ...Object.values(credential)]), 'base64');
}
