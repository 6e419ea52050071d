import type { JudgedQuery } from './queries';

/** How well a search does on a table of judged queries: 1 is best. */
export type Score = {
  /** Of all queries, one by the place of the first wanted ID, on average: the mean reciprocal rank. */
  mrr: number;
  /** The share of the queries of which a wanted ID is the first, or among the first three or ten. */
  successAt1: number;
  successAt3: number;
  successAt10: number;
  /** The queries that bring something else first. */
  missed: Missed[];
};

export type Missed = JudgedQuery & {
  /** Of the first wanted ID; undefined when none came among the first ten. */
  place: number | undefined;
  firstThree: string[];
};

/** Asks each query for its first ten IDs, one after the other. */
export async function scoreSearch(
  queries: readonly JudgedQuery[],
  findTen: (q: string) => Promise<string[]>,
): Promise<Score> {
  const places: (number | undefined)[] = [];
  const missed: Missed[] = [];
  for (const query of queries) {
    const found = await findTen(query.q);
    const index = found.slice(0, 10).findIndex((id) => query.wanted.includes(id));
    const place = index === -1 ? undefined : index + 1;
    places.push(place);
    if (place !== 1) missed.push({ ...query, place, firstThree: found.slice(0, 3) });
  }
  const mean = (valueOf: (place: number) => number) =>
    places.reduce<number>((sum, place) => sum + (place === undefined ? 0 : valueOf(place)), 0) /
    places.length;
  const successAt = (most: number) => mean((place) => (place <= most ? 1 : 0));
  return {
    mrr: mean((place) => 1 / place),
    successAt1: successAt(1),
    successAt3: successAt(3),
    successAt10: successAt(10),
    missed,
  };
}
