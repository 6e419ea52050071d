import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { wantedBytes } from './range';

test.each([
  [undefined, 'whole'],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=0-', { first: 0, last: 99 }],
  ['bytes=10-19', { first: 10, last: 19 }],
  ['bytes=90-500', { first: 90, last: 99 }],
  ['Bytes=99-', { first: 99, last: 99 }],
  ['bytes=-1', { first: 99, last: 99 }],
  ['bytes=-500', { first: 0, last: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-4', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=a-b', 'whole'],
  ['items=0-1', 'whole'],
  ['', 'whole'],
])('of 100 bytes, %s means %o', (header, wanted) => {
  expect(wantedBytes(header, 100)).toEqual(wanted);
});

test('nothing of an empty object can be had but the whole', () => {
  expect(wantedBytes('bytes=0-', 0)).toBe('unsatisfiable');
  expect(wantedBytes('bytes=-1', 0)).toBe('unsatisfiable');
  expect(wantedBytes(undefined, 0)).toBe('whole');
});

test('whatever is asked for, a part lies within the object', () => {
  const bound = fc.oneof(fc.constant(''), fc.nat().map(String), fc.bigInt({ min: 0n }).map(String));
  fc.assert(
    fc.property(bound, bound, fc.nat(1_000), (from, to, size) => {
      const wanted = wantedBytes(`bytes=${from}-${to}`, size);
      if (typeof wanted === 'string') return;
      expect(wanted.first).toBeGreaterThanOrEqual(0);
      expect(wanted.first).toBeLessThanOrEqual(wanted.last);
      expect(wanted.last).toBeLessThan(size);
    }),
    { numRuns: effort(2_000), seed: seed() },
  );
});
