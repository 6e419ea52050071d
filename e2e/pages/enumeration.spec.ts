import type { APIRequestContext, APIResponse } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';
import { readAction } from '../page-action';

type Fields = Record<string, string>;

/** Sends the form of a page as a browser without script does, and tells all that is answered, but what was typed. */
async function send(request: APIRequestContext, path: string, fields: Fields) {
  const action = readAction(await (await request.get(path)).text());
  expect(Object.keys(action)).not.toEqual([]);
  return tell(await request.post(path, { multipart: { ...action, ...fields }, maxRedirects: 0 }), fields);
}

async function tell(answer: APIResponse, fields: Fields) {
  const told = Object.values(fields).reduce(
    (text, typed) => text.replaceAll(typed, 'TYPED'),
    await answer.text(),
  );
  return {
    status: answer.status(),
    headers: answer
      .headersArray()
      .filter(({ name }) => !['date', 'x-request-id'].includes(name.toLowerCase()))
      .map(({ name, value }) => `${name}: ${withoutChance(value)}`),
    text: withoutChance(told),
  };
}

/** What is new in each answer, whoever asks. */
const withoutChance = (text: string) =>
  text
    .replace(/(lode\.\w+)=[^;]+/g, '$1=…')
    .replace(/Expires=[^;]+/g, 'Expires=…')
    .replace(/(nonce(?:=|":|\\":)\\?["'])[^"'\\]+/g, '$1…')
    .replace(/('nonce-)[^']+/g, '$1…')
    .replace(/<time[^>]*>[^<]*<\/time>/g, '…');

test('who signs in, or forgot a password, hears the same whether there is somebody of that name', async ({
  playwright,
  owner,
  baseURL,
}) => {
  const fresh = () => playwright.request.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const address = (name: string) => `${name}@example.test`;
  for (const [somebody, nobody] of [
    [owner.name, aWord()],
    [address(owner.name), address(aWord())],
  ] as const) {
    const signIn = async (name: string) =>
      send(await fresh(), '/sign-in', { name, password: 'a wrong password' });
    const told = await signIn(somebody);
    expect(told).toEqual(await signIn(nobody));
    expect(told.text).toContain('Name and password do not go together.');

    const forget = async (name: string) => send(await fresh(), '/forgot-password', { name });
    const answered = await forget(somebody);
    expect(answered).toEqual(await forget(nobody));
    expect(answered.text).toContain('Ask the operator for the link');
  }
});

test('who signs up with an address hears the same whether it is somebody’s', async ({
  playwright,
  owner,
  baseURL,
}) => {
  const signUp = async (email: string) => {
    const request = await playwright.request.newContext({ ...(baseURL !== undefined && { baseURL }) });
    const fields = { name: aWord(), email, password: 'correct horse battery' };
    const answer = await send(request, '/sign-up', fields);
    return { answer, next: await tell(await request.get('/account/email'), fields) };
  };
  const taken = await signUp(`${owner.name}@example.test`);

  expect(taken).toEqual(await signUp(`${aWord()}@example.test`));
  expect(taken.answer.status).toBe(303);
  expect(taken.answer.headers.join()).toContain('lode.session=');
  expect(taken.next.text).toContain('is not confirmed yet');
});
