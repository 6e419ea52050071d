import { validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { fitStatusLine } from './status-line';

test.each([
  ['The ID "Größe" is reserved.', 'The ID "Größe" is reserved.'],
  ['one\r\ntwo\tthree', 'one two three'],
  ['The ID "日本" is “new”…', 'The ID "?" is ?new?'],
  ['a\u0000b\u007fc\u0085d', 'a?b?c?d'],
  ['', ''],
])('%o becomes %o', (text, reason) => {
  expect(fitStatusLine(text)).toBe(reason);
});

test('whatever is quoted, a reason phrase is one line of at most 512 Latin-1 characters [check 105, 164]', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
      const reason = fitStatusLine(text);
      expect(reason.length).toBeLessThanOrEqual(512);
      expect(reason).toMatch(/^[\x20-\x7e\xa0-\xff]*$/);
      expect(() => validateHeaderValue('reason', reason)).not.toThrow();
    }),
    { numRuns: effort(500), seed: seed() },
  );
});
