import { type ClosedGallery, closedFixture, partsOfKept } from '../closed-gallery';
import { fill, listAddresses } from '../every-address';
import { expect, succeed, test as base } from '../fixtures';
import { queryGallery } from '../ops/gallery-database';
import { readAction } from '../page-action';
import { listBuiltActions } from '../server-actions';

const test = base.extend<object, { closed: ClosedGallery }>({
  closed: closedFixture,
});

test.describe.configure({ mode: 'serial' });

/** What a browser sends to a server action that takes a form. The arguments come last: they are read as they come. */
function actionForm(fields: Record<string, string | number>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, String(value));
  form.append('0', '[{},"$K1"]');
  return form;
}

test('no action of any page tells strangers of packages, wherever it is sent to', async ({
  closed,
  request,
}) => {
  const report = (id: string) =>
    actionForm({
      id,
      version: '1.0.0',
      reason: 'copyright',
      message: 'Is it there?',
      email: 'eve@example.test',
    });
  const actions = listBuiltActions();
  expect(actions.some(({ name }) => name.endsWith('sendReport'))).toBe(true);

  for (const { id, name, page } of actions) {
    for (const address of ['/sign-in', '/sign-up', fill(page, partsOfKept)]) {
      for (const forwarded of [{}, { 'x-action-forwarded': '1' }]) {
        const answers = [];
        for (const asked of [closed.kept.id, 'Nothing.Here']) {
          const answer = await request.post(closed.url + address, {
            multipart: report(asked),
            headers: { 'next-action': id, origin: closed.url, accept: 'text/x-component', ...forwarded },
            maxRedirects: 0,
          });
          const text = (await answer.text()).replaceAll(asked, 'ASKED');
          expect(text.includes(closed.kept.words), `${name} at ${address}`).toBe(false);
          answers.push({ status: answer.status(), redirect: answer.headers()['x-action-redirect'] });
        }
        expect(answers[0], `${name} at ${address}`).toEqual(answers[1]);
      }
    }
  }
  const { code, stdout } = await closed.lode('mail', 'list', '--json');
  expect([code, stdout.includes('Is it there?'), stdout.includes('reported')]).toEqual([0, false, false]);
});

test('who is locked hears of no package of his organizations, wherever he asks [check 151]', async ({
  closed,
  request,
}) => {
  const { ask, kept, lode } = closed;
  const [name, organization, password] = ['ben', 'the-unheard', 'correct horse battery'];
  const email = `${organization}@gallery.test`;
  await succeed(lode('user', 'add', name, '--email', `${name}@gallery.test`, '--password', password));
  await succeed(lode('org', 'add', organization, '--email', email, '--admin', name));
  await succeed(lode('package', 'owner', 'add', kept.id, organization));
  const named = ['--user', name, '--owner', organization, '--name', 'team', '--scope', 'push'];
  await succeed(lode('key', 'add', ...named));
  const [team] = await queryGallery<{ key: number; ownerKey: number }>(
    closed,
    `select key, "ownerKey" from "ApiKey" where name = 'team'`,
  );
  const own = { ...partsOfKept, name: organization, key: String(team?.key) };

  const page = await (await request.get(`${closed.url}/sign-in`)).text();
  const signedIn = await request.post(`${closed.url}/sign-in`, {
    multipart: { ...readAction(page), name, password },
    headers: { origin: closed.url },
    maxRedirects: 0,
  });
  const cookie = signedIn
    .headersArray()
    .filter(({ name: header }) => header.toLowerCase() === 'set-cookie')
    .map(({ value }) => value.split(';')[0])
    .join('; ');
  const asking = listBuiltActions().filter(({ name: action }) => /(?:changeKey|makeKey)$/.test(action));
  expect(asking).toHaveLength(2);
  const filled = { key: own.key, owner: team?.ownerKey ?? 0, name: 'x', push: 'all', days: 1, globs: '*' };
  const coversOf = async (id: string, path: string) => {
    const answer = await request.post(closed.url + path, {
      multipart: actionForm({ ...filled, ask: 'covers' }),
      headers: { 'next-action': id, origin: closed.url, accept: 'text/x-component', cookie },
      maxRedirects: 0,
    });
    return answer.text();
  };
  for (const { id } of asking) expect(await coversOf(id, `/account/api-keys/${own.key}`)).toContain(kept.id);
  expect((await ask(`/account/api-keys/${own.key}`, { cookie })).body).toContain(kept.id);

  await succeed(lode('user', 'lock', name, '--reason', 'Because of the tests.'));
  const tells = (text: string) =>
    [kept.id, kept.id.toLowerCase(), kept.words].some((word) => text.includes(word));
  const faults: string[] = [];
  const answered: string[] = [];
  for (const path of listAddresses().map((address) => fill(address, own))) {
    const { status, body } = await ask(path, { cookie });
    if (status === 200) answered.push(path);
    // The address itself may come back as what to sign in for.
    if (tells(body) && status === 200) faults.push(path);
  }
  for (const { id, name: action } of asking) {
    for (const path of ['/account', '/account/api-keys', `/account/api-keys/${own.key}`]) {
      if (tells(await coversOf(id, path))) faults.push(`${action} at ${path}`);
    }
  }
  expect(faults).toEqual([]);
  expect(answered).toContain(`/account/api-keys/${own.key}`);
});
