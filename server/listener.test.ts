import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { finishRequests } from './listener';

/** Far longer than a test may take. */
const patienceMs = 60_000;

/** A server that answers what it was asked when it is told to, and a client that keeps its one connection. */
async function aConversation() {
  let answer = () => {};
  let heard = () => {};
  const server = createServer((_request, response) => {
    answer = () => void response.end('answered');
    heard();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // safe because the server listens on a port
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  /** Asks, and resolves when the server has heard it. */
  async function ask(): Promise<{ connection: Promise<string | undefined> }> {
    const whenHeard = new Promise<void>((resolve) => (heard = resolve));
    const connection = new Promise<string | undefined>((resolve, reject) => {
      get({ host: '127.0.0.1', port, agent }, (response) => {
        response.resume().once('end', () => resolve(response.headers.connection));
      }).once('error', reject);
    });
    await whenHeard;
    return { connection };
  }
  return { server, ask, answer: () => answer() };
}

test('a connection on which a request is in flight at the end is closed behind its answer', async () => {
  const { server, ask, answer } = await aConversation();
  const asked = await ask();
  const finished = finishRequests(server, patienceMs);

  answer();

  await expect(asked.connection).resolves.toBeDefined();
  await finished;
});

test('who asks on over a connection after the end has begun is told that it ends with the answer', async () => {
  const { server, ask, answer } = await aConversation();
  const first = await ask();
  const finished = finishRequests(server, patienceMs);
  const second = ask();
  answer();
  await first.connection;
  const { connection } = await second;
  answer();

  expect(await connection).toBe('close');
  await finished;
});
