import { expect, test } from 'vitest';
import { matchWords } from './match-words';

test.each([
  [{ ids: [], count: 0, owned: 0 }, /^This owner has no packages yet\./],
  [{ ids: [], count: 0, owned: 1 }, /^Covers none of the 1 package now\./],
  [{ ids: ['A'], count: 1, owned: 1 }, /^Covers the only package now: A\.$/],
  [{ ids: ['A', 'B'], count: 2, owned: 2 }, /^Covers all 2 packages now: A, B\.$/],
  [
    { ids: ['A', 'B'], count: 1_002, owned: 2_000 },
    /^Covers 1,002 of 2,000 packages now: A, B and 1,000 more\.$/,
  ],
  [undefined, /^Which packages that covers is shown to those who may read them\.$/],
])('what patterns cover is said with the first IDs: %j', (matches, words) => {
  expect(matchWords(matches)).toMatch(words);
});
