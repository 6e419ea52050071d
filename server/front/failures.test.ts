import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { aFront, until } from './front-fixture';

const path = '/v3/flatcontainer/acme/index.json';

test.each([
  ['/', undefined],
  [path, undefined],
  [path, 'lode.session=abc'],
])('a handler that throws at %s is a 500 that names the request', async (target, cookie) => {
  const { ask } = await aFront(() => {
    throw new Error('secret detail');
  });

  const answer = await ask(target, { headers: { ...(cookie !== undefined && { cookie }) } });

  expect(answer.status).toBe(500);
  expect(answer.reason).toContain(String(answer.headers['x-request-id']));
  expect(answer.body.toString()).toContain(String(answer.headers['x-request-id']));
  expect(answer.reason + answer.body.toString()).not.toContain('secret');
  expect(answer.headers['cache-control']).toBe('no-store');
});

test.each(['/', path])(
  'a handler that breaks off at %s midway breaks the connection, and the next is served',
  async (target) => {
    let breaks = true;
    const { ask } = await aFront(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': 1_000_000 });
      response.write('x');
      if (breaks) throw new Error('broken');
      response.end('x'.repeat(999_999));
    });

    if (target === '/') await expect(ask(target)).rejects.toThrow('aborted');
    else expect((await ask(target)).status).toBe(500);
    breaks = false;

    expect((await ask(target)).body).toHaveLength(1_000_000);
  },
);

test('an application that destroys its response is a failure, not a silence', async () => {
  const { ask } = await aFront((_request, response) => void response.destroy());

  expect((await ask('/')).status).toBe(500);
  expect((await ask(path)).status).toBe(500);
});

test('a reason phrase leaves as it was given where HTTP can carry it, and mended where not [check 105, 164]', async () => {
  let phrase = '';
  const { ask } = await aFront((_request, response) => {
    response.statusMessage = phrase;
    response.writeHead(409, { 'content-type': 'text/plain' }).end(phrase);
  });

  for (const [given, heard] of [
    ['The package "Größe 1.0.0" already exists.', 'The package "Größe 1.0.0" already exists.'],
    ['The ID "日本" is reserved.', 'The ID "?" is reserved.'],
    ['One\r\nX-Forged: 1', 'One X-Forged: 1'],
    ['x'.repeat(2_000), 'x'.repeat(512)],
    ['', 'Conflict'],
  ] as const) {
    phrase = given;
    for (const target of ['/api/v2/package', path]) {
      const answer = await ask(target);
      expect(answer.reason).toBe(heard);
      expect(answer.headers).not.toHaveProperty('x-forged');
      expect(answer.body.toString()).toBe(given);
    }
  }
});

test.each(['/%', '/%ff', '/a%00', '/%2e%2e/etc/passwd', '/a\\b', '/v3/flatcontainer/%zz/index.json'])(
  '%s is refused by a sentence, and asks nobody',
  async (target) => {
    const { ask, asked } = await aFront((_request, response) => void response.end());

    const answer = await ask(target);

    expect(answer.status).toBe(400);
    expect(answer.reason).toBe('The address is malformed.');
    expect(asked).toEqual([]);
  },
);

test('an address that is too long and a method that nobody uses are refused by a sentence', async () => {
  const { ask } = await aFront((_request, response) => void response.end());

  expect(await ask(`/packages?q=${'a'.repeat(13_000)}`)).toMatchObject({ status: 414 });
  const refused = await ask('/packages', { method: 'PROPFIND' });
  expect(refused.status).toBe(405);
  expect(refused.headers.allow).toContain('GET');
});

test.each(['GET', 'PUT'])(
  'a method that an address does not take is refused by a sentence [check 105] (%s)',
  async (method) => {
    const { ask, asked } = await aFront((request, response) => {
      if (request.method === 'OPTIONS') response.writeHead(204, { allow: 'DELETE, OPTIONS' });
      else response.writeHead(405);
      response.end();
    });

    const answer = await ask(path, { method, ...(method === 'PUT' && { body: 'x'.repeat(100_000) }) });

    expect(answer).toMatchObject({ status: 405, reason: 'This address takes only DELETE, OPTIONS.' });
    expect(answer.headers.allow).toBe('DELETE, OPTIONS');
    expect(answer.body.toString()).toBe('This address takes only DELETE, OPTIONS.');
    expect(asked.at(-1)).toMatchObject({ method: 'OPTIONS', url: path });
  },
);

test('an answer that never comes is a failure for all who wait, and the next who asks begins anew', async () => {
  let silent = true;
  const { ask } = await aFront(
    (_request, response) => {
      if (!silent) response.end('[]');
    },
    { patienceMs: 200 },
  );

  const answers = await Promise.all([ask(path), ask(path)]);
  silent = false;

  expect(answers.map(({ status }) => status)).toEqual([500, 500]);
  expect((await ask(path)).body.toString()).toBe('[]');
});

test('an application hears that its client went away', async () => {
  let closed = 0;
  let began = false;
  const { port, ask } = await aFront((request, response) => {
    if (request.url !== '/slow') return void response.end('ok');
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write('x');
    response.on('close', () => closed++);
    began = true;
  });
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /slow HTTP/1.1\r\nHost: gallery.test\r\n\r\n');

  await until(() => began);
  socket.destroy();

  await until(() => closed === 1);
  expect((await ask('/')).body.toString()).toBe('ok');
});
