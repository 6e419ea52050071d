import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, type Person, test } from '../fixtures';
import { readAction } from '../page-action';

type Sent = { returnTo?: string; cookie?: string; origin?: string };

/** Signs in as a form without JavaScript does, and follows nowhere. */
async function sendSignIn(
  request: APIRequestContext,
  { name, password }: Pick<Person, 'name' | 'password'>,
  { returnTo, cookie, origin }: Sent = {},
): Promise<APIResponse> {
  const page = await request.get('/sign-in');
  return request.post('/sign-in', {
    multipart: {
      ...readAction(await page.text()),
      name,
      password,
      ...(returnTo !== undefined && { returnTo }),
    },
    headers: { ...(cookie !== undefined && { cookie }), ...(origin !== undefined && { origin }) },
    maxRedirects: 0,
  });
}

const sessionOf = (answer: APIResponse) =>
  answer
    .headersArray()
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .map(({ value }) => /^lode\.session=([^;]+)/.exec(value)?.[1])
    .find((token) => token !== undefined);

test('a session that was planted in a browser is never the one that signing in gives', async ({
  playwright,
  owner,
  aPerson,
  baseURL,
}) => {
  const fresh = () => playwright.request.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const attacker = await aPerson();
  const theirs = sessionOf(await sendSignIn(await fresh(), attacker)) ?? '';
  const earlier = sessionOf(await sendSignIn(await fresh(), owner)) ?? '';
  expect(theirs).not.toBe('');
  expect(earlier).not.toBe('');
  const planted = [
    theirs,
    earlier,
    '',
    'x',
    'x'.repeat(3000),
    `${theirs}x`,
    theirs.slice(0, -1),
    theirs.split('.').toReversed().join('.'),
    'eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.',
    '"><script>',
  ];

  for (const token of planted) {
    const request = await fresh();
    const given = sessionOf(await sendSignIn(request, owner, { cookie: `lode.session=${token}` }));
    expect(given).toBeDefined();
    expect(planted).not.toContain(given);
  }
});

test('signing in leads to no other site, however it is written [rule 192]', async ({
  playwright,
  owner,
  baseURL,
}) => {
  for (const returnTo of [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example/',
    '/\t/evil.example/',
    'javascript:alert(1)',
    '///evil.example/',
    '/%0d%0aLocation:%20https://evil.example/',
    'evil.example',
    '/./\\evil.example',
    ' //evil.example',
    'https:evil.example',
  ]) {
    const request = await playwright.request.newContext({ ...(baseURL !== undefined && { baseURL }) });
    const answer = await sendSignIn(request, owner, { returnTo });
    const location = new URL(answer.headers()['location'] ?? '/', baseURL);
    expect(answer.status(), returnTo).toBe(303);
    expect(location.origin, returnTo).toBe(new URL(baseURL ?? '').origin);
  }
});
