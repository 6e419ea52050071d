import { describe, expect, test } from 'vitest';
import { readerHeader } from '@/lib/http/front-headers';
import { aClosedFront, basic, browser, list, picture } from './gate-fixture';

describe('in a browser', () => {
  test.each(['GET', 'HEAD', 'POST'])(
    'a stranger who sends %s is led to sign in, and back',
    async (method) => {
      const { ask, asked } = await aClosedFront();

      const answer = await ask('/packages/acme?tab=1', { method, headers: browser });

      expect(answer).toMatchObject({
        status: 303,
        headers: { location: '/sign-in?returnTo=%2Fpackages%2Facme%3Ftab%3D1', 'cache-control': 'no-store' },
      });
      expect(asked).toHaveLength(0);
    },
  );

  test('a page that is not there leads there as well, and so does a document for clients', async () => {
    const { ask } = await aClosedFront();
    for (const path of ['/no-such-thing', '/v3/index.json', '/packages/missing/1.0.0']) {
      expect((await ask(path, { headers: browser })).headers.location).toBe(
        `/sign-in?returnTo=${encodeURIComponent(path)}`,
      );
    }
    const long = await ask(`/packages?q=${'x'.repeat(3_000)}`, { headers: browser });
    expect(long.headers.location).toBe('/sign-in');
  });

  test('whose session is over is told so', async () => {
    const { ask } = await aClosedFront();
    const answer = await ask('/', { headers: { ...browser, cookie: 'lode.session=over' } });
    expect(answer.headers.location).toBe('/sign-in?returnTo=%2F&ended');
  });

  test('what scripts ask for is refused so that the page is loaded anew', async () => {
    const { ask } = await aClosedFront();

    const action = await ask('/packages', { method: 'POST', headers: { 'next-action': 'f00' }, body: '[]' });
    expect(action.status).toBe(303);
    expect(action.headers['x-action-redirect']).toBe('/sign-in?returnTo=%2Fpackages;push');
    expect(action.headers).not.toHaveProperty('location');

    const part = await ask('/packages', { headers: { ...browser, rsc: '1' } });
    expect([part.status, part.headers['www-authenticate']]).toEqual([401, 'ApiKey realm="Lode"']);
  });

  test.each([{ accept: 'image/avif,image/webp,*/*;q=0.8' }, { accept: '*/*', 'sec-fetch-mode': 'no-cors' }])(
    'what a page loads by itself, as %o, opens no window that asks for a password',
    async (headers) => {
      const { ask } = await aClosedFront();
      const answer = await ask(picture, { headers });
      expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'ApiKey realm="Lode"']);
    },
  );

  test('who is signed in and may not read sees his own pages, and from others is led to why', async () => {
    const { ask, asked } = await aClosedFront();
    const headers = { ...browser, cookie: 'lode.session=locked' };

    for (const path of ['/account', '/account/email', '/account/security/authenticator', '/confirm']) {
      expect((await ask(path, { headers })).status).toBe(200);
    }
    expect(asked.every((one) => one.headers[readerHeader] === undefined)).toBe(true);
    for (const path of [
      '/',
      '/packages/acme',
      '/account/packages',
      '/account/organizations',
      '/admin/mail',
    ]) {
      expect(await ask(path, { headers })).toMatchObject({ status: 303, headers: { location: '/account' } });
    }
    const { accept: _accept, ...script } = headers;
    expect(await ask(picture, { headers: script })).toMatchObject({ status: 403, reason: 'You are locked.' });
  });

  test('a session that reads makes up for a key that does not', async () => {
    const { ask } = await aClosedFront();
    const headers = { authorization: basic('ann', 'expired'), cookie: 'lode.session=ann' };
    expect((await ask(list, { headers })).status).toBe(200);
  });
});

test('a page of one’s own is not for strangers', async () => {
  const { ask } = await aClosedFront();
  expect((await ask('/account')).status).toBe(401);
  expect((await ask('/account', { headers: browser })).headers.location).toBe('/sign-in?returnTo=%2Faccount');
});
