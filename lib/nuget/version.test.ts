import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { validVersionTexts } from '@/lib/testing/nuget-samples';
import { notVersions, sameVersions } from '@/lib/testing/version-samples';
import {
  compareVersions,
  fullVersion,
  isPrerelease,
  isSemVer2,
  lowerVersion,
  normalizedVersion,
  NuGetVersion,
  parseVersion,
} from './version';

const readable: [text: string, normalized: string, full: string, prerelease: boolean, semVer2: boolean][] = [
  ['2', '2.0.0', '2.0.0', false, false],
  ['1.0', '1.0.0', '1.0.0', false, false],
  ['1.0.0.0', '1.0.0', '1.0.0', false, false],
  ['1.2.3.4', '1.2.3.4', '1.2.3.4', false, false],
  ['1.022', '1.22.0', '1.22.0', false, false],
  ['01.42.0', '1.42.0', '1.42.0', false, false],
  ['1.0.01.0', '1.0.1', '1.0.1', false, false],
  ['1.00.0.1', '1.0.0.1', '1.0.0.1', false, false],
  ['1.0.0-Beta', '1.0.0-Beta', '1.0.0-Beta', true, false],
  ['1.0.0-Beta.2', '1.0.0-Beta.2', '1.0.0-Beta.2', true, true],
  ['1.0.0+MetaOnly', '1.0.0', '1.0.0+MetaOnly', false, true],
  ['1.0.0-RC.X.35.A.3455+Meta-A-B-C', '1.0.0-RC.X.35.A.3455', '1.0.0-RC.X.35.A.3455+Meta-A-B-C', true, true],
  ['1.0+A', '1.0.0', '1.0.0+A', false, true],
  ['1.0-1.1', '1.0.0-1.1', '1.0.0-1.1', true, true],
  ['1.0.0009.01-1.1+A', '1.0.9.1-1.1', '1.0.9.1-1.1+A', true, true],
  ['3.4.0.3-RC-3', '3.4.0.3-RC-3', '3.4.0.3-RC-3', true, false],
  ['2.3-alpha', '2.3.0-alpha', '2.3.0-alpha', true, false],
  ['  1.022-Beta', '1.22.0-Beta', '1.22.0-Beta', true, false],
  ['1.3.42.10133-PreRelease  ', '1.3.42.10133-PreRelease', '1.3.42.10133-PreRelease', true, false],
  ['1.2.3-0', '1.2.3-0', '1.2.3-0', true, false],
  ['0.1.2--', '0.1.2--', '0.1.2--', true, false],
  ['0.1.2-02A', '0.1.2-02A', '0.1.2-02A', true, false],
  ['0.1.2+02', '0.1.2', '0.1.2+02', false, true],
];

describe('[check 153] a text that is a version', () => {
  test.each(readable)('%j is %s, in full %s', (text, normalized, full, prerelease, semVer2) => {
    const read = version(text);

    expect(normalizedVersion(read)).toBe(normalized);
    expect(fullVersion(read)).toBe(full);
    expect(isPrerelease(read)).toBe(prerelease);
    expect(isSemVer2(read)).toBe(semVer2);
  });
});

describe('[check 153] a text that is no version', () => {
  test.each(notVersions)('%j', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });
});

describe('[check 153] of two versions, the one is lower than the other', () => {
  test.each([
    ['1.0', '1.0.1'],
    ['1.23', '1.231'],
    ['1.4.5.6', '1.45.6'],
    ['1.4.5.6', '1.4.5.60'],
    ['1.01', '1.10'],
    ['1.01-RC-1', '1.01'],
    ['1.2.3-2', '1.2.3-3'],
    ['1.2.3-1.9', '1.2.3-1.50'],
    ['1.2.3-1.50A', '1.2.3-1.9A'],
    ['1.2.3-999999', '1.2.3-Z'],
    ['1.2.3-A.999999', '1.2.3-A.56-2'],
    ['1.2.3-a', '1.2.3-a.2'],
    ['1.0.1-alpha10', '1.0.1-alpha2'],
  ])('%s < %s', (a, b) => {
    expect(compareVersions(version(a), version(b))).toBe(-1);
    expect(compareVersions(version(b), version(a))).toBe(1);
  });
});

describe('[check 153] two spellings are one version', () => {
  test.each(sameVersions)('%s = %s', (a, b) => {
    expect(compareVersions(version(a), version(b))).toBe(0);
    expect(lowerVersion(version(a))).toBe(lowerVersion(version(b)));
  });
});

test('a label is a number when it fits 32 bits, sign and all, and a text beyond', () => {
  expect(compareVersions(version('1.0.0--5'), version('1.0.0-0'))).toBe(-1);
  expect(compareVersions(version('1.0.0--5'), version('1.0.0--05'))).toBe(0);
  expect(compareVersions(version('1.0.0-20240101120000'), version('1.0.0-3000000000'))).toBe(-1);
});

test('the original keeps what its author wrote but the white space', () => {
  expect(version(' 01 . 2.0.0-Beta+Build.007\t').original).toBe('01.2.0.0-Beta+Build.007');
});

test('a version survives being written in full and read again', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(validVersionTexts(), (text) => {
      const full = fullVersion(version(text));
      expect(version(full)).toEqual({ ...version(text), original: full });
    }),
    { numRuns: effort(10_000), seed: seed() },
  );
});

test('a text of a megabyte is refused without looking at it twice', () => {
  for (const part of ['1', '1.', ' ', '-', '-a.', '+', '1-0', '0']) {
    expect(parseVersion(`${part.repeat(1_000_000 / part.length)}!`)).toBeUndefined();
  }
});

test('the schema reads a version and tells in a sentence why it cannot', () => {
  expect(NuGetVersion.parse('1.0').original).toBe('1.0');
  expect(NuGetVersion.safeParse('one').error?.issues).toMatchObject([
    { message: 'This is not a NuGet version. Write one such as 1.2.3 or 1.2.3-beta.1.' },
  ]);
});

function version(text: string): NuGetVersion {
  const read = parseVersion(text);
  if (read === undefined) throw new Error(`"${text}" is no version.`);
  return read;
}
