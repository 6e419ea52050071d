import { expect, test } from 'vitest';
import { noneMatches, notModifiedHeaders, rangeHolds } from './conditional';

test.each(['"a"', 'W/"a"', '"x", "a"', '"x",W/"a" , "y"', '*'])('If-None-Match: %s names "a"', (header) => {
  expect(noneMatches(header, '"a"')).toBe(true);
});

test.each([undefined, '"b"', 'a', '"a', '"x", "y"', ''])('If-None-Match: %s does not name "a"', (header) => {
  expect(noneMatches(header, '"a"')).toBe(false);
});

test('If-Range allows a part only of exactly the same bytes', () => {
  expect(rangeHolds(undefined, '"a"')).toBe(true);
  expect(rangeHolds('"a"', '"a"')).toBe(true);
  expect(rangeHolds('W/"a"', '"a"')).toBe(false);
  expect(rangeHolds('"b"', '"a"')).toBe(false);
  expect(rangeHolds('Sat, 21 Nov 2026 10:00:00 GMT', '"a"')).toBe(false);
});

test('a 304 repeats what caches need, and nothing of the body', () => {
  const headers = [
    'Content-Type',
    'x',
    'ETag',
    '"a"',
    'Vary',
    'etag',
    'Cache-Control',
    'no-store',
    'X',
    'vary',
  ];

  expect(notModifiedHeaders(headers)).toEqual(['ETag', '"a"', 'Vary', 'etag', 'Cache-Control', 'no-store']);
});
