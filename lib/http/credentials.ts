import type { IncomingHttpHeaders } from 'node:http';
import { sessionCookieName } from './session-cookie';

/** What a request shows of who asks. */
export type Credential =
  | { kind: 'session'; token: string }
  /** A key that a client sends by itself. */
  | { kind: 'apiKey'; secret: string }
  /** A user name, with a key in the place of the password. */
  | { kind: 'basic'; user: string; secret: string };

/** All that a request shows. Basic credentials without name and password count as none. */
export function readCredentials(headers: IncomingHttpHeaders): Credential[] {
  const secret = String(headers['x-nuget-apikey'] ?? '').trim();
  const basic = readBasic(headers.authorization);
  const token = readSessionCookie(headers.cookie);
  return [
    ...(secret === '' ? [] : [{ kind: 'apiKey' as const, secret }]),
    ...(basic === undefined ? [] : [basic]),
    ...(token === undefined ? [] : [{ kind: 'session' as const, token }]),
  ];
}

function readBasic(authorization: string | undefined): Credential | undefined {
  const [, encoded] = /^basic\s+(\S+)\s*$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 0 || text === ':') return undefined;
  return { kind: 'basic', user: text.slice(0, colon), secret: text.slice(colon + 1).trim() };
}

/** Of several cookies of the name, the last: the application reads it so as well. */
function readSessionCookie(cookies: string | undefined): string | undefined {
  const beginning = `${sessionCookieName()}=`;
  const found = cookies
    ?.split(';')
    .map((cookie) => cookie.trim())
    .findLast((cookie) => cookie.startsWith(beginning));
  const token = found?.slice(beginning.length);
  return token === '' ? undefined : token;
}
