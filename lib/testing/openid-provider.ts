import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aWord } from './word';

/** Somebody as the provider knows him. */
export type KnownPerson = { sub: string; amr?: string[] } & Record<string, unknown>;

export type OpenIdProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in next, and after that; undefined for who changes his mind. */
  next(person: KnownPerson | undefined): void;
  stop(): Promise<void>;
};

/** A real OpenID Connect provider on this machine, which knows whom a test names and lets him in at once. */
export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // safe because it listens on a port
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const client = { clientId: 'lode', clientSecret: aWord() + aWord() };
  const people = new Map<string, KnownPerson>();
  let next: KnownPerson | undefined;

  const provider = await makeProvider(issuer, client, people);
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) {
      void answer(request, response);
      return;
    }
    const result =
      next === undefined
        ? { error: 'access_denied', error_description: 'The person changed his mind.' }
        : { login: { accountId: next.sub, amr: next.amr ?? ['pwd'] } };
    void provider.interactionFinished(request, response, result);
  });
  return {
    issuer,
    ...client,
    next(person) {
      next = person;
      if (person !== undefined) people.set(person.sub, person);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Client = Pick<OpenIdProvider, 'clientId' | 'clientSecret'>;

async function makeProvider(issuer: string, client: Client, people: ReadonlyMap<string, KnownPerson>) {
  const loud = { warn: console.warn, info: console.info };
  // It warns of what a test is: without a database, without TLS.
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  try {
    const { default: Provider, interactionPolicy } = await import('oidc-provider');
    const { base, Check } = interactionPolicy;
    const policy = base();
    policy
      .get('login')
      ?.checks.add(
        new Check('each_time', 'nobody stays signed in', 'login_required', ({ oidc }) =>
          oidc.result === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
        ),
      );
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          redirect_uris: ['http://localhost/api/auth/callback/corp'],
        },
      ],
      claims: {
        openid: ['sub', 'amr'],
        email: ['email', 'email_verified'],
        profile: ['name', 'preferred_username', 'groups'],
      },
      cookies: { keys: [aWord()] },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}`, policy },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...people.get(sub), sub }) }),
      async loadExistingGrant({ oidc }) {
        const grant = new oidc.provider.Grant({
          ...(oidc.client !== undefined && { clientId: oidc.client.clientId }),
          ...(oidc.session?.accountId !== undefined && { accountId: oidc.session.accountId }),
        });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    // The galleries of tests listen on ports that nobody knows before.
    provider.Client.prototype.redirectUriAllowed = () => true;
    return provider;
  } finally {
    Object.assign(console, loud);
  }
}

/** Goes where a browser would be led, without one: gives the address at which the provider gives it back. */
export async function walk(address: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = new URL(address);
  const { origin } = url;
  while (url.origin === origin) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${url.href} answered ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url);
  }
  return url;
}
