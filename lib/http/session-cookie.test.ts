import { expect, test, vi } from 'vitest';
import { sessionCookieName, sessionCookieOptions } from './session-cookie';

vi.stubEnv('GALLERY_URL', 'https://gallery.example');

test('on https the cookie of a session is bound to its host, and kept from scripts and other sites [rule 191]', () => {
  expect(sessionCookieName()).toBe('__Host-lode.session');
  expect(sessionCookieOptions()).toEqual({
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    path: '/',
    maxAge: 30 * 24 * 3600,
  });
});
