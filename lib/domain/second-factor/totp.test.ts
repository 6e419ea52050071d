import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { newTotpSecret, stepOfCode, totpAddress } from './totp';

/** The secret of the examples of RFC 6238: the bytes of "12345678901234567890". */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at second %i the code of RFC 6238 is %s', (second, code) => {
  expect(stepOfCode(secret, code, second * 1000)).toBe(Math.floor(second / 30));
});

test.each([
  [-60, undefined],
  [-30, 99],
  [0, 100],
  [30, 101],
  [60, undefined],
])('a code of %i seconds from now is of step %s', (seconds, step) => {
  const now = 100 * 30;
  const code = generateSync({ secret, epoch: now + seconds });

  expect(stepOfCode(secret, code, now * 1000)).toBe(step);
});

test('a code is taken as apps show it, in two groups', () => {
  expect(stepOfCode(secret, ' 287 082 ', 59_000)).toBe(1);
});

test.each(['', '28708', '2870822', '28708a', '２８７０８２'])('%j is no code', (text) => {
  expect(stepOfCode(secret, text, 59_000)).toBeUndefined();
});

test('an app is told the issuer, the account and the secret', () => {
  const address = new URL(totpAddress(secret, { issuer: 'Our gallery', name: 'ann' }));

  expect(address.protocol).toBe('otpauth:');
  expect(decodeURIComponent(address.pathname)).toBe('/Our gallery:ann');
  expect(address.searchParams.get('secret')).toBe(secret);
  expect(address.searchParams.get('issuer')).toBe('Our gallery');
});

test('a new secret has 160 bits, and is another one each time', () => {
  const secrets = new Set(Array.from({ length: 20 }, newTotpSecret));

  expect(secrets.size).toBe(20);
  for (const each of secrets) expect(each).toMatch(/^[A-Z2-7]{32}$/);
});
