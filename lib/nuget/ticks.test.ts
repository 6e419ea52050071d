import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { parseTicksInPath, ticksInPath, ticksOf, ticksText } from './ticks';

test('moments are counted as .NET counts them', () => {
  // new DateTime(2015, 2, 1, 6, 22, 45, DateTimeKind.Utc).Ticks
  expect(ticksOf(new Date('2015-02-01T06:22:45Z'))).toBe(635_583_685_650_000_000n);
  expect(ticksText(0n)).toBe('0001-01-01T00:00:00.0000000Z');
});

test('a tick is told apart from the next one', () => {
  const ticks = ticksOf(new Date('2026-11-21T08:30:00.123Z')) + 4567n;

  expect(ticksText(ticks)).toBe('2026-11-21T08:30:00.1234567Z');
  expect(ticksInPath(ticks)).toBe('2026.11.21.08.30.00.1234567');
  expect(ticksInPath(ticks + 1n)).toBe('2026.11.21.08.30.00.1234568');
});

test('texts and parts of addresses are in the order of time, and every part is read as what it was', () => {
  const moment = fc.bigInt({ min: 0n, max: ticksOf(new Date('9999-12-31T23:59:59.999Z')) });
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      expect(ticksText(one) < ticksText(other)).toBe(one < other);
      expect(parseTicksInPath(ticksInPath(one))).toBe(one);
    }),
    { seed: seed(), numRuns: effort(10_000) },
  );
});

test.each([
  '',
  '2026.11.21.08.30.00',
  '2026.11.21.08.30.00.123456',
  '2026.11.21.08.30.00.12345678',
  '2026.13.21.08.30.00.1234567',
  '2026.02.30.08.30.00.1234567',
  '2026.11.21.24.00.00.0000000',
  '0000.01.01.00.00.00.0000000',
  '2026-11-21.08.30.00.1234567',
])('"%s" is no moment', (part) => {
  expect(parseTicksInPath(part)).toBeUndefined();
});
