import { connect, createServer, type Socket } from 'node:net';

/** A line to a database on which single connections can be held up: their bytes stay where they are. */
export type DatabaseLink = {
  url: string;
  /** Holds each connection of this application name up behind the next word from the database; tells how many. */
  freeze(applicationName: string): Promise<number>;
  /** Holds every connection up from now on, and all new ones: as if the network dropped each packet. */
  silence(): void;
  thaw(): void;
  close(): void;
};

type Pair = { near: Socket; far: Socket; applicationName: string };

export async function linkDatabase(databaseUrl: string): Promise<DatabaseLink> {
  const { hostname, port } = new URL(databaseUrl);
  const pairs = new Set<Pair>();
  let frozenName: string | undefined;
  let silent = false;

  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const pair: Pair = { near, far, applicationName: '' };
    pairs.add(pair);
    near.once('data', (startup) => {
      pair.applicationName = applicationNameOf(startup);
      if (silent || pair.applicationName === frozenName) hold(pair);
    });
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', (chunk) => near.write(chunk));
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  const linkPort = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${linkPort}` }).href,
    async freeze(applicationName) {
      const held = [...pairs].filter((pair) => pair.applicationName === applicationName);
      await Promise.all(held.map(holdAfterNextWord));
      frozenName = applicationName;
      return held.length;
    },
    silence() {
      silent = true;
      pairs.forEach(hold);
    },
    thaw() {
      silent = false;
      frozenName = undefined;
      for (const { near, far } of pairs) {
        near.resume();
        far.resume();
      }
    },
    close() {
      server.close();
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
    },
  };
}

function holdAfterNextWord(pair: Pair): Promise<void> {
  return new Promise((resolve) => {
    pair.far.once('data', () => {
      hold(pair);
      resolve();
    });
    pair.far.once('close', () => resolve());
  });
}

function hold({ near, far }: Pair): void {
  near.pause();
  far.pause();
}

/** What a client calls itself in the first message of PostgreSQL's protocol: names and values, each ended by a zero. */
function applicationNameOf(startup: Buffer): string {
  const words = startup.subarray(8).toString().split('\0');
  return words[words.indexOf('application_name') + 1] ?? '';
}
