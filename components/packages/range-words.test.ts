import { expect, test } from 'vitest';
import { rangeWords } from './range-words';

test.each([
  ['1.0', '>= 1.0.0'],
  ['[1.0.0, )', '>= 1.0.0'],
  ['(1.0.0, )', '> 1.0.0'],
  ['[1.0.0]', 'exactly 1.0.0'],
  ['[1.0.0, 1.0.0]', 'exactly 1.0.0'],
  ['[1.0.0, 2.0.0)', '>= 1.0.0 and < 2.0.0'],
  ['(, 2.0.0-beta]', '<= 2.0.0-beta'],
  ['(, )', 'any version'],
  ['what is this', 'what is this'],
])('the range "%s" reads "%s"', (range, words) => {
  expect(rangeWords(range)).toBe(words);
});
