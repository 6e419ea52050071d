import { createServer, get } from 'node:http';
import { get as getSecurely } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OutgoingAgent } from './agent';

const server = createServer((_request, response) => response.end('secret'));

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

/** What is answered by this machine, or how the request failed. */
const ask = (agent: OutgoingAgent, scheme: 'http' | 'https') =>
  new Promise<string>((resolve) => {
    // safe because it listens on a port
    const { port } = server.address() as AddressInfo;
    const begin = scheme === 'https' ? getSecurely : get;
    begin(`${scheme}://127.0.0.1:${port}/`, { agent }, (answer) => resolve(String(answer.statusCode))).once(
      'error',
      ({ message }) => resolve(message),
    );
  });

test.each(['http', 'https'] as const)('an agent does not reach this machine by %s', async (scheme) => {
  expect(await ask(new OutgoingAgent(false), scheme)).toMatch(/not allowed/);
});

test('an agent reaches it when the settings allow it, and speaks TLS where it is to', async () => {
  const agent = new OutgoingAgent(true);
  expect(await ask(agent, 'http')).toBe('200');
  expect(await ask(agent, 'https')).toMatch(/SSL|EPROTO|wrong version/i);
});
