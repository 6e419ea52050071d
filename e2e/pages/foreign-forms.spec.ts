import type { APIRequestContext } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';
import { listBuiltActions, listFormRoutes, listWrittenActions, type ServerAction } from '../server-actions';

const elsewhere = 'https://evil.example';

/** What Next answers before it looks for the action; no action of ours answers so to an empty form. */
const refused = 500;

type Fields = Record<string, string>;

/** What the script of a page sends: arguments in React's own writing, of which the form is one. */
function asScript({ id }: ServerAction, fields: Fields): { form: FormData; headers: Record<string, string> } {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value);
  // The id begins with which arguments the action reads: none, the form, or what was answered before and the form.
  form.append('0', id.startsWith('00') ? '[]' : id.startsWith('40') ? '["$K1"]' : '[{},"$K1"]');
  return { form, headers: { 'next-action': id } };
}

/** What a browser sends without script: the action is named by hidden fields. */
function asPlainForm(
  { id }: ServerAction,
  fields: Fields,
): { form: FormData; headers: Record<string, string> } {
  const form = new FormData();
  if (id.startsWith('60')) {
    form.append('$ACTION_REF_1', '');
    form.append('$ACTION_1:0', JSON.stringify({ id, bound: '$@1' }));
    form.append('$ACTION_1:1', '[{}]');
    form.append('$ACTION_KEY', 'k1');
  } else form.append(`$ACTION_ID_${id}`, '');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return { form, headers: {} };
}

const ways = [
  ['with script', asScript],
  ['without script', asPlainForm],
] as const;

type Way = (typeof ways)[number][1];

type Sent = { name: string; status: number };

/** Sends a form to every action. */
async function sendAll(
  request: APIRequestContext,
  { write, origin, fields = {} }: { write: Way; origin: string; fields?: Fields },
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const action of listBuiltActions()) {
    const { form, headers } = write(action, fields);
    const page = action.page.replace('[version]', '1.0.0').replace(/\[\w+\]/g, '1');
    const answer = await request.post(page, {
      multipart: form,
      headers: { ...headers, origin },
      maxRedirects: 0,
    });
    sent.push({ name: action.name, status: answer.status() });
  }
  return sent;
}

/** What would be right in all forms at once, for whoever is called so. */
const goodFields = (name: string, password: string): Fields => ({
  name,
  password,
  email: `${aWord()}@example.test`,
  displayName: 'Eve',
  bio: 'Was here.',
  website: 'https://evil.example/',
  reason: 'other',
  message: 'Was here.',
  id: 'Acme',
  version: '1.0.0',
  push: 'all',
  globs: '*',
  days: '30',
  owner: '1',
  key: '1',
  code: '123456',
  recoveryCode: 'abcd',
  token: 'a-token',
  orphans: 'keep',
  provider: 'corp',
});

test('every server action of the sources is among those that are sent below [rule 193]', () => {
  const built = listBuiltActions().map(({ name }) => name);
  expect(built.toSorted()).toEqual(listWrittenActions().toSorted());
  expect(built).toContain('app/(auth)/sign-out/actions.ts signOut');
});

for (const [way, write] of ways) {
  test(`every server action hears a form of the gallery’s own ${way} [rule 193]`, async ({
    request,
    baseURL,
  }) => {
    const sent = await sendAll(request, { write, origin: new URL(baseURL ?? '').origin });

    expect(sent.filter(({ status }) => status >= refused)).toEqual([]);
  });

  test(`no server action hears nobody’s form from another site ${way} [rule 193]`, async ({ request }) => {
    const name = aWord();
    const fields = goodFields(name, 'correct horse battery');
    const sent = await sendAll(request, { write, origin: elsewhere, fields });

    expect(sent.filter(({ status }) => status !== refused)).toEqual([]);
    expect((await request.storageState()).cookies.filter(({ value }) => value !== '')).toEqual([]);
    expect((await request.get(`/profiles/${name}`)).status()).toBe(404);
  });

  for (const who of ['a person', 'an administrator'] as const) {
    test(`no server action hears the form of ${who} from another site ${way} [rule 193]`, async ({
      page,
      lode,
      signIn,
      context,
    }) => {
      const [name, password] = [aWord(), 'correct horse battery'];
      const rights = who === 'an administrator' ? ['--admin'] : [];
      await lode('user', 'add', name, '--email', `${name}@example.test`, '--password', password, ...rights);
      await signIn(page, { name, password });
      const before = await readOwnPages(context.request);

      const fields = goodFields(name, password);
      const sent = await sendAll(context.request, { write, origin: elsewhere, fields });
      expect(sent.filter(({ status }) => status !== refused)).toEqual([]);

      expect(await readOwnPages(context.request)).toEqual(before);
      const invitations = await context.request.get('/admin/invitations');
      expect(invitations.status()).toBe(who === 'an administrator' ? 200 : 404);
      expect(await invitations.text()).not.toContain(fields['email']);
    });
  }
}

test('no route handler that takes forms hears one from another site, or from nowhere [rule 193]', async ({
  page,
  owner,
  signIn,
  context,
}) => {
  await signIn(page, owner);
  const routes = listFormRoutes();
  expect(routes.map(({ address }) => address)).toContain('/account/picture');
  expect(routes.filter(({ ownFormsOnly }) => !ownFormsOnly)).toEqual([]);

  for (const { address } of routes) {
    for (const headers of [{ origin: elsewhere }, { origin: 'null' }, {}]) {
      for (const query of ['', '?remove']) {
        const answer = await context.request.post(address + query, {
          multipart: { name: owner.name },
          headers,
          maxRedirects: 0,
        });
        expect(answer.status(), address).toBe(303);
        expect(answer.headers()['location'], address).toMatch(/\?refused=forbidden$/);
      }
    }
  }
});

/** What the pages of one's own show, among them everything that was ever done, without how long ago that was. */
async function readOwnPages(request: APIRequestContext): Promise<Fields> {
  const pages = ['', '/security-log', '/sessions', '/email', '/notifications', '/api-keys', '/security'];
  const shown: Fields = {};
  for (const page of pages) {
    const text = await (await request.get(`/account${page}`)).text();
    const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(text) ?? [];
    expect(main, page).toContain('<h1');
    shown[page] = main.replace(/<time[^>]*>[^<]*<\/time>/g, '').replace(/ nonce="[^"]*"/g, '');
  }
  return shown;
}
