import { expect, test } from 'vitest';
import { formatDay, formatMoment, timeAgo } from './dates';

const now = new Date('2026-11-21T04:19:05Z');

test.each([
  ['2026-11-21T04:18:30Z', 'just now'],
  ['2026-11-21T04:19:40Z', 'just now'],
  ['2026-11-21T04:18:05Z', '1 minute ago'],
  ['2026-11-21T03:19:06Z', '59 minutes ago'],
  ['2026-11-21T01:00:00Z', '3 hours ago'],
  ['2026-11-20T04:19:05Z', 'yesterday'],
  ['2026-11-18T04:19:05Z', '3 days ago'],
  ['2026-11-14T04:19:05Z', 'last week'],
  ['2026-10-31T00:00:00Z', '3 weeks ago'],
  ['2026-10-21T04:19:05Z', 'last month'],
  ['2026-05-01T00:00:00Z', '6 months ago'],
  ['2023-01-01T00:00:00Z', '3 years ago'],
])('%s is %s when it is 21 November 2026', (at, words) => {
  expect(timeAgo(new Date(at), now)).toBe(words);
});

test('a moment to come is told as one to come', () => {
  expect(timeAgo(new Date('2026-12-01T04:19:05Z'), now)).toBe('next week');
  expect(timeAgo(new Date('2026-11-21T07:00:00Z'), now)).toBe('in 3 hours');
  expect(timeAgo(new Date('2027-02-19T04:18:00Z'), now)).toBe('in 3 months');
});

test('days and moments are told in UTC wherever the server stands', () => {
  expect(formatDay(now)).toBe('21 Nov 2026');
  expect(formatMoment(now)).toBe('21 November 2026 at 04:19:05 UTC');
});
