import { expect, test } from 'vitest';
import { quote } from './invalid-package';

test.each([
  ['a.txt', '"a.txt"'],
  ['', '""'],
  ['two\r\nlines\u2028', '"two\u{fffd}\u{fffd}lines\u{fffd}"'],
  ['half \ud800 a pair', '"half \u{fffd} a pair"'],
  ['😀'.repeat(100), `"${'😀'.repeat(100)}"`],
  ['😀'.repeat(101), `"${'😀'.repeat(100)}…"`],
])('%j is quoted on one line, and not at length', (value, quoted) => {
  expect(quote(value)).toBe(quoted);
});
