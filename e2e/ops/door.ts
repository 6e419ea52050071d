import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A reverse proxy in front of a gallery, which shows what was asked and can be made to misbehave. */
export type Door = {
  url: string;
  /** Where it leads from now on. */
  leadTo(port: number): void;
  /** Answers in place of the gallery; undefined leaves it to the gallery. */
  instead: (path: string, request: IncomingMessage) => Answer | undefined;
  /** The paths that were asked for, in their order. */
  asked: string[];
  /** How many were on their way at the same time, at most. */
  mostAtOnce(): number;
  close(): void;
};

/** With `never`, the question is heard and not answered. */
export type Answer = { status: number; headers?: Record<string, string>; body?: Buffer } | 'never';

export async function openDoor(): Promise<Door> {
  let port = 0;
  let now = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    door.asked.push(path);
    most = Math.max(most, ++now);
    response.once('close', () => now--);
    const answer = door.instead(path, request);
    if (answer === 'never') return;
    if (answer === undefined) passOn(request, response, port);
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  // safe because it listens on a port
  const address = server.address() as AddressInfo;
  const door: Door = {
    url: `http://localhost:${address.port}`,
    leadTo: (there) => (port = there),
    instead: () => undefined,
    asked: [],
    mostAtOnce: () => most,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return door;
}

function passOn(request: IncomingMessage, response: ServerResponse, port: number): void {
  const { method, url, headers } = request;
  const there = ask({ host: 'localhost', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  there.once('error', () => response.destroy());
  request.pipe(there);
}
