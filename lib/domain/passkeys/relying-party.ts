import { isIP } from 'node:net';
import { env } from '@/lib/config/env';
import { passkeysImpossible } from '../account-errors';
import { findOnlyProvider, requireOwnWaysIn } from '../accounts/providers/find';

/** For whom passkeys sign: this gallery, by its name on the network. */
type RelyingParty = { id: string; origin: string; name: string };

/**
 * Whether people have passkeys here: not where a provider is the only way in, and browsers have none by plain http or
 * for an address of digits.
 */
export function takesPasskeys(): boolean {
  return findOnlyProvider() === undefined && isReachedByName();
}

function isReachedByName(): boolean {
  const { protocol, hostname } = new URL(env().GALLERY_URL);
  const named = isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
  return named && (protocol === 'https:' || hostname === 'localhost');
}

/** Throws `onlyByProvider` or `passkeysImpossible`. */
export function relyingParty(): RelyingParty {
  requireOwnWaysIn();
  if (!isReachedByName()) throw passkeysImpossible();
  const { GALLERY_URL, GALLERY_NAME } = env();
  return { id: new URL(GALLERY_URL).hostname, origin: GALLERY_URL, name: GALLERY_NAME };
}
