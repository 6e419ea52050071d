import { expect, test } from 'vitest';
import { shownPage } from './paging';

test.each([
  [1, 0, { page: 1, pages: 1, skip: 0 }],
  [2, 101, { page: 2, pages: 3, skip: 50 }],
  [3, 100, { page: 2, pages: 2, skip: 50 }],
  [1.9, 101, { page: 1, pages: 3, skip: 0 }],
  [-1, 101, { page: 1, pages: 3, skip: 0 }],
  [Number.NaN, 101, { page: 1, pages: 3, skip: 0 }],
  [Infinity, 101, { page: 3, pages: 3, skip: 100 }],
])('page %d of %d rows, fifty a page, is %o', (asked, total, shown) => {
  expect(shownPage(asked, total, 50)).toEqual(shown);
});
