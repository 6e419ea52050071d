import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Provider } from '@/lib/config/providers';
import { aProvider } from '@/lib/testing/factories';
import { type OpenIdProvider, startOpenIdProvider, walk } from '@/lib/testing/openid-provider';
import { aWord } from '@/lib/testing/word';
import { beginHandshake, type Checks, finishHandshake, HandshakeFailed } from './handshake';

const secret = 'a secret of at least thirty-two characters';

let there: OpenIdProvider;
let provider: Provider;

beforeAll(async () => {
  Object.assign(process.env, { OUTGOING_PRIVATE: 'true', LOG_LEVEL: 'silent' });
  there = await startOpenIdProvider();
  provider = aProvider(there);
});

afterAll(() => there.stop());

/** What the browser brings back. */
async function goThere(
  parameters?: Record<string, string>,
): Promise<{ query: Record<string, string>; checks: Checks }> {
  const { address, checks } = await beginHandshake(provider, secret, parameters);
  return { query: Object.fromEntries((await walk(address)).searchParams), checks };
}

const reasonOf = (error: unknown) => (error instanceof HandshakeFailed ? error.reason : error);

describe('a handshake with a real provider', () => {
  test('tells of the person what token and provider say', async () => {
    const person = {
      sub: aWord(),
      email: 'ann@corp.test',
      email_verified: true,
      groups: ['staff'],
      amr: ['mfa'],
    };
    there.next(person);

    expect(await finishHandshake(provider, secret, await goThere())).toMatchObject(person);
  });

  test('has state, nonce and PKCE, and comes back to the public origin', async () => {
    const { address, checks } = await beginHandshake(provider, secret, { prompt: 'login' });

    const asked = Object.fromEntries(new URL(address).searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost:8080/api/auth/callback/corp',
      prompt: 'login',
    });
    expect(asked['state']).not.toBe('');
    expect(asked['nonce']).not.toBe('');
    expect(Object.keys(checks).toSorted()).toEqual(['nonce', 'pkce', 'state']);
    expect(JSON.stringify(checks)).not.toContain(asked['state']);
  });

  test.each(['state', 'nonce', 'pkce'])('without what the browser keeps as its %s is none', async (name) => {
    there.next({ sub: aWord() });
    const { query, checks } = await goThere();
    const others = Object.fromEntries(Object.entries(checks).filter(([key]) => key !== name));

    await expect(finishHandshake(provider, secret, { query, checks: others })).rejects.toSatisfy(
      (error) => reasonOf(error) === 'failed',
    );
  });

  test.each(['state', 'nonce', 'pkce'])('with the %s of another one is none', async (name) => {
    there.next({ sub: aWord() });
    const [mine, other] = [await goThere(), await goThere()];
    const checks = { ...mine.checks, [name]: other.checks[name] ?? '' };

    await expect(finishHandshake(provider, secret, { ...mine, checks })).rejects.toSatisfy(
      (error) => reasonOf(error) === 'failed',
    );
  });

  test('is good once', async () => {
    there.next({ sub: aWord() });
    const brought = await goThere();
    await finishHandshake(provider, secret, brought);

    await expect(finishHandshake(provider, secret, brought)).rejects.toSatisfy(
      (error) => reasonOf(error) === 'failed',
    );
  });

  test('of somebody who changes his mind says so', async () => {
    there.next(undefined);

    await expect(finishHandshake(provider, secret, await goThere())).rejects.toSatisfy(
      (error) => reasonOf(error) === 'cancelled',
    );
  });

  test('with a provider that is away says so', async () => {
    const away = { ...provider, issuer: 'http://127.0.0.1:9' };

    await expect(beginHandshake(away, secret)).rejects.toSatisfy(
      (error) => reasonOf(error) === 'unreachable',
    );
  });

  test('with a secret that the provider does not know fails', async () => {
    there.next({ sub: aWord() });

    await expect(
      finishHandshake({ ...provider, clientSecret: 'wrong' }, secret, await goThere()),
    ).rejects.toSatisfy((error) => reasonOf(error) === 'failed');
  });
});
