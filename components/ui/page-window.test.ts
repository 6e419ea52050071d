import { expect, test } from 'vitest';
import { pageWindow } from './page-window';

test.each([
  [1, 1, [1]],
  [1, 2, [1, 2]],
  [2, 3, [1, 2, 3]],
  [1, 10, [1, 2, 'gap', 10]],
  [3, 10, [1, 2, 3, 4, 'gap', 10]],
  [4, 10, [1, 2, 3, 4, 5, 'gap', 10]],
  [5, 10, [1, 'gap', 4, 5, 6, 'gap', 10]],
  [8, 10, [1, 'gap', 7, 8, 9, 10]],
  [10, 10, [1, 'gap', 9, 10]],
  [250, 500, [1, 'gap', 249, 250, 251, 'gap', 500]],
])('page %i of %i is reached by %j', (page, pageCount, steps) => {
  expect(pageWindow(page, pageCount)).toEqual(steps);
});

test('a page beyond the last one still leads back', () => {
  expect(pageWindow(12, 3)).toEqual([1, 2, 3]);
  expect(pageWindow(12, 1)).toEqual([1]);
});
