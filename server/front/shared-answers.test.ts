import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { aFront, until } from './front-fixture';

const path = '/v3/query?q=json';
const kept = { 'content-type': 'application/json', 'surrogate-control': 'max-age=60', 'cache-tag': 'search' };

/** An application that answers nothing until it is told to. */
function aPatientApplication() {
  const waiting: ServerResponse[] = [];
  return {
    waiting,
    next: (_request: unknown, response: ServerResponse) => void waiting.push(response),
  };
}

test('60 parallel requests on 60 connections are one question, and all are answered [check 171]', async () => {
  const { waiting, next } = aPatientApplication();
  const { ask, asked } = await aFront(next);

  const answers = Array.from({ length: 60 }, () => ask(path));
  await until(() => waiting.length === 1);
  waiting[0]?.writeHead(200, kept).end('{"data":[]}');

  for (const answer of await Promise.all(answers)) {
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toBe('{"data":[]}');
  }
  expect(asked).toHaveLength(1);
});

test('60 parallel requests for different things are all answered [check 171]', async () => {
  const { ask } = await aFront((request, response) => {
    response.writeHead(200, kept).end(request.url);
  });

  const answers = await Promise.all(Array.from({ length: 60 }, (_, skip) => ask(`${path}&skip=${skip}`)));

  expect(answers.map(({ body }) => body.toString())).toEqual(
    answers.map((_, skip) => `${path}&skip=${skip}`),
  );
});

test('a client that goes away does not end the question that others wait for', async () => {
  const { waiting, next } = aPatientApplication();
  const { ask, asked, port, server } = await aFront(next);
  const connections = () =>
    new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));

  const first = connect(port, '127.0.0.1');
  first.write(`GET ${path} HTTP/1.1\r\nHost: gallery.test\r\n\r\n`);
  await until(() => waiting.length === 1);
  const second = ask(path);
  await until(async () => (await connections()) === 2);
  first.destroy();
  await until(async () => (await connections()) === 1);
  expect(waiting[0]?.destroyed).toBe(false);
  waiting[0]?.writeHead(200, kept).end('{}');

  expect((await second).body.toString()).toBe('{}');
  expect(asked).toHaveLength(1);
});

test('those who waited for an answer that is not for everybody ask for themselves', async () => {
  let count = 0;
  const { waiting, next } = aPatientApplication();
  const { ask, asked } = await aFront(next);

  const answers = Array.from({ length: 3 }, () => ask(path));
  await until(() => waiting.length === 1);
  // Each connection's request has come by the time that one more, on a connection of its own, is refused.
  await ask('/%');
  waiting
    .shift()
    ?.writeHead(200, { 'set-cookie': `n=${count++}` })
    .end('own');
  await until(() => waiting.length === 2);
  for (const response of waiting) response.writeHead(200, { 'set-cookie': `n=${count++}` }).end('own');

  const cookies = (await Promise.all(answers)).map(({ headers }) => headers['set-cookie']?.join());
  expect(cookies.sort()).toEqual(['n=0', 'n=1', 'n=2']);
  expect(asked).toHaveLength(3);
});

test('those who waited for a question that failed hear of it, and the next who asks begins anew', async () => {
  const { waiting, next } = aPatientApplication();
  const { ask } = await aFront(next);

  const answers = Array.from({ length: 3 }, () => ask(path));
  await until(() => waiting.length === 1);
  // Each connection's request has come by the time that one more, on a connection of its own, is refused.
  await ask('/%');
  waiting.shift()?.destroy();

  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([500, 500, 500]);
  const later = ask(path);
  await until(() => waiting.length === 1);
  waiting[0]?.writeHead(200, kept).end('{}');
  expect((await later).status).toBe(200);
});

test('who asks after a purge does not wait for what was asked before it', async () => {
  const { waiting, next } = aPatientApplication();
  const { ask, asked, front } = await aFront(next);

  const before = ask(path);
  await until(() => waiting.length === 1);
  front.purge(['search']);
  const after = ask(path);
  await until(() => waiting.length === 2);
  waiting[1]?.writeHead(200, kept).end('new');
  expect((await after).body.toString()).toBe('new');
  waiting[0]?.writeHead(200, kept).end('old');

  expect((await before).body.toString()).toBe('old');
  expect((await ask(path)).body.toString()).toBe('new');
  expect(asked).toHaveLength(2);
});
