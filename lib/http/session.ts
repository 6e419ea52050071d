import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { endSession, findSessionActor } from '@/lib/domain/accounts/sessions';
import { type Actor, provedLately, type UserActor } from '@/lib/domain/actor';
import { originOf } from './origin';
import { toPath, withReturn } from './return-path';
import { sessionCookieName, sessionCookieOptions } from './session-cookie';
import { openSessionToken, sealSessionId } from './session-token';

/** Who asks for a page or calls an action; looked up once per request. */
export const sessionActor = cache(async (): Promise<Actor> => {
  const origin = originOf(await headers());
  const id = await sessionId();
  const user = id === undefined ? undefined : await findSessionActor(id, origin);
  return user ?? { kind: 'anonymous', origin };
});

/** Who signed in. Anybody else is sent to the sign-in page, and from there back to the given path. */
export async function signedInActor(returnTo: string): Promise<UserActor> {
  const actor = await sessionActor();
  if (actor.kind !== 'user') {
    // A cookie that opens nothing any more: its session ended, or the account is gone.
    const ended = (await sessionId()) === undefined ? '' : '&ended';
    redirect(toPath(`${withReturn('/sign-in', returnTo)}${ended}`, '/'));
  }
  return actor;
}

/**
 * As `signedInActor`, who has the second factor that the gallery demands: anybody else is sent to where he turns
 * one on.
 */
export async function fullActor(returnTo: string): Promise<UserActor> {
  const actor = await signedInActor(returnTo);
  if (actor.lacksSecondFactor) redirect(withReturn('/account/security', undefined));
  return actor;
}

/** As `fullActor`, who proved lately who he is: anybody else is asked to, and comes back to the given path. */
export async function provedActor(returnTo: string): Promise<UserActor> {
  const actor = await signedInActor(returnTo);
  if (!provedLately(actor)) redirect(withReturn('/confirm', returnTo));
  return actor;
}

/** Gives the browser the cookie of a session. */
export async function rememberSession(id: string): Promise<void> {
  (await cookies()).set(sessionCookieName(), await sealSessionId(id), sessionCookieOptions());
}

/** Ends the browser's session, here and there. */
export async function forgetSession(): Promise<void> {
  const id = await sessionId();
  if (id !== undefined) await endSession(await sessionActor(), id);
  (await cookies()).set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}

async function sessionId(): Promise<string | undefined> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token === undefined ? undefined : openSessionToken(token);
}
