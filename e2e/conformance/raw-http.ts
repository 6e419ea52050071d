import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

export type RawAnswer = {
  /** Such as `HTTP/1.1`. */
  protocol: string;
  status: number;
  reason: string;
  /** By lower-case name; of several headers with one name, the last. */
  headers: ReadonlyMap<string, string>;
  body: Buffer;
};

/** A connection on which a test says each byte itself. */
export type RawConnection = {
  /** Resolves when the bytes were handed to the system. */
  write(bytes: string | Uint8Array): Promise<void>;
  /** The next answer: as long as it says that it is, or to the end of the connection. */
  answer(): Promise<RawAnswer>;
  /** Whether the other side still listens. */
  isOpen(): boolean;
  close(): void;
};

export async function openConnection(url: string): Promise<RawConnection> {
  const socket = openSocket(new URL(url));
  const incoming = readSocket(socket);
  const opened = url.startsWith('https:') ? 'secureConnect' : 'connect';
  await new Promise<void>((resolve, reject) => socket.once(opened, resolve).once('error', reject));

  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    answer: () => readAnswer(incoming),
    isOpen: () => !incoming.ended && !socket.destroyed,
    close: () => socket.destroy(),
  };
}

function openSocket({ protocol, hostname, port }: URL): Socket {
  if (protocol !== 'https:') return connect(Number(port || 80), hostname);
  return connectSecurely({ host: hostname, port: Number(port || 443), servername: hostname });
}

/** Says the lines of a request and its body on a connection of their own, and gives the answer. */
export async function askRaw(
  url: string,
  lines: string[],
  body: Uint8Array = Buffer.alloc(0),
): Promise<RawAnswer> {
  const connection = await openConnection(url);
  try {
    await connection.write(Buffer.concat([Buffer.from(headOf(lines), 'latin1'), body]));
    return await connection.answer();
  } finally {
    connection.close();
  }
}

export const headOf = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

type Incoming = { bytes: Buffer; ended: boolean; changed(): Promise<void> };

function readSocket(socket: Socket): Incoming {
  let wake = () => {};
  const incoming: Incoming = {
    bytes: Buffer.alloc(0),
    ended: false,
    changed: () => new Promise((resolve) => (wake = resolve)),
  };
  socket.on('data', (chunk: Buffer) => {
    incoming.bytes = Buffer.concat([incoming.bytes, chunk]);
    wake();
  });
  socket.on('error', () => socket.destroy());
  for (const event of ['end', 'close']) {
    socket.on(event, () => {
      incoming.ended = true;
      wake();
    });
  }
  return incoming;
}

async function readAnswer(incoming: Incoming): Promise<RawAnswer> {
  const head = await readUntil(incoming, () => endOf(incoming.bytes, '\r\n\r\n'));
  const [first = '', ...lines] = head.toString('latin1').trimEnd().split('\r\n');
  const [, protocol = '', status = '', reason = ''] = /^(\S+) (\d{3}) ?(.*)$/.exec(first) ?? [];
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );

  const body =
    headers.get('transfer-encoding') === 'chunked'
      ? await readChunks(incoming)
      : await readBody(incoming, headers.get('content-length'));
  return { protocol, status: Number(status), reason, headers, body };
}

function readBody(incoming: Incoming, length: string | undefined): Promise<Buffer> {
  return readUntil(incoming, () => {
    if (length === undefined) return incoming.ended ? incoming.bytes.length : undefined;
    return incoming.bytes.length >= Number(length) ? Number(length) : undefined;
  });
}

async function readChunks(incoming: Incoming): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (;;) {
    const line = await readUntil(incoming, () => endOf(incoming.bytes, '\r\n'));
    const size = parseInt(line.toString('latin1'), 16);
    const chunk = await readUntil(incoming, () => (incoming.bytes.length >= size + 2 ? size + 2 : undefined));
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, size));
  }
}

function endOf(bytes: Buffer, mark: string): number | undefined {
  const at = bytes.indexOf(mark);
  return at === -1 ? undefined : at + mark.length;
}

/** Takes as many bytes as the measure says, once it says a number. */
async function readUntil(incoming: Incoming, measure: () => number | undefined): Promise<Buffer> {
  for (;;) {
    const length = measure();
    if (length !== undefined) {
      const taken = incoming.bytes.subarray(0, length);
      incoming.bytes = incoming.bytes.subarray(length);
      return taken;
    }
    if (incoming.ended) throw new Error('The connection ended before the answer did.');
    await incoming.changed();
  }
}

/** A body as it is framed when its length is not told, in chunks of odd sizes. */
export function chunked(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let at = 0;
  for (let size = 7; at < bytes.length; size = size * 3 + 1) {
    const chunk = bytes.subarray(at, at + size);
    chunks.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
    at += size;
  }
  return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}
