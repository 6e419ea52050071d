import { expect, test } from 'vitest';
import { hashSecret, hasSecretForm, randomSecret } from './secret';

test('a secret carries its prefix and a checksum', () => {
  const secret = randomSecret('lode_');

  expect(secret).toMatch(/^lode_[0-9A-Za-z]{49}$/);
  expect(hasSecretForm(secret, 'lode_')).toBe(true);
});

test('a secret with one letter changed is known to be wrong without asking the database', () => {
  const secret = randomSecret('lode_');
  const letter = secret[20] === 'a' ? 'b' : 'a';

  expect(hasSecretForm(secret.slice(0, 20) + letter + secret.slice(21), 'lode_')).toBe(false);
});

test.each(['', 'lode_', 'x'.repeat(54), `other_${'a'.repeat(49)}`])('%s is no secret', (text) => {
  expect(hasSecretForm(text, 'lode_')).toBe(false);
});

test('what is stored of a secret is its SHA-256', () => {
  expect(Buffer.from(hashSecret('abc')).toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
