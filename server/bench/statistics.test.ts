import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, percentile, summarize } from './statistics';

test.each([
  [[7], 0.99, 7],
  [[4, 1, 3, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.51, 3],
  [[4, 1, 3, 2], 1, 4],
  [[4, 1, 3, 2], 0, 1],
  [[], 0.5, NaN],
])('of %j the share %d does not exceed %d', (samples, share, expected) => {
  expect(percentile(samples, share)).toBe(expected);
});

test('a percentile is a sample, and at least its share of the samples is no larger', () => {
  const samples = fc.array(fc.double({ noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (samples, share) => {
      const found = percentile(samples, share);
      expect(samples).toContain(found);
      expect(samples.filter((one) => one <= found).length).toBeGreaterThanOrEqual(share * samples.length);
    }),
  );
});

test.each([
  [[3, 1, 2], 2],
  [[10, 1, 2, 3], 2.5],
  [[5], 5],
  [[], NaN],
])('the median of %j is %d', (samples, expected) => {
  expect(median(samples)).toBe(expected);
});

test('a rate counts the requests of the whole time, not the time of the requests', () => {
  expect(summarize([100, 100, 100, 300], 200)).toEqual({
    perSecond: 20,
    p50Ms: 100,
    p95Ms: 300,
    p99Ms: 300,
  });
});
