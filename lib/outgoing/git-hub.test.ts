import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Provider } from '@/lib/config/providers';
import { aProvider } from '@/lib/testing/factories';
import { beginHandshake, finishHandshake, HandshakeFailed } from './handshake';

const secret = 'a secret of at least thirty-two characters';

/** What GitHub answers to who shows the token, by path: https://docs.github.com/rest/users */
const answers: Record<string, unknown> = {
  '/api/v3/user': { id: 583231, login: 'octocat', name: 'The Octocat', email: 'shown@example.test' },
  '/api/v3/user/emails': [
    { email: 'second@example.test', primary: false, verified: true },
    { email: 'octocat@example.test', primary: true, verified: true },
  ],
  '/api/v3/user/orgs?per_page=100': [{ login: 'acme' }],
};

const asked: { path: string; body: URLSearchParams }[] = [];

const server = createServer((request, response) => {
  void answer(request).then((content) => {
    response.writeHead(content === undefined ? 401 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(content ?? { message: 'Bad credentials' }));
  });
});

async function answer(request: IncomingMessage): Promise<unknown> {
  const path = request.url ?? '';
  asked.push({ path, body: new URLSearchParams(await text(request)) });
  if (path === '/login/oauth/access_token') return { access_token: 'gho_1', token_type: 'bearer', scope: '' };
  return request.headers.authorization === 'Bearer gho_1' ? answers[path] : undefined;
}

let gitHub: Provider;

beforeAll(async () => {
  Object.assign(process.env, { OUTGOING_PRIVATE: 'true', LOG_LEVEL: 'silent' });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // safe because it listens on a port
  const { port } = server.address() as AddressInfo;
  const there = { issuer: `http://127.0.0.1:${port}`, clientId: 'lode', clientSecret: 'secret' };
  gitHub = aProvider(there, { id: 'github', kind: 'github', name: 'GitHub' });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function signInThere(provider: Provider) {
  const { address, checks } = await beginHandshake(provider, secret);
  const { origin, pathname, searchParams } = new URL(address);
  expect(origin + pathname).toBe(`${provider.issuer}/login/oauth/authorize`);
  const state = searchParams.get('state') ?? '';
  const claims = await finishHandshake(provider, secret, { query: { code: 'a code', state }, checks });
  return { claims, scope: searchParams.get('scope') };
}

test('GitHub tells of a person by id, with the primary address', async () => {
  const { claims, scope } = await signInThere(gitHub);

  expect(scope).toBe('read:user user:email');
  expect(claims).toMatchObject({
    sub: '583231',
    preferred_username: 'octocat',
    email: 'octocat@example.test',
    email_verified: true,
    groups: [],
  });
  const exchange = asked.find(({ path }) => path === '/login/oauth/access_token');
  expect(exchange?.body.get('code_verifier')).toMatch(/^[\w-]{43}$/);
});

test('GitHub is asked for organizations only where they matter', async () => {
  const { claims, scope } = await signInThere({ ...gitHub, groups: ['acme'] });

  expect(scope).toBe('read:user user:email read:org');
  expect(claims['groups']).toEqual(['acme']);
});

test('a GitHub that does not tell the addresses signs nobody in', async () => {
  const kept = answers['/api/v3/user/emails'];
  delete answers['/api/v3/user/emails'];

  await expect(signInThere(gitHub)).rejects.toThrow(HandshakeFailed);
  answers['/api/v3/user/emails'] = kept;
});

test('a GitHub that does not tell the id signs nobody in: all would be the same person', async () => {
  const kept = answers['/api/v3/user'];
  answers['/api/v3/user'] = { login: 'octocat' };

  await expect(signInThere(gitHub)).rejects.toThrow(HandshakeFailed);
  answers['/api/v3/user'] = kept;
});
