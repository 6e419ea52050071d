import { createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { onTestFinished } from 'vitest';

/**
 * A pooler in transaction mode before a database, until the test is over: whoever asks borrows one of its connections
 * for a transaction only, so that what a session keeps is lost. Gives its address, which is for local tests alone:
 * it lets everybody in.
 */
export async function aTransactionPooler(databaseUrl: string): Promise<string> {
  const clients = await Promise.all([1, 2].map(() => logIn(databaseUrl)));
  const idle = clients.map((client): Duplex => client.connection.stream);
  // From here on their bytes are passed on, and not read by the driver.
  for (const stream of idle) stream.removeAllListeners('data');

  const server = createServer((asker) => serveAsker(asker, idle));
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  onTestFinished(() => {
    server.close();
    for (const client of clients) client.connection.stream.destroy();
  });
  return Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${port}` }).href;
}

async function logIn(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const sslRequest = 80877103;
const letIn = Buffer.concat([
  message('R', Buffer.from([0, 0, 0, 0])),
  message('S', Buffer.from('client_encoding\0UTF8\0')),
  message('Z', Buffer.from('I')),
]);

function serveAsker(asker: Socket, idle: Duplex[]): void {
  let started = false;
  let lent: Duplex | undefined;
  asker.on('error', () => undefined);

  function lend(): Duplex {
    const connection = idle.shift();
    if (connection === undefined) throw new Error('Every connection is lent.');
    connection.on('data', passBack);
    return connection;
  }

  function passBack(bytes: Buffer): void {
    asker.write(bytes);
    // ReadyForQuery, outside a transaction.
    if (lent === undefined || !bytes.subarray(-6).equals(message('Z', Buffer.from('I')))) return;
    lent.off('data', passBack);
    idle.unshift(lent);
    lent = undefined;
  }

  asker.on('data', (bytes) => {
    if (!started) {
      if (bytes.readInt32BE(4) === sslRequest) asker.write('N');
      else {
        started = true;
        asker.write(letIn);
      }
    } else if (bytes[0] === 'X'.charCodeAt(0)) {
      asker.end();
    } else {
      lent ??= lend();
      lent.write(bytes);
    }
  });
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
