import { Agent } from 'node:http';
import { pixel } from '@/lib/testing/nupkg';
import { askPlainly, type PlainAnswer } from '@/server/front/plain-request';
import { makeSymbols } from '@/lib/testing/snupkg';
import type { Part } from './every-address';
import { type Gallery, startGallery, type Variables } from './gallery';
import { queryGallery } from './ops/gallery-database';
import { publishTo } from './publisher';

export type Answer = Omit<PlainAnswer, 'body'> & { body: string };

export type Headers = Record<string, string>;

/** A gallery that is for its members, with a package that nobody else may hear of. */
export type ClosedGallery = Gallery & {
  member: { name: string; email: string; password: string };
  keys: { read: string; push: string; expired: string };
  /** The package; its description is `words`, which nothing else says. */
  kept: { id: string; words: string; pdbPath: string };
  /** Asks as a client that leaves the address as it is, follows nothing and remembers nothing. */
  ask(path: string, headers?: Headers, method?: string): Promise<Answer>;
};

export const basic = (user: string, password: string): Headers => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

const member = { name: 'ann', email: 'ann@gallery.test', password: 'correct horse battery' };
const kept = { id: 'Kept.Unheard', words: 'murmurings of the unheard' };

/** The parts of the addresses of what is there. */
export const partsOfKept: Part = {
  id: 'kept.unheard',
  version: '1.0.0',
  file: 'kept.unheard.1.0.0.nupkg',
  hive: 'gz-semver2',
  leaf: '1.0.0.json',
  lower: '1.0.0',
  upper: '2.0.0.json',
  page: 'page0.json',
  name: 'ann',
  key: '1',
};

export async function startClosedGallery(env: Variables = {}): Promise<ClosedGallery> {
  const gallery = await startGallery({ env: { READ_ACCESS: 'members', SIGN_UP: 'open', ...env } });
  const { name, email, password } = member;
  await succeed(gallery, 'user', 'add', name, '--email', email, '--password', password, '--admin');
  const aKey = (called: string, scope: string) =>
    succeed(gallery, 'key', 'add', '--user', name, '--name', called, '--scope', scope);
  const keys = {
    read: await aKey('read', 'read'),
    push: await aKey('push', 'push,unlist'),
    expired: await aKey('expired', 'read,push'),
  };
  await queryGallery(gallery, `update "ApiKey" set "expiresAt" = now() where name = 'expired'`);

  const options = {
    id: kept.id,
    version: '1.0.0',
    description: kept.words,
    icon: 'icon.png',
    readme: 'readme.md',
    files: { 'icon.png': pixel, 'readme.md': `# ${kept.words}` },
  };
  const symbols = await makeSymbols({ id: kept.id, version: '2.0.0' });
  const push = publishTo(gallery, keys.push);
  expectTaken(await push(options));
  for (const [path, bytes] of [
    ['/api/v2/package', symbols.nupkg],
    ['/api/v2/symbolpackage', symbols.snupkg],
  ] as const) {
    const response = await fetch(gallery.url + path, {
      method: 'PUT',
      headers: { 'x-nuget-apikey': keys.push },
      body: new Uint8Array(bytes),
    });
    expectTaken({ status: response.status, sentence: await response.text() });
  }

  const agent = new Agent({ keepAlive: true });
  return {
    ...gallery,
    member,
    keys,
    kept: { ...kept, pdbPath: `/symbols/${symbols.name}/${symbols.key}/${symbols.name}` },
    async ask(path, headers = {}, method = 'GET') {
      const { port } = gallery;
      const answer = await askPlainly({ host: 'localhost', port, path, method, agent, headers });
      return { ...answer, body: answer.body.toString('latin1') };
    },
    async stop() {
      agent.destroy();
      return gallery.stop();
    },
  };
}

/** The gallery of a worker, as a fixture. */
export const closedFixture: [
  (none: object, use: (closed: ClosedGallery) => Promise<void>) => Promise<void>,
  { scope: 'worker'; timeout: number },
] = [
  async ({}, use) => {
    const closed = await startClosedGallery();
    await use(closed);
    await closed.stop();
  },
  { scope: 'worker', timeout: 180_000 },
];

/** What of an answer may depend on the question alone. */
export function withoutName({ headers, ...answer }: Answer): object {
  const { date: _date, 'x-request-id': _id, ...told } = headers;
  return { ...answer, headers: told };
}

async function succeed(gallery: Gallery, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await gallery.lode(...args);
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}

function expectTaken({ status, sentence }: { status: number; sentence: string }): void {
  if (status !== 201) throw new Error(`The package was not taken: ${status} ${sentence}`);
}
