import { LRUCache } from 'lru-cache';
import { shared } from '@/lib/config/shared';
import { asRefusal } from '@/lib/domain/refusal';

const busyPages = () => shared('busy-pages', () => new LRUCache<string, number>({ max: 1_000 }));

/** Keeps for the front that a page could not be made because the database is busy, by the name of the request. */
export function notePageFailure(requestId: string, error: unknown): void {
  const refused = asRefusal(error);
  if (refused?.code === 'busy') busyPages().set(requestId, refused.retryAfterSeconds ?? 1);
}

/** After how many seconds a page that failed may be asked for again; undefined when it failed for another reason. */
export function takeBusySeconds(requestId: string): number | undefined {
  const seconds = busyPages().get(requestId);
  busyPages().delete(requestId);
  return seconds;
}
