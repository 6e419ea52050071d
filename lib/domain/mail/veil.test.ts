import { expect, test } from 'vitest';
import { randomToken } from '../secret';
import { veilTokens } from './veil';

test.each(['/reset-password/', '/confirm-email/', '/sign-up?invitation='])(
  'the token of a link to %s is not told, and the rest is',
  (path) => {
    const said = (token: string) =>
      `Open https://gallery.test${path}${token}, or <a href="${path}${token}">this</a>.`;
    expect(veilTokens(said(randomToken(256)))).toBe(said('…'));
  },
);

test('addresses without a token are told as they are', () => {
  const said = 'https://gallery.test/packages/Acme.Text/1.0.0 and https://gallery.test/account/security';
  expect(veilTokens(said)).toBe(said);
});
