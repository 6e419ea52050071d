import { env } from '@/lib/config/env';
import { rememberedDays } from '@/lib/domain/accounts/devices';
import { pendingSeconds } from '@/lib/domain/accounts/pending';
import { lifeLimitMs } from '@/lib/domain/accounts/sessions';

const overHttps = () => env().GALLERY_URL.startsWith('https:');

/** A cookie's name; on https its prefix keeps other hosts and paths from setting it. */
const nameOf = (name: string) => (overHttps() ? `__Host-lode.${name}` : `lode.${name}`);

/** Holds who signed in. */
export const sessionCookieName = () => nameOf('session');

/** Holds the first half of a sign-in. */
export const pendingCookieName = () => nameOf('pending');

/** Holds who came from a provider and is not known here. */
export const newcomerCookieName = () => nameOf('newcomer');

/** Holds what a provider has to be shown when the browser comes back from it. */
export const handshakeCookieName = () => nameOf('handshake');

/** How long somebody may take to sign in elsewhere. */
export const handshakeSeconds = 15 * 60;

/** Holds what the browser is known by to the accounts that signed in with it. */
export const deviceCookieName = () => nameOf('device');

/** Its life in seconds. Whether the session still holds is judged by its row. */
export const sessionCookieSeconds = lifeLimitMs / 1000;

const optionsFor = (maxAge: number) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: overHttps(),
  maxAge,
});

/** How the session's cookie is set. */
export const sessionCookieOptions = () => optionsFor(sessionCookieSeconds);

/** How the cookie of a first half is set. */
export const pendingCookieOptions = () => optionsFor(pendingSeconds);

/** How the browser's own cookie is set. */
export const deviceCookieOptions = () => optionsFor(rememberedDays * 86_400);

/** How the cookie of a handshake is set. */
export const handshakeCookieOptions = () => optionsFor(handshakeSeconds);
