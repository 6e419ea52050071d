import { expect, test } from 'vitest';
import { formatCompactCount, formatCount } from './counts';

test('a count is grouped by thousands', () => {
  expect(formatCount(1_234_567)).toBe('1,234,567');
});

test.each([
  [0, '0'],
  [999_999, '999,999'],
  [1_000_000, '1 million'],
  [1_249_000, '1.2 million'],
  [7_350_000_000, '7.4 billion'],
])('where space is short %i is %s', (count, words) => {
  expect(formatCompactCount(count)).toBe(words);
});
