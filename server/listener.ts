import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { Env } from '@/lib/config/env';
import { log } from '@/lib/log/log';
import { explainListening } from './boot/port';
import { StartRefused } from './boot/refusal';

const timeouts: ServerOptions = {
  // Longer than the minute after which balancers let go, so that they never send into a closing connection.
  keepAliveTimeout: 65_000,
  headersTimeout: 30_000,
  // The largest package over a slow line takes its time; a connection on which nothing moves is ended below.
  requestTimeout: 3_600_000,
};
const silenceMs = 300_000;

/** A server for http, or for https when the settings name a certificate, which is read again whenever it changes. */
export function createListener(settings: Env): Server {
  const certificate = readCertificate(settings);
  if (certificate === undefined) return quiet(createServer(timeouts));

  const server = createTlsServer({ ...timeouts, ...certificate });
  const renew = () => {
    try {
      server.setSecureContext(readCertificate(settings) ?? certificate);
      log.info('The TLS certificate was read again.');
    } catch (error) {
      log.error('The changed TLS certificate cannot be used; the old one stays.', { err: error });
    }
  };
  const files = [settings.TLS_CERT_FILE, settings.TLS_KEY_FILE].filter((file) => file !== undefined);
  for (const file of files) watchFile(file, { interval: 2_000, persistent: false }, renew);
  server.once('close', () => files.forEach((file) => unwatchFile(file, renew)));
  return quiet(server);
}

function quiet<Kind extends Server>(server: Kind): Kind {
  server.timeout = silenceMs;
  return server;
}

/** The certificate of the settings, if they name one. Throws StartRefused when it cannot be used. */
export function readCertificate({ TLS_CERT_FILE, TLS_KEY_FILE }: Env): SecureContextOptions | undefined {
  if (TLS_CERT_FILE === undefined || TLS_KEY_FILE === undefined) return undefined;
  try {
    const certificate = { cert: readFileSync(TLS_CERT_FILE), key: readFileSync(TLS_KEY_FILE) };
    createSecureContext(certificate);
    return certificate;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartRefused(`The files TLS_CERT_FILE and TLS_KEY_FILE cannot be used: ${reason}.`, {
      cause: error,
    });
  }
}

/** Begins to take connections. Throws StartRefused when the port is not to be had. */
export function listen(server: Server, { PORT, HOST }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => reject(explainListening(error, PORT, HOST));
    server.once('error', refuse);
    server.listen({ port: PORT, host: HOST }, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

/** How soon a connection is closed behind its last answer. */
const tidyMs = 100;

/**
 * Takes no more connections and waits for the requests in flight, but not for ever. Who asks on over a connection that
 * is open is answered, and told that it ends with that: nobody holds up the end by asking.
 */
export async function finishRequests(server: Server, patienceMs: number): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), patienceMs);
  const tidy = setInterval(() => server.closeIdleConnections(), tidyMs);
  for (const event of ['request', 'checkContinue']) server.prependListener(event, endWithAnswer);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(late);
  clearInterval(tidy);
}

function endWithAnswer(_request: IncomingMessage, response: ServerResponse): void {
  response.shouldKeepAlive = false;
}
