import { cookies } from 'next/headers';
import type { SignedIn, Visitor } from '@/lib/domain/accounts/finish-sign-in';
import { randomToken } from '@/lib/domain/secret';
import { requestOrigin } from './origin';
import { rememberSession } from './session';
import {
  deviceCookieName,
  deviceCookieOptions,
  newcomerCookieName,
  pendingCookieName,
  pendingCookieOptions,
} from './session-cookie';

/** Who signs in: from where, and in which browser, which is given a cookie to be known by. For actions alone. */
export async function requestVisitor(): Promise<Visitor> {
  const jar = await cookies();
  const known = jar.get(deviceCookieName())?.value;
  const device = known !== undefined && /^[\w-]{43}$/.test(known) ? known : randomToken(256);
  jar.set(deviceCookieName(), device, deviceCookieOptions());
  return { origin: await requestOrigin(), device };
}

/** Gives the browser what a sign-in led to. Gives where the rest of the way begins: undefined when it is done. */
export async function rememberSignIn(signedIn: SignedIn): Promise<'/sign-in/second-factor' | undefined> {
  if (signedIn.kind === 'secondFactor') {
    await rememberPending(signedIn.id);
    return '/sign-in/second-factor';
  }
  await forgetPending();
  await rememberSession(signedIn.id);
  return undefined;
}

/** Gives the browser the first half of a sign-in. */
async function rememberPending(id: string): Promise<void> {
  (await cookies()).set(pendingCookieName(), id, pendingCookieOptions());
}

/** Takes it back. */
async function forgetPending(): Promise<void> {
  (await cookies()).set(pendingCookieName(), '', { ...pendingCookieOptions(), maxAge: 0 });
}

/** The first half that the browser holds. */
export async function pendingId(): Promise<string | undefined> {
  const id = (await cookies()).get(pendingCookieName())?.value;
  return id === undefined || id === '' ? undefined : id;
}

/** Gives the browser who came from a provider and is not known here. */
export async function rememberNewcomer(id: string): Promise<void> {
  (await cookies()).set(newcomerCookieName(), id, pendingCookieOptions());
}

/** Takes it back. */
export async function forgetNewcomer(): Promise<void> {
  (await cookies()).set(newcomerCookieName(), '', { ...pendingCookieOptions(), maxAge: 0 });
}

/** Who came from a provider, as the browser holds it. */
export async function newcomerId(): Promise<string | undefined> {
  const id = (await cookies()).get(newcomerCookieName())?.value;
  return id === undefined || id === '' ? undefined : id;
}
