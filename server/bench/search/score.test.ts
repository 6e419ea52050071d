import { expect, test } from 'vitest';
import { scoreSearch } from './score';

const answers: Record<string, string[]> = {
  first: ['A', 'B'],
  second: ['X', 'B', 'A'],
  fifth: ['V', 'W', 'X', 'Y', 'A'],
  eleventh: [...'BCDEFGHIJK', 'A'],
};

test('a search is scored by the place of the first package that is wanted', async () => {
  const queries = ['first', 'second', 'fifth', 'eleventh'].map((q) => ({
    q,
    wanted: q === 'second' ? ['A', 'B'] : ['A'],
  }));

  const score = await scoreSearch(queries, async (q) => answers[q] ?? []);

  expect(score).toMatchObject({
    mrr: (1 + 1 / 2 + 1 / 5) / 4,
    successAt1: 1 / 4,
    successAt3: 2 / 4,
    successAt10: 3 / 4,
  });
  expect(score.missed.map(({ q, place, firstThree }) => [q, place, firstThree])).toEqual([
    ['second', 2, ['X', 'B', 'A']],
    ['fifth', 5, ['V', 'W', 'X']],
    ['eleventh', undefined, ['B', 'C', 'D']],
  ]);
});
