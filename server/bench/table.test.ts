import { expect, test } from 'vitest';
import { formatReport } from './report';
import { formatCell, formatTable } from './table';

test('text begins and numbers end at the edge of their column', () => {
  const rows = [
    { what: 'version list', 'requests/s': 31_234.5, reached: true },
    { what: 'nupkg', 'requests/s': 9, reached: false },
  ];
  expect(formatTable(rows)).toBe(
    [
      '  what          requests/s  reached',
      '  version list      31,235  yes',
      '  nupkg                  9  NO',
    ].join('\n'),
  );
});

test('a column has a cell for every row, in the order in which the columns first occur', () => {
  expect(formatTable([{ what: 'one' }, { what: 'two', ratio: 0.5 }])).toBe(
    ['  what  ratio', '  one', '  two    0.50'].join('\n'),
  );
});

test.each([
  [0.256, '0.26'],
  [12.34, '12.3'],
  [1234.5, '1,235'],
  [3, '3'],
  [NaN, '?'],
  [undefined, ''],
])('%d is written as "%s"', (cell, text) => {
  expect(formatCell(cell)).toBe(text);
});

test('a report has its sections under their titles, and their notes before the table', () => {
  const sections = [
    { title: 'One', notes: ['As it is.'], rows: [{ what: 'a' }] },
    { title: 'Two', notes: [], rows: [{ what: 'b' }] },
  ];
  expect(formatReport(sections)).toBe('One\nAs it is.\n  what\n  a\n\nTwo\n  what\n  b');
});
