import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { globCovers } from './permissions';

describe('which IDs a pattern of an API key covers', () => {
  /** Letter by letter: a star takes any run of letters, everything else takes itself. */
  const covers = (glob: string, id: string): boolean => {
    const [first, ...rest] = glob;
    if (first === undefined) return id === '';
    if (first === '*') return covers(rest.join(''), id) || (id !== '' && covers(glob, id.slice(1)));
    return id.startsWith(first) && covers(rest.join(''), id.slice(1));
  };

  test('equals a model', () => {
    const text = (letters: string[]) => fc.array(fc.constantFrom(...letters), { maxLength: 8 });
    fc.assert(
      fc.property(text(['a', 'B', '.', '*']), text(['a', 'A', 'b', '.']), (glob, letters) => {
        const [pattern, whole] = [glob.join(''), letters.join('')];
        expect(globCovers(pattern, whole)).toBe(covers(pattern.toLowerCase(), whole.toLowerCase()));
      }),
      { numRuns: effort(20_000), seed: seed() },
    );
  });
});
