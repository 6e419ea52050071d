import { expect, test } from 'vitest';
import { severityOf } from './severity';

test.each([
  ['LOW', 0],
  ['MODERATE', 1],
  ['medium', 1],
  ['High', 2],
  ['CRITICAL', 3],
])('%s is %d', (word, severity) => {
  expect(severityOf(word)).toBe(severity);
});

// The vectors and their base scores are examples of FIRST's calculators.
test.each([
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 3],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 2],
  ['CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 1],
  ['CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', 0],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 3],
  ['AV:N/AC:L/Au:N/C:C/I:C/A:C', 3],
  ['AV:N/AC:M/Au:N/C:P/I:N/A:N', 1],
])('the vector %s is rated %d', (vector, severity) => {
  expect(severityOf(undefined, [vector])).toBe(severity);
});

test('a word counts before vectors, and of several vectors the worst', () => {
  const worst = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  const mild = 'CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N';
  expect(severityOf('low', [worst])).toBe(0);
  expect(severityOf(undefined, [mild, worst])).toBe(3);
});

test('what nobody has rated is moderate', () => {
  expect(severityOf(undefined)).toBe(1);
  expect(severityOf('unknown', ['', 'no vector', 'CVSS:9.9/X:Y'])).toBe(1);
});
