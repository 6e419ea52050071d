import { everything } from '@/lib/db/purge';

const rememberedTags = 10_000;

/** Counts purges, so that an answer which was begun before a purge of what it depends on can be told. */
export function createPurgeLog() {
  let epoch = 0;
  let allPurgedAt = 0;
  const purgedAt = new Map<string, number>();

  return {
    /** The moment, counted in purges: it differs from an earlier one exactly when something was purged between. */
    epoch: () => epoch,

    note(tags: readonly string[]) {
      epoch++;
      if (tags.includes(everything) || purgedAt.size + tags.length > rememberedTags) {
        allPurgedAt = epoch;
        purgedAt.clear();
        return;
      }
      for (const tag of tags) purgedAt.set(tag, epoch);
    },

    /** Whether one of the tags was purged after the moment; it may say so of a tag long forgotten, never the reverse. */
    purgedSince: (moment: number, tags: readonly string[]): boolean =>
      allPurgedAt > moment || tags.some((tag) => (purgedAt.get(tag) ?? 0) > moment),
  };
}
