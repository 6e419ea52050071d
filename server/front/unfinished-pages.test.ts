import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { galleryBusy, packageNotFound } from '@/lib/domain/errors';
import { formIsOld, galleryIsBusy, pageFailed } from '@/lib/format/failure-words';
import { notePageFailure } from '@/lib/http/page-failure';
import { aFront } from './front-fixture';

const shell = '<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>';
const missing = `<!DOCTYPE html><html lang="en"><h1>There is nothing here</h1>${'<p>Words</p>'.repeat(100)}</html>`;

const sendHtml = (response: ServerResponse, status: number, html: string) =>
  void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);

/** Answers every page by a shell, and an address that no page has by the page for missing things. */
const shells = (status: number) => (request: IncomingMessage, response: ServerResponse) => {
  if (request.url === '/_not-found') sendHtml(response, 404, missing);
  else sendHtml(response, status, shell);
};

test('in place of a missing page without words, the page for missing things is sent', async () => {
  const { ask, asked } = await aFront(shells(404));

  const answer = await ask('/packages/none?q=1', {
    headers: { cookie: 'lode.session=abc', 'accept-encoding': 'br' },
  });

  expect(answer.status).toBe(404);
  expect(brotliDecompressSync(answer.body).toString()).toBe(missing);
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /packages/none?q=1',
    'GET /_not-found',
  ]);
  expect(asked[1]?.headers).toMatchObject({
    cookie: 'lode.session=abc',
    'x-request-id': answer.headers['x-request-id'],
    'content-security-policy': answer.headers['content-security-policy'],
  });
});

test('a form that leads to a missing page is answered by words as well', async () => {
  const { ask, asked } = await aFront(shells(404));

  const answer = await ask('/packages/none', {
    method: 'POST',
    body: 'a=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

  expect(answer.status).toBe(404);
  expect(answer.body.toString()).toBe(missing);
  expect(asked[1]?.method).toBe('GET');
  expect(asked[1]?.headers).not.toHaveProperty('content-type');
});

test.each([
  [404, missing],
  [500, '<!DOCTYPE html><html lang="en"><h1>Ours</h1></html>'],
])('a page of status %i that has words leaves as it is, and is asked for once', async (status, html) => {
  const { ask, asked } = await aFront((_request, response) => sendHtml(response, status, html));

  const answer = await ask('/');

  expect(answer.status).toBe(status);
  expect(answer.body.toString()).toBe(html);
  expect(asked).toHaveLength(1);
});

test.each([
  ['GET', '/packages?q=json', 500, 'Try again'],
  ['POST', '/sign-in', 500, 'Reload the page'],
  // What is missing has a page, which the database is asked for, too.
  ['GET', '/packages/none', 404, 'Try again'],
])('a busy database is said of %s %s, and when to come again', async (method, target, status, label) => {
  const { ask } = await aFront((request, response) => {
    const isMissing = status === 404 && request.url !== '/_not-found';
    if (!isMissing) notePageFailure(String(request.headers['x-request-id']), galleryBusy());
    sendHtml(response, isMissing ? 404 : 500, shell);
  });

  const answer = await ask(target, { method });

  expect(answer.status).toBe(503);
  expect(answer.headers).toMatchObject({
    'retry-after': '5',
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
  });
  expect(answer.body.toString()).toContain(`<h1>${galleryIsBusy.title}</h1>`);
  expect(answer.body.toString()).toContain(`href="${target}">${label}</a>`);
});

test('any other failure of a page is none of the database', async () => {
  const { ask } = await aFront((request, response) => {
    notePageFailure(String(request.headers['x-request-id']), packageNotFound('Acme'));
    sendHtml(response, 500, shell);
  });

  expect(await ask('/')).toMatchObject({ status: 500 });
});

test('a page that failed says so, and names the request', async () => {
  const { ask, asked } = await aFront(shells(500));

  const answer = await ask('/packages?q="<b>&page=2');
  const html = answer.body.toString();
  const nonce = /'nonce-([\w+/=]{24})'/.exec(String(answer.headers['content-security-policy']))?.[1];

  expect(answer.status).toBe(500);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(html).toContain(pageFailed.title);
  expect(html).toContain(pageFailed.sentence);
  expect(html).toContain(String(answer.headers['x-request-id']));
  expect(html).toContain('<a class="primary" href="/packages?q=%22%3Cb%3E&#38;page=2">Try again</a>');
  expect(html).toContain(`<style nonce="${nonce}">`);
  expect(html).not.toContain('__next_error__');
  expect(asked).toHaveLength(1);
});

test('a page that failed leads to no other site', async () => {
  const { ask } = await aFront(shells(500));

  expect((await ask('//evil.example/')).body.toString()).not.toContain('evil.example');
});

test.each([
  ['fails, too', (response: ServerResponse) => sendHtml(response, 500, shell)],
  ['has no words either', (response: ServerResponse) => sendHtml(response, 404, shell)],
  ['breaks off', (response: ServerResponse) => void response.destroy()],
])('where the page for missing things %s, the failure is said', async (_, answerSecond) => {
  const { ask } = await aFront((request, response) => {
    if (request.url === '/_not-found') answerSecond(response);
    else sendHtml(response, 404, shell);
  });

  const answer = await ask('/packages/none');

  expect(answer.status).toBe(500);
  expect(answer.body.toString()).toContain(pageFailed.title);
});

test('a question for the head of a missing page is answered by its status alone', async () => {
  const { ask } = await aFront((_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end();
  });

  const answer = await ask('/packages/none', { method: 'HEAD' });

  expect(answer.status).toBe(404);
  expect(answer.headers['content-length']).toBeUndefined();
});

test('whoever works on pages sees the shell, in which Next shows what is wrong', async () => {
  const { ask } = await aFront(shells(500), { pages: { dev: true } });

  expect((await ask('/packages')).body.toString()).toBe(shell);
});

const refusesAction = (_request: IncomingMessage, response: ServerResponse) =>
  void response
    .writeHead(409, { 'content-type': 'text/plain', 'x-nextjs-action-not-found': '1' })
    .end('Server Action unavailable.');

test('a form of an older build is answered by a page that says to reload and send again', async () => {
  const { ask } = await aFront(refusesAction);

  const answer = await ask('/sign-in?returnTo=/account', { method: 'POST', body: 'a=1' });
  const html = answer.body.toString();

  expect(answer.status).toBe(409);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(html).toContain(formIsOld.sentence);
  expect(html).toContain('<a class="primary" href="/sign-in?returnTo=/account">Reload the page</a>');
});

test('a script that sends a form of an older build is told so in the way it understands', async () => {
  const { ask } = await aFront(refusesAction);

  const answer = await ask('/sign-in', { method: 'POST', body: 'a=1', headers: { 'next-action': '40ab' } });

  expect(answer.status).toBe(409);
  expect(answer.headers['x-nextjs-action-not-found']).toBe('1');
  expect(answer.body.toString()).toBe('Server Action unavailable.');
});
