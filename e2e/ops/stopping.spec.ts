import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { makeNupkg } from '../../lib/testing/nupkg';
import { findFreePort, startProgram, whenSaid } from '../gallery';
import { aPublisher } from '../publisher';
import { expect, processesOf, test } from './fixtures';

test('a server that is told to stop ends in order and leaves nothing running', async ({ start }) => {
  const gallery = await start();

  expect(await gallery.stop()).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/Lode has stopped\.\n$/),
  });

  expect(processesOf(gallery.dataDir)).toEqual([]);
  expect(existsSync(join(gallery.dataDir, 'claim'))).toBe(false);
  expect(existsSync(join(gallery.dataDir, 'connection.json'))).toBe(false);
});

test('a start that is told to stop, at whatever moment, leaves nothing running', async ({
  begin,
  dataDir,
}) => {
  for (let round = 0; round < 12; round++) {
    const { child, ended, said } = begin({ PORT: String(await findFreePort()) });
    const delayMs = 100 + Math.random() * 2_500;
    const timer = setTimeout(() => child.kill('SIGTERM'), delayMs);
    const { code } = await ended;
    clearTimeout(timer);

    const words = `after ${Math.round(delayMs)} ms: ${said()}`;
    // Before the first line of ours has run, the signal ends the process as it ends any other.
    expect([0, null], words).toContain(code);
    expect(processesOf(dataDir), words).toEqual([]);
  }
});

test('an operator’s command that is told to stop, at whatever moment, leaves nothing running', async ({
  dataDir,
}) => {
  for (let round = 0; round < 6; round++) {
    const { child, ended, said } = startProgram('dist/cli.mjs', ['search', 'rebuild'], { DATA_DIR: dataDir });
    const delayMs = 100 + Math.random() * 2_500;
    const timer = setTimeout(() => child.kill('SIGINT'), delayMs);
    const { code } = await ended;
    clearTimeout(timer);

    const words = `after ${Math.round(delayMs)} ms: ${said()}`;
    expect([0, 130, null], words).toContain(code);
    expect(processesOf(dataDir), words).toEqual([]);
  }
});

test('a push that is under way when the server is told to stop is finished first', async ({ start }) => {
  const gallery = await start();
  const { key } = await aPublisher(gallery);
  const nupkg = await makeNupkg({ id: 'Acme.Late', version: '1.0.0' });
  const push = request(`${gallery.url}/api/v2/package`, {
    method: 'PUT',
    headers: {
      'x-nuget-apikey': key,
      'content-type': 'application/octet-stream',
      'content-length': nupkg.length,
    },
  });
  const status = new Promise<number | undefined>((resolve, reject) => {
    push.once('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    push.once('error', reject);
  });
  await new Promise<void>((resolve) => void push.write(nupkg.subarray(0, 100), () => resolve()));
  // Proved to be taken up: an answer to a later question on the same server has come.
  await fetch(`${gallery.url}/v3/index.json`);

  const stopped = gallery.stop();
  await expect
    .poll(() =>
      fetch(`${gallery.url}/v3/index.json`).then(
        () => 'open',
        () => 'closed',
      ),
    )
    .toBe('closed');
  push.end(nupkg.subarray(100));

  expect(await status).toBe(201);
  expect(await stopped).toMatchObject({ code: 0 });
});

test('a client that asks to change the protocol does not hold up the end', async ({ start }) => {
  const gallery = await start();
  const headers = { connection: 'upgrade', upgrade: 'websocket' };
  const asker = request(`${gallery.url}/_next/hmr`, { headers });
  asker.on('error', () => undefined);
  const answered = new Promise<number | undefined>((resolve) => {
    asker.once('response', (response) => resolve(response.statusCode));
  });
  asker.end();

  expect(await answered).toBe(404);
  expect(await gallery.stop()).toMatchObject({ code: 0 });
});

test('when npm is told to stop, the server that it started stops as well', async ({ dataDir }) => {
  const port = await findFreePort();
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '', GALLERY_URL: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await whenSaid(npm, /^Lode serves /m);
  npm.stderr.resume();

  npm.kill('SIGTERM');

  await expect.poll(() => processesOf(dataDir), { timeout: 20_000 }).toEqual([]);
  expect(existsSync(join(dataDir, 'claim'))).toBe(false);
});
