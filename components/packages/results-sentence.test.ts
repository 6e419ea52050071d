import { expect, test } from 'vitest';
import { resultsSentence } from './results-sentence';

test.each([
  [0, 'json', 'No package matches “json”'],
  [1, 'json', '1 package matches “json”'],
  [1234, ' unit   test ', '1,234 packages match “unit test”'],
  [10_000, '', '10,000 packages'],
  [12_000, 'a', 'About 12,000 packages match “a”'],
  [0, '', '0 packages'],
])('%i results for "%s" are told as "%s"', (total, query, sentence) => {
  expect(resultsSentence(total, query)).toBe(sentence);
});

test.each([
  [1, 1, 'No package matches “jsno”, 1 comes close'],
  [3, 2, '1 package matches “jsno”, 2 come close'],
  [1300, 1300, 'No package matches “jsno”, 1,300 come close'],
])('of %i results for "jsno" that %i only come close is told as "%s"', (total, near, sentence) => {
  expect(resultsSentence(total, 'jsno', near)).toBe(sentence);
});
