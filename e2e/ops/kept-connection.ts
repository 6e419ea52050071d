import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The process that answered, by the part of the request's id that is its own. */
  process: string;
};

/** One connection that is kept open, and so leads to one process. */
export type KeptConnection = {
  read(path: string): Promise<Answer>;
  send(method: string, path: string, headers?: Record<string, string>, body?: Uint8Array): Promise<Answer>;
  close(): void;
};

function keepConnection(origin: string): KeptConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send: KeptConnection['send'] = (method, path, headers = {}, body) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': body.length };
      const asked = request(`${origin}${path}`, { method, agent, headers: { ...headers, ...length } });
      asked.once('error', reject);
      asked.once('response', (response) => {
        const [process = ''] = String(response.headers['x-request-id']).split('-');
        const { statusCode: status = 0, headers: answered } = response;
        buffer(response).then(
          (bytes) => resolve({ status, headers: answered, body: bytes, process }),
          reject,
        );
      });
      asked.end(body);
    });
  return { send, read: (path) => send('GET', path), close: () => agent.destroy() };
}

/** Two connections that lead to two processes. */
export async function reachTwoProcesses(origin: string): Promise<[KeptConnection, KeptConnection]> {
  const first = keepConnection(origin);
  const { process } = await first.read('/v3/index.json');
  for (;;) {
    const second = keepConnection(origin);
    if ((await second.read('/v3/index.json')).process !== process) return [first, second];
    second.close();
  }
}
