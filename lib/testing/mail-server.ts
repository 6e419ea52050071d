import type { AddressInfo, Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type Received = {
  from: string;
  to: string[];
  /** Headers and body, as they came. */
  source: string;
  /** A header by its name in lower case, unfolded. */
  header: (name: string) => string | undefined;
};

export type MailServer = {
  url: string;
  /** What came until now. */
  received: Received[];
  /** Answers this to the next messages, or to recipients, in place of taking them; nothing takes them again. */
  refuseWith(refusal?: { code: number; of: 'message' | 'recipient' | 'sender' }): void;
  /** Lets no message be done until it is called. */
  hold(): () => void;
  stop(): Promise<void>;
};

/** A server that takes every mail, on a port of its own, and speaks no TLS. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: Received[] = [];
  let refusal: { code: number; of: string } | undefined;
  let held = Promise.resolve();
  const refused = (of: string) =>
    refusal?.of === of
      ? Object.assign(new Error('Not now, or never.'), { responseCode: refusal.code })
      : undefined;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onMailFrom: (_address, _session, done) => done(refused('sender')),
    onRcptTo: (_address, _session, done) => done(refused('recipient')),
    onData(stream, { envelope }, done) {
      void Promise.all([text(stream), held]).then(([source]) => {
        const error = refused('message');
        if (error === undefined) {
          received.push({
            from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
            to: envelope.rcptTo.map(({ address }) => address),
            source,
            header: (name) => headerOf(source, name),
          });
        }
        done(error);
      });
    },
  });
  server.on('error', () => undefined);
  const listening: Server = await new Promise((resolve) => {
    const started = server.listen(port, '127.0.0.1', () => resolve(started));
  });
  // safe because it listens on a port
  const { port: chosen } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${chosen}`,
    received,
    refuseWith: (next) => (refusal = next),
    hold() {
      let release = () => {};
      held = new Promise((resolve) => (release = resolve));
      return release;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function headerOf(source: string, name: string): string | undefined {
  const head = source.split('\r\n\r\n', 1)[0] ?? '';
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return lines.find((line) => line.toLowerCase().startsWith(`${name}: `))?.slice(name.length + 2);
}
