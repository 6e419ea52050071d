import NextAuth, { type AuthOptions, type LoggerInstance } from 'next-auth';
import type { NextApiRequest, NextApiResponse } from 'next';
import { createHash, randomBytes } from 'node:crypto';
import { tellPublicOrigin } from '../config/public-origin';
import type { Provider } from '../config/providers';
import { log } from '../log/log';
import type { Claims } from './open-id-claims';
import { providerClient } from './provider-client';

/** What the browser has to bring back, by name: state, nonce and the verifier of PKCE, sealed. */
export type Checks = Record<string, string>;

/** Signing in elsewhere did not work; the log says why. */
export class HandshakeFailed extends Error {
  override name = 'HandshakeFailed';

  readonly reason: 'unreachable' | 'cancelled' | 'failed';

  constructor(reason: HandshakeFailed['reason'], options?: ErrorOptions) {
    super(`Signing in elsewhere: ${reason}.`, options);
    this.reason = reason;
  }
}

/** Where the browser has to go to be signed in, and what it has to bring back. Throws HandshakeFailed. */
export async function beginHandshake(
  provider: Provider,
  secret: string,
  parameters: Record<string, string> = {},
): Promise<{ address: string; checks: Checks }> {
  // The form was sent by our own page, as the action that it names has made sure: this says so to next-auth.
  const csrfToken = randomBytes(32).toString('hex');
  const csrfHash = createHash('sha256').update(`${csrfToken}${secret}`).digest('hex');
  const { location, cookies } = await ask(provider, secret, {
    method: 'POST',
    query: { ...parameters, nextauth: ['signin', provider.id] },
    cookies: { [cookieNames.csrfToken]: `${csrfToken}|${csrfHash}` },
    body: { csrfToken },
  });
  const checks = Object.fromEntries(Object.entries(cookies).filter(([name]) => checkNames.includes(name)));
  if (location === undefined || checks[cookieNames.state] === undefined)
    throw new HandshakeFailed('unreachable');
  return { address: location, checks };
}

/** What the provider says of the person who came back from it. Throws HandshakeFailed. */
export async function finishHandshake(
  provider: Provider,
  secret: string,
  { query, checks }: { query: Record<string, string>; checks: Checks },
): Promise<Claims> {
  let claims: Claims | undefined;
  await ask(
    provider,
    secret,
    {
      method: 'GET',
      query: { ...query, callbackUrl: undefined, nextauth: ['callback', provider.id] },
      cookies: checks,
    },
    (told) => (claims = told),
  );
  if (claims === undefined)
    throw new HandshakeFailed(query['error'] === 'access_denied' ? 'cancelled' : 'failed');
  return claims;
}

type Asked = {
  method: 'GET' | 'POST';
  query: Record<string, string | string[] | undefined>;
  cookies: Record<string, string>;
  body?: Record<string, string>;
};

/** Lets next-auth do its part of a handshake. No session of its own comes of it: what it found out is handed over. */
async function ask(
  provider: Provider,
  secret: string,
  asked: Asked,
  hear: (claims: Claims) => void = () => undefined,
): Promise<Pick<Reply, 'location' | 'cookies'>> {
  tellPublicOrigin();
  const options: AuthOptions = {
    secret,
    providers: [providerClient(provider)],
    logger,
    useSecureCookies: false,
    cookies: Object.fromEntries(Object.entries(cookieNames).map(([of, name]) => [of, { name, options: {} }])),
    callbacks: {
      signIn({ profile }) {
        if (profile !== undefined) hear({ ...profile });
        return '/';
      },
    },
  };
  const reply = new Reply();
  // safe because next-auth reads only these of a request, and calls only what a reply has
  await NextAuth(
    { headers: {}, ...asked } as unknown as NextApiRequest,
    reply as unknown as NextApiResponse,
    options,
  );
  return reply;
}

const cookieNames = {
  sessionToken: 'session',
  callbackUrl: 'callback',
  csrfToken: 'csrf',
  pkceCodeVerifier: 'pkce',
  state: 'state',
  nonce: 'nonce',
};

const checkNames = [cookieNames.pkceCodeVerifier, cookieNames.state, cookieNames.nonce];

/** What next-auth answers, as far as it matters. */
class Reply {
  location: string | undefined;
  cookies: Record<string, string> = {};

  status(): this {
    return this;
  }

  getHeader(): undefined {
    return undefined;
  }

  setHeader(name: string, value: string | string[]): this {
    for (const text of [value].flat()) {
      if (name === 'Location') this.location = text;
      const [, cookie = '', content = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      if (name === 'Set-Cookie' && content !== '') this.cookies[cookie] = decodeURIComponent(content);
    }
    return this;
  }

  json(): void {}
  send(): void {}
  end(): void {}
}

const logger: Partial<LoggerInstance> = {
  error(code: string, told: unknown) {
    const error = isObject(told) && 'error' in told ? told.error : told;
    const message = error instanceof Error ? error.message : String(error);
    // What was expected and what came instead are secrets of this handshake.
    log.warn('Signing in elsewhere failed.', { code, reason: message.split(', expected')[0]?.slice(0, 300) });
  },
  warn: (code: string) => log.debug('next-auth warns.', { code }),
  debug: () => undefined,
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
