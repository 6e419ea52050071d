import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, type Person, test } from '../fixtures';
import { readAction } from '../page-action';
import { admin } from '../setup';
import { visits } from './site-map';

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

for (const who of ['a person', 'an administrator'] as const) {
  test(`no form of any page of ${who} is taken from another site [rule 193]`, async ({
    page,
    owner,
    signIn,
    push,
    context,
  }) => {
    const { id } = await push();
    await signIn(page, who === 'a person' ? owner : admin);
    const own = (path: string) => path.replaceAll('/ID', `/${id}`).replaceAll('/OWNER', `/${owner.name}`);
    const sent = new Set<string>();
    for (const path of new Set(visits.map((visit) => own(visit.path)))) {
      const html = await (await context.request.get(path)).text();
      const forms = html.split('<form').slice(1).map(readAction);
      for (const [number, action] of forms.entries()) {
        if (Object.keys(action).length === 0) continue;
        const answer = await context.request.post(path, {
          multipart: action,
          headers: { origin: 'https://evil.example' },
          maxRedirects: 0,
        });
        expect(answer.status(), `form ${number} of ${path}`).toBeGreaterThanOrEqual(400);
        sent.add(path);
      }
    }
    expect(sent.size).toBeGreaterThan(10);
    expect(sent.has('/admin/invitations')).toBe(who === 'an administrator');

    await page.goto('/account/sessions');
    await expect(page, 'nobody was signed out by it').toHaveURL('/account/sessions');
  });
}
