import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonPhrase } from './reason-phrase';

test('a sentence of plain letters is its own reason phrase', () => {
  expect(reasonPhrase('"Acme" 1.0.0 already exists.')).toBe('"Acme" 1.0.0 already exists.');
});

test('letters with accents lose them, others become question marks', () => {
  expect(reasonPhrase('Größe, naïve, 漢字')).toBe('Gro?e, naive, ?');
});

test('[check 164] whatever is quoted, a reason phrase is one line of at most 512 printable ASCII characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      expect(reasonPhrase(text)).toMatch(/^[\x20-\x7e]{0,512}$/);
    }),
  );
});
