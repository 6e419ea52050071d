import { decode, encode } from 'next-auth/jwt';
import { authSecret } from '@/lib/domain/site/prepare';
import { sessionCookieSeconds } from './session-cookie';

/** What the cookie of a session holds. */
export const sealSessionId = async (id: string): Promise<string> =>
  encode({ token: { sid: id }, secret: await authSecret(), maxAge: sessionCookieSeconds });

/** The id of the session whose cookie holds this; undefined where it is of another secret, or not ours at all. */
export async function openSessionToken(token: string): Promise<string | undefined> {
  if (token === '') return undefined;
  const secret = await authSecret();
  try {
    const content = await decode({ token, secret });
    const id = content?.['sid'];
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
