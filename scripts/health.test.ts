import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { expect, onTestFinished, test } from 'vitest';

const certificate = (part: string) => `e2e/ops/certificates/old.${part}.pem`;

/** The port of a server that listens on this address, until the test ends. */
async function listen(server: Server, host: string): Promise<string> {
  server.listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return String(typeof address === 'object' ? address?.port : address);
}

async function checkHealth(settings: Record<string, string>): Promise<unknown> {
  const none = { HOST: '', TLS_CERT_FILE: '', TLS_KEY_FILE: '' };
  const child = spawn(process.execPath, ['scripts/health.mjs'], {
    env: { ...process.env, ...none, ...settings },
  });
  const [code] = await once(child, 'exit');
  return code;
}

const answering = (status: number) =>
  createServer(({ url }, response) => response.writeHead(url === '/health' ? status : 404).end());

test.each(['', '127.0.0.1', '0.0.0.0', '::'])('a server with HOST=%s is found', async (HOST) => {
  const PORT = await listen(answering(200), '127.0.0.1');
  expect(await checkHealth({ PORT, HOST })).toBe(0);
});

// Only Linux has a second loopback address without more ado.
test.runIf(process.platform === 'linux')('a server is asked on the one address that it has', async () => {
  const HOST = '127.0.0.2';
  const PORT = await listen(answering(200), HOST);
  expect(await checkHealth({ PORT, HOST })).toBe(0);
});

test('a server that speaks https itself is asked in https, whoever its certificate is for', async () => {
  const [cert, key] = [certificate('cert'), certificate('key')];
  const server = createTlsServer({ cert: readFileSync(cert), key: readFileSync(key) }, (_, response) =>
    response.writeHead(200).end(),
  );
  const PORT = await listen(server, '127.0.0.1');
  expect(await checkHealth({ PORT, TLS_CERT_FILE: cert, TLS_KEY_FILE: key })).toBe(0);
});

test('a server that cannot answer, and none at all, is not well', async () => {
  const server = answering(503);
  const PORT = await listen(server, '127.0.0.1');
  expect(await checkHealth({ PORT })).toBe(1);

  server.close();
  await once(server, 'close');
  expect(await checkHealth({ PORT })).toBe(1);
});
