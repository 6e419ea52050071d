import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { rangeTexts } from '@/lib/testing/nuget-samples';
import { fullVersion, type NuGetVersion, parseVersion } from './version';
import {
  anyVersion,
  hasSemVer2Bound,
  normalizedRange,
  parseRange,
  satisfies,
  type VersionRange,
} from './version-range';

describe('[check 153] a range holds a version or does not', () => {
  test.each([
    ['1.0.0', '2.0.0', true],
    ['1.0.0', '0.0.0', false],
    ['[1.0.0, 2.0.0]', '2.0.1', false],
    ['(2.0.0,)', '2.1.0', true],
    ['[2.0.0]', '2.0.0', true],
    ['(,2.0.0]', '1.0.0', true],
    ['[1.0.0-beta+meta, 2.0.0-beta+meta]', '1.0.0-beta', true],
    ['[1.0.0-beta+meta, 2.0.0-beta+meta]', '2.0.0-rc', false],
    ['[1.0.0-beta+meta, 2.0.0-beta+meta]', '2.0.0+meta', false],
    ['(1.0.0-beta, 2.0.0-beta)', '2.0.0-alpha', true],
    ['(, 2.0.0-beta)', '2.0.0-alpha', true],
    ['(1.6, ]', '1.7', true],
    ['[1.0.0, 2.0.0)', '2.0.0-beta', true],
    ['(1.0.0, 2.0.0]', '1.0.0', false],
    ['[1.0.0, 2.0.0)', '2.0.0', false],
    ['(, )', '0.0.0-a', true],
  ])('%s, %s: %s', (text, held, expected) => {
    expect(satisfies(range(text), version(held))).toBe(expected);
  });
});

describe('[check 153] a text that is no range', () => {
  test.each([
    ...[
      '(1.0)',
      '[1.0)',
      '(1.0]',
      '[1.1.4, 1.1.2)',
      '[1.0.0, 1.0.0)',
      '(1.0.0, 1.0.0]',
      '',
      ' ',
      '-1',
      '1.',
      '.1',
    ],
    ...[
      '1,',
      ',1',
      ',',
      'a',
      '[2.0.0)',
      '(,)',
      '[,]',
      '[]',
      '()',
      '[',
      '[1.0',
      '1.0]',
      '[1.0, 2.0, 3.0]',
      '[a]',
    ],
    ...['1.*', '*', '[1.*, )'],
  ])('%j', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });
});

describe('[check 153] a range is written in one way', () => {
  test.each([
    ['1.0', '[1.0.0, )'],
    ['02', '[2.0.0, )'],
    ['2.0.0.0', '[2.0.0, )'],
    ['1.2.3-beta+900', '[1.2.3-beta, )'],
    ['[1.0]', '[1.0.0, 1.0.0]'],
    ['(1.0,)', '(1.0.0, )'],
    ['[1.0,2.0)', '[1.0.0, 2.0.0)'],
    ['(,1.0]', '(, 1.0.0]'],
    ['[, 1.0)', '(, 1.0.0)'],
    ['(, 1.2.0]', '(, 1.2.0]'],
    ['(, )', '(, )'],
    ['[ ]', '(, )'],
    [' [ 1.0 , 2.0 ] ', '[1.0.0, 2.0.0]'],
  ])('%j is %s', (text, normalized) => {
    expect(normalizedRange(range(text))).toBe(normalized);
  });
});

describe('[check 153] a version that floats is at least its lowest', () => {
  test.each([
    ['*', '0.0.0', '[*, )'],
    ['*-*', '0.0.0-0', '[*-*, )'],
    ['1.*', '1.0.0', '[1.*, )'],
    ['1.1.1-*', '1.1.1-0', '[1.1.1-*, )'],
    ['1.1.*-beta*', '1.1.0-beta', '[1.1.*-beta*, )'],
    ['1.1.0-beta.*', '1.1.0-beta.0', '[1.1.0-beta.*, )'],
    ['[1.*, 2.0)', '1.0.0', '[1.*, 2.0.0)'],
    ['1.0-rc *', '1.0.0-rc', '[1.0.0-rc *, )'],
    ['1.0-rc-1 *', '1.0.0-rc-1', '[1.0.0-rc-1*, )'],
    ['1.*-rc-1 *', '1.0.0-rc-1', '[1.*-rc-1 *, )'],
  ])('%s: %s', (text, lowest, normalized) => {
    const read = range(text, { floating: true });
    expect(read.min && fullVersion(read.min)).toBe(lowest);
    expect(normalizedRange(read)).toBe(normalized);
  });

  test.each(['1.*.0', '1.0.**', '1.0.0+*', '1.0.*-*bla', '[1.*]', '(, 1.*]'])('%s is invalid', (text) => {
    expect(parseRange(text, { floating: true })).toBeUndefined();
  });
});

test('a bound with metadata or several labels makes a range one of SemVer 2', () => {
  expect(hasSemVer2Bound(range('[1.0.0-beta.1, 2.0.0)'))).toBe(true);
  expect(hasSemVer2Bound(range('[1.0.0, 2.0.0+meta)'))).toBe(true);
  expect(hasSemVer2Bound(range('[1.0.0-beta, 2.0.0)'))).toBe(false);
  expect(hasSemVer2Bound(anyVersion)).toBe(false);
});

test('a range survives being written and read again', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(rangeTexts(), (text) => {
      const read = parseRange(text);
      if (read !== undefined)
        expect(normalizedRange(range(normalizedRange(read)))).toBe(normalizedRange(read));
    }),
    { numRuns: effort(10_000), seed: seed() },
  );
});

function range(text: string, options?: { floating: boolean }): VersionRange {
  const read = parseRange(text, options);
  if (read === undefined) throw new Error(`"${text}" is no range.`);
  return read;
}

function version(text: string): NuGetVersion {
  const read = parseVersion(text);
  if (read === undefined) throw new Error(`"${text}" is no version.`);
  return read;
}
