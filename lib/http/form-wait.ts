import { LRUCache } from 'lru-cache';
import { shared } from '@/lib/config/shared';

const waits = () => shared('form-waits', () => new LRUCache<string, number>({ max: 1_000 }));

/** Keeps for the front after how long a form that came too often may be sent again, by the name of the request. */
export function noteFormWait(requestId: string, seconds: number): void {
  waits().set(requestId, seconds);
}

/** After how many seconds the form may be sent again; undefined when it may at once. */
export function takeFormWait(requestId: string): number | undefined {
  const seconds = waits().get(requestId);
  waits().delete(requestId);
  return seconds;
}
