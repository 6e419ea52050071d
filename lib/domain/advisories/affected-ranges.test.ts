import { describe, expect, test } from 'vitest';
import { normalizedRange, parseRange, type VersionRange } from '@/lib/nuget/version-range';
import { UnreadableAdvisory } from './advisory';
import { exactRanges, rangeOfComparisons, rangesOfEvents } from './affected-ranges';

const texts = (ranges: VersionRange[]) => ranges.map(normalizedRange);

/** What is kept has to be read again, by us and by every client. */
function expectReadable(ranges: string[]): void {
  for (const range of ranges) expect(parseRange(range), range).toBeDefined();
}

describe('events', () => {
  test.each([
    ['from the beginning to a fix', [{ introduced: '0' }, { fixed: '13.0.1' }], ['(, 13.0.1)']],
    ['between two versions', [{ introduced: '1.0' }, { fixed: '1.2.3' }], ['[1.0.0, 1.2.3)']],
    ['up to a last one', [{ introduced: '1.0.0' }, { last_affected: '1.2' }], ['[1.0.0, 1.2.0]']],
    ['a single version', [{ introduced: '1.0.0' }, { last_affected: '1.0.0' }], ['[1.0.0, 1.0.0]']],
    ['every version', [{ introduced: '0' }], ['(, )']],
    ['without an end', [{ introduced: '2.0.0-rc.1' }], ['[2.0.0-rc.1, )']],
    [
      'two lines, in any order',
      [{ introduced: '2.0.0' }, { fixed: '2.1.0' }, { introduced: '0' }, { fixed: '1.5.0' }],
      ['(, 1.5.0)', '[2.0.0, 2.1.0)'],
    ],
    [
      'two lines that touch',
      [{ introduced: '1.0.0' }, { fixed: '2.0.0' }, { introduced: '2.0.0' }, { fixed: '3.0.0' }],
      ['[1.0.0, 2.0.0)', '[2.0.0, 3.0.0)'],
    ],
    ['nothing at all', [{ introduced: '1.0.0' }, { fixed: '1.0.0' }], []],
    ['a fix of nothing', [{ fixed: '1.0.0' }], []],
    [
      'beside an unknown event',
      [{ introduced: '1.0.0' }, { limit: '*' }, { fixed: '2.0.0' }],
      ['[1.0.0, 2.0.0)'],
    ],
  ])('tell %s', (_, events, expected) => {
    const ranges = texts(rangesOfEvents(events));
    expect(ranges).toEqual(expected);
    expectReadable(ranges);
  });

  test('end at the last version known to be affected where nothing else ends them', () => {
    const lastKnown = rangeOfComparisons('<= 4.5.0');
    expect(texts(rangesOfEvents([{ introduced: '4.0.0' }], lastKnown))).toEqual(['[4.0.0, 4.5.0]']);
    expect(texts(rangesOfEvents([{ introduced: '0' }, { fixed: '4.1.0' }], lastKnown))).toEqual([
      '(, 4.1.0)',
    ]);
  });

  test('of what is no version are refused', () => {
    expect(() => rangesOfEvents([{ introduced: '0' }, { fixed: 'next' }])).toThrow(UnreadableAdvisory);
  });
});

test('versions told one by one are kept where no range has them, and left out where they are none', () => {
  const ranges = exactRanges(
    ['1.0', '2.0.0', '3.0.0-beta', 'nightly'],
    rangesOfEvents([{ introduced: '2.0' }]),
  );
  expect(texts(ranges)).toEqual(['[1.0.0, 1.0.0]']);
});

describe('comparisons', () => {
  test.each([
    ['>= 1.0.0, < 1.2.3', '[1.0.0, 1.2.3)'],
    ['> 1.0, <= 2', '(1.0.0, 2.0.0]'],
    ['< 2.0.0', '(, 2.0.0)'],
    ['<= 2.0.0', '(, 2.0.0]'],
    ['= 4.7.2', '[4.7.2, 4.7.2]'],
    ['>= 0', '[0.0.0, )'],
    ['', '(, )'],
  ])('%j means %s', (text, expected) => {
    const range = normalizedRange(rangeOfComparisons(text));
    expect(range).toBe(expected);
    expectReadable([range]);
  });

  test.each(['>= one', '~> 1.0', '> 2.0.0, < 1.0.0', '1.0.0 - 2.0.0'])('%j is refused', (text) => {
    expect(() => rangeOfComparisons(text)).toThrow(UnreadableAdvisory);
  });
});
