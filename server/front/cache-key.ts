import { findCacheableRoute } from '@/lib/http/cacheable-routes';

export type CacheKey = {
  /** Path and declared parameters: what the application is asked, and what its answer is kept under. */
  url: string;
  /** Whether a credential means nothing on this route. */
  asset: boolean;
};

const memoEntries = 10_000;
const memoUrlLength = 512;

/**
 * Finds what the answer to a request target is kept under: the path as it is, and the parameters that its route
 * declares, sorted by name, repeated ones in their order. Undefined when its answers are not kept.
 */
export function cacheKey(target: string): CacheKey | undefined {
  const question = target.indexOf('?');
  const path = question < 0 ? target : target.slice(0, question);
  const route = findCacheableRoute(path);
  if (!route) return undefined;

  const sent = new URLSearchParams(question < 0 ? '' : target.slice(question + 1));
  const kept = new URLSearchParams([...sent].filter(([name]) => route.parameters.includes(name)));
  kept.sort();
  return { url: kept.size === 0 ? path : `${path}?${kept}`, asset: route.asset };
}

/** Remembers the keys of targets already seen, for the same few are asked again and again. */
export function createKeyMemo() {
  const keys = new Map<string, CacheKey>();

  return {
    /** The key of a target that `learn` was given before. */
    recall: (target: string): CacheKey | undefined => keys.get(target),

    /** Computes the key of a target that was found well-formed. */
    learn(target: string): CacheKey | undefined {
      const key = cacheKey(target);
      if (key && target.length <= memoUrlLength) {
        if (keys.size >= memoEntries) keys.clear();
        keys.set(target, key);
      }
      return key;
    },
  };
}
