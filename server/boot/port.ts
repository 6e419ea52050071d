import { createServer } from 'node:net';
import { codeOf, StartRefused } from './refusal';

/** Proves that nobody listens on the port yet, so that a start which cannot serve touches nothing. Throws StartRefused. */
export function requireFreePort(port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', (error) => reject(explainListening(error, port, host)))
      .listen({ port, host }, () => probe.close(() => resolve()));
  });
}

/** What kept a server from listening, as a sentence where it is the operator's to mend. */
export function explainListening(error: Error, port: number, host: string | undefined): Error {
  const code = codeOf(error) ?? '';
  if (code === 'EADDRINUSE') {
    return new StartRefused(
      `Port ${port} is in use by another program: stop that one, or set PORT to another port.`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new StartRefused(
      `The account that Lode runs as may not listen on port ${port}: set PORT to one above 1023.`,
      { cause: error },
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartRefused(`This machine has no address "${host ?? ''}" to listen on: correct HOST.`, {
      cause: error,
    });
  }
  return error;
}
