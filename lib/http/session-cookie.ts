import { env } from '@/lib/config/env';
import { lifeLimitMs } from '@/lib/domain/accounts/sessions';

const overHttps = () => env().GALLERY_URL.startsWith('https:');

/** The cookie's name; on https its prefix keeps other hosts and paths from setting it. */
export const sessionCookieName = () => (overHttps() ? '__Host-lode.session' : 'lode.session');

/** Its life in seconds. Whether the session still holds is judged by its row. */
export const sessionCookieSeconds = lifeLimitMs / 1000;

/** How the cookie is set. */
export const sessionCookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: overHttps(),
  maxAge: sessionCookieSeconds,
});
