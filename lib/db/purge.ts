import { shared } from '../config/shared';

type Listener = (tags: readonly string[]) => void;

/** The channel on which every process hears which stored answers are no longer true. */
export const purgeChannel = 'lode_purge';

/** The tag that stands for all. */
export const everything = '*';

const listeners = () => shared('purge-listeners', () => new Set<Listener>());

/** Calls the listener at each write of this process, after it was committed and before it is answered. */
export function onPurge(listener: Listener): void {
  listeners().add(listener);
}

/** Drops what this process keeps under the tags. */
export function purgeHere(tags: readonly string[]): void {
  for (const listener of listeners()) listener(tags);
}

const payloadLimitBytes = 7_900;

/** The tags as a notification: each once, or all of them as `*` when PostgreSQL would not carry so many. */
export function purgePayload(tags: Iterable<string>): string {
  const payload = JSON.stringify([...new Set(tags)]);
  return Buffer.byteLength(payload) > payloadLimitBytes ? JSON.stringify([everything]) : payload;
}

/** The tags of a notification; all of them when it cannot be read. */
export function purgedTags(payload: string | undefined): string[] {
  try {
    const tags: unknown = JSON.parse(payload ?? '');
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')) return tags;
  } catch {
    // Falls through: whoever wrote it, what we keep may be stale.
  }
  return [everything];
}
