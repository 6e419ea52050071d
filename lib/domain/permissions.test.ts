import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { globCovers } from './permissions';

test.each([
  ['*', 'Anything.At.All'],
  ['Acme.*', 'Acme.Text'],
  ['acme.*', 'ACME.Text'],
  ['*.Text', 'Acme.Text'],
  ['Acme*Text', 'AcmeText'],
  ['a*b*c', 'aXbXbXc'],
  ['Acme.Text', 'acme.text'],
  ['A**', 'A'],
  ['Alpha.*', 'alpha.beta'],
])('[check 99] [rule 126, 127] the pattern %s covers %s', (glob, id) => {
  expect(globCovers(glob, id)).toBe(true);
});

test.each([
  ['Acme.*', 'Acme'],
  ['Acme.Text', 'Acme.Text.More'],
  ['?cme', 'Acme'],
  ['a*a', 'a'],
  ['ab*ba', 'aba'],
  ['Acme.', 'Acme.Text'],
  ['a.c', 'abc'],
  ['Alpha.*', 'Alphabet'],
  ['Alpha.?eta', 'Alpha.Beta'],
])('[check 99] [rule 126, 127] the pattern %s does not cover %s', (glob, id) => {
  expect(globCovers(glob, id)).toBe(false);
});

/** A pattern as a regular expression says it. */
const model = (glob: string) =>
  new RegExp(`^${glob.replace(/[.\\-]/g, '\\$&').replaceAll('*', '.*')}$`, 'is');

const part = fc.constantFrom('a', 'B', 'ab', '.', '-', '_', '*');
const aGlob = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const anId = fc
  .array(fc.constantFrom('a', 'A', 'b', 'ab', '.', '-', '_'), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''));

test('for random patterns and IDs, what is covered is what a regular expression says', () => {
  fc.assert(
    fc.property(aGlob, anId, (glob, id) => {
      expect(globCovers(glob, id)).toBe(model(glob).test(id));
    }),
    { numRuns: effort(20_000), seed: seed() },
  );
});
