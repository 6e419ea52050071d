import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import dns from 'node:dns';

export type DnsServer = {
  /** What is answered, by lower name; what is not here does not exist. */
  records: Map<string, string[]>;
  /** Whether every question is left without an answer that helps. */
  broken: boolean;
  close: () => Promise<void>;
};

const headBytes = 12;

/** A name server on this machine, which this process asks until it is closed. */
export async function startDnsServer(): Promise<DnsServer> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const earlier = dns.getServers();
  dns.setServers([`127.0.0.1:${socket.address().port}`]);
  const server: DnsServer = {
    records: new Map(),
    broken: false,
    close: async () => {
      dns.setServers(earlier);
      socket.close();
      await once(socket, 'close');
    },
  };
  socket.on('message', (question, { port, address }) => {
    socket.send(answerTo(question, server), port, address);
  });
  return server;
}

/** https://www.rfc-editor.org/rfc/rfc1035#section-4.1 */
function answerTo(question: Buffer, { records, broken }: DnsServer): Buffer {
  const { name, end } = readName(question);
  const found = records.get(name) ?? [];
  const code = broken ? 2 : records.has(name) ? 0 : 3;
  const head = Buffer.alloc(headBytes);
  question.copy(head, 0, 0, 2);
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(code === 0 ? found.length : 0, 6);
  const answers = code === 0 ? found.map(txtRecord) : [];
  return Buffer.concat([head, question.subarray(headBytes, end + 4), ...answers]);
}

function readName(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = headBytes;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

/** In two strings, as long records come. */
function txtRecord(text: string): Buffer {
  const middle = Math.ceil(text.length / 2);
  const strings = [text.slice(0, middle), text.slice(middle)].map((part) =>
    Buffer.concat([Buffer.from([part.length]), Buffer.from(part, 'latin1')]),
  );
  const data = Buffer.concat(strings);
  const head = Buffer.alloc(headBytes);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(16, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
