import { connect, type Socket } from 'node:net';

export type RawAnswer = {
  /** Such as `HTTP/1.1`. */
  protocol: string;
  status: number;
  reason: string;
  /** By lower-case name; of several headers with one name, the last. */
  headers: ReadonlyMap<string, string>;
  /** With the framing of a chunked body still in it. */
  body: Buffer;
};

/** A connection on which a test says each byte itself. */
export type RawConnection = {
  /** Resolves when the bytes were handed to the system. */
  write(bytes: string | Uint8Array): Promise<void>;
  /** The next answer: to the end of its Content-Length, or of the connection when it says no length. */
  answer(): Promise<RawAnswer>;
  /** Whether the other side still listens. */
  isOpen(): boolean;
  close(): void;
};

export async function openConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const incoming = readSocket(socket);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));

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
  const head = await readUntil(incoming, () => {
    const end = incoming.bytes.indexOf('\r\n\r\n');
    return end === -1 ? undefined : end + 4;
  });
  const [first = '', ...lines] = head.toString('latin1').trimEnd().split('\r\n');
  const [, protocol = '', status = '', reason = ''] = /^(\S+) (\d{3}) ?(.*)$/.exec(first) ?? [];
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );

  const length = headers.get('content-length');
  const body = await readUntil(incoming, () => {
    if (length === undefined) return incoming.ended ? incoming.bytes.length : undefined;
    return incoming.bytes.length >= Number(length) ? Number(length) : undefined;
  });
  return { protocol, status: Number(status), reason, headers, body };
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
