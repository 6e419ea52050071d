import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { validVersionTexts, versionPairs } from '@/lib/testing/nuget-samples';
import { sortKey } from './sort-key';
import { compareVersions, type NuGetVersion, parseVersion } from './version';

const minute = 60_000;

test(
  'the bytes of two keys order as their versions do, and are equal when those are',
  { timeout: minute },
  () => {
    fc.assert(
      fc.property(versionPairs(), ([a, b]) => compareKeys(a, b) === compareVersions(version(a), version(b))),
      { numRuns: effort(100_000), seed: seed() },
    );
  },
);

test('sorting by key puts many versions in the order of NuGet', { timeout: minute }, () => {
  fc.assert(
    fc.property(fc.array(validVersionTexts(), { maxLength: 40 }), (texts) => {
      const byKey = texts.toSorted(compareKeys);
      expect(byKey).toEqual(texts.toSorted((a, b) => compareVersions(version(a), version(b))));
    }),
    { numRuns: effort(2_000), seed: seed() },
  );
});

test('every rule of the order is in the key', () => {
  const ascending = [
    '0.0.0--',
    '0.0.0',
    '1.0.0--2147483648',
    '1.0.0--5',
    '1.0.0-0',
    '1.0.0-0.0',
    '1.0.0-0.a',
    '1.0.0-239',
    '1.0.0-240',
    '1.0.0-255',
    '1.0.0-256',
    '1.0.0-65536',
    '1.0.0-16777216',
    '1.0.0-2147483647',
    '1.0.0--',
    '1.0.0--2147483649',
    '1.0.0-0a',
    '1.0.0-20240101120000',
    '1.0.0-2147483648',
    '1.0.0-A',
    '1.0.0-a.1',
    '1.0.0-a.b',
    '1.0.0-a-1',
    '1.0.0-Ab',
    '1.0.0-b',
    '1.0.0',
    '1.0.0.1-a',
    '1.0.0.1',
    '1.0.239',
    '1.0.240',
    '1.0.256',
    '1.0.65536',
    '1.0.16777216',
    '1.0.2147483647',
    '1.1.0',
    '2147483647.0.0',
  ];

  expect([...ascending].reverse().toSorted(compareKeys)).toEqual(ascending);
  for (const [index, text] of ascending.slice(1).entries()) {
    expect(compareKeys(ascending[index] ?? '', text)).toBe(-1);
  }
});

test('the key of a small release is five bytes', () => {
  expect([...sortKey(version('1.2.3'))]).toEqual([1, 2, 3, 0, 0xff]);
});

function compareKeys(a: string, b: string): number {
  return Buffer.compare(sortKey(version(a)), sortKey(version(b)));
}

function version(text: string): NuGetVersion {
  const read = parseVersion(text);
  if (read === undefined) throw new Error(`"${text}" is no version.`);
  return read;
}
