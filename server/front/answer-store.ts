import { LRUCache } from 'lru-cache';
import { everything } from '@/lib/db/purge';

/** What every kept answer carries: what it depends on, how long it holds and what it weighs. */
export type Kept = {
  tags: readonly string[];
  /** In milliseconds, as `Date.now()`. */
  freshUntil: number;
  sizeBytes: number;
};

/** Answers by key, bounded by bytes: those not asked for longest go first. A purge drops all that carry a tag. */
export function createAnswerStore<Answer extends Kept>(maxBytes: number) {
  const keysOf = new Map<string, Set<string>>();
  const answers = new LRUCache<string, Answer>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / 4),
    sizeCalculation: ({ sizeBytes }) => sizeBytes,
    dispose: ({ tags }, key) => tags.forEach((tag) => forget(tag, key)),
  });

  function forget(tag: string, key: string) {
    const keys = keysOf.get(tag);
    keys?.delete(key);
    if (keys?.size === 0) keysOf.delete(tag);
  }

  function clear() {
    answers.clear();
    keysOf.clear();
  }

  return {
    get(key: string, now: number): Answer | undefined {
      const answer = answers.get(key);
      return answer !== undefined && answer.freshUntil > now ? answer : undefined;
    },

    put(key: string, answer: Answer) {
      // Deleted first: replacing would call `dispose` after the tags of the new answer were noted.
      answers.delete(key);
      answers.set(key, answer);
      if (!answers.has(key)) return;
      for (const tag of answer.tags) {
        const keys = keysOf.get(tag);
        if (keys) keys.add(key);
        else keysOf.set(tag, new Set([key]));
      }
    },

    purge(tags: readonly string[]) {
      if (tags.includes(everything)) return clear();
      for (const tag of tags) {
        for (const key of [...(keysOf.get(tag) ?? [])]) answers.delete(key);
      }
    },

    clear,

    stats: () => ({ answers: answers.size, bytes: answers.calculatedSize, tags: keysOf.size }),
  };
}
