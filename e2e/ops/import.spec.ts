import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeNupkg } from '@/lib/testing/nupkg';
import { makeSymbols } from '@/lib/testing/snupkg';
import { type Gallery, runProgram, startGallery, startProgram } from '../gallery';
import { aPublisher, type Publisher } from '../publisher';
import { type Door, openDoor } from './door';
import { expect, test as base } from './fixtures';

type Fixtures = {
  /** A gallery to import from, whose public address is that of the door. */
  source: Gallery & { index: string; publisher: Publisher };
  door: Door;
  /** A gallery to import into, which may fetch from this machine. */
  target: Gallery;
  /** Imports as the owner of everything in the target. */
  importWith: (...args: string[]) => ReturnType<Gallery['lode']>;
};

const test = base.extend<Fixtures>({
  door: async ({}, use) => {
    const door = await openDoor();
    await use(door);
    door.close();
  },
  source: async ({ door }, use) => {
    const gallery = await startGallery({ env: { GALLERY_URL: door.url } });
    door.leadTo(gallery.port);
    await use({ ...gallery, index: `${door.url}/v3/index.json`, publisher: await aPublisher(gallery) });
    await gallery.stop();
  },
  target: async ({ start }, use) => {
    const gallery = await start({ env: { OUTGOING_PRIVATE: 'true' } });
    await gallery.lode('user', 'add', 'olga', '--email', 'olga@gallery.test');
    await use(gallery);
  },
  importWith: async ({ target }, use) => {
    await use((...args) => target.lode('package', 'import', ...args, '--owner', 'olga'));
  },
});

const Entry = z.object({ version: z.string(), listed: z.boolean(), published: z.string() }).loose();
const Registration = z.object({
  items: z.array(z.object({ items: z.array(z.object({ catalogEntry: Entry })) })),
});
const Pages = z.object({ items: z.array(z.object({ '@id': z.string() })) });
const Leaf = z.object({ id: z.string(), version: z.string(), created: z.string() });

async function json<Document>(schema: z.ZodType<Document>, address: string): Promise<Document> {
  return schema.parse(await (await fetch(address)).json());
}

/** What a gallery tells of each version of a package. */
async function entriesOf({ url }: Gallery, id: string) {
  const index = await json(Registration, `${url}/v3/registration/gz-semver2/${id.toLowerCase()}/index.json`);
  return index.items.flatMap(({ items }) => items.map(({ catalogEntry }) => catalogEntry));
}

/** When each version came to be, as the catalog of a gallery tells, by ID and version. */
async function createdIn({ url }: Gallery): Promise<Record<string, string>> {
  const here = (address: string) => `${url}${new URL(address).pathname}`;
  const created: Record<string, string> = {};
  const index = await json(Pages, `${url}/v3/catalog/index.json`);
  for (const page of index.items) {
    for (const item of (await json(Pages, here(page['@id']))).items) {
      const leaf = await json(Leaf, here(item['@id']));
      created[`${leaf.id} ${leaf.version}`] = leaf.created;
    }
  }
  return created;
}

const dated = (entries: z.infer<typeof Entry>[]) =>
  entries.map(({ version, listed, published }) => ({ version, listed, published }));

test('another gallery is imported with dates, listing, symbols and deprecations, and so is what was chosen of it', async ({
  source,
  target,
  importWith,
}) => {
  const { push, key } = source.publisher;
  const symbols = await makeSymbols({ id: 'Acme.Text', version: '1.0.0' });
  const folder = join(source.dataDir, 'feed', 'deep');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'text.nupkg'), symbols.nupkg);
  writeFileSync(join(folder, 'text.snupkg'), symbols.snupkg);
  const imported = ['package', 'import', join(source.dataDir, 'feed'), '--owner', source.publisher.name];
  expect(await source.lode(...imported)).toMatchObject({
    code: 0,
    stdout: '1 imported, 0 here already, 0 failed. Symbols packages: 1.\n',
  });
  expect(await source.lode(...imported)).toMatchObject({
    code: 0,
    stdout: '0 imported, 2 here already, 0 failed.\n',
  });
  await push({ id: 'Acme.Text', version: '1.1.0' });
  await push({ id: 'Acme.Text', version: '2.0.0-beta.1+build.3' });
  await push({ id: 'Acme.Hidden', version: '1.0.0' });
  await push({ id: 'Acme.Old', version: '1.0.0' });
  await push({ id: 'Other.Thing', version: '1.0.0' });
  for (const unlisted of [
    ['Acme.Text', '1.1.0'],
    ['Acme.Hidden', '1.0.0'],
  ]) {
    expect(await source.lode('package', 'unlist', ...unlisted)).toMatchObject({ code: 0 });
  }
  const deprecated = await fetch(`${source.url}/api/v2/package/Acme.Old/deprecations`, {
    method: 'PUT',
    headers: { 'x-nuget-apikey': key },
    body: new URLSearchParams({ 'versions[0]': '1.0.0', isLegacy: 'true', alternatePackageId: 'Acme.Text' }),
  });
  expect(deprecated.status).toBe(200);
  const versions = 6;
  await expect.poll(async () => Object.keys(await createdIn(source))).toHaveLength(versions);

  const guarded = await runProgram('dist/cli.mjs', ['package', 'import', source.index, '--owner', 'olga'], {
    DATA_DIR: target.dataDir,
    PORT: String(target.port),
  });
  expect(guarded).toMatchObject({ code: 1, stderr: expect.stringContaining('is not allowed') });
  expect(await importWith(source.index, '--id', 'ACME.*', '--latest', '--dry-run')).toMatchObject({
    code: 0,
    stdout: 'Acme.Old 1.0.0\nAcme.Text 1.0.0\n2 to import, 0 here already, 0 failed.\n',
  });
  expect(
    await importWith(source.index, '--id', 'acme.text', 'Acme.None', '--latest', '--prerelease'),
  ).toMatchObject({
    code: 1,
    stdout: 'Acme.None: The feed does not have it.\n1 imported, 0 here already, 1 failed.\n',
  });

  const all = [source.index, '--id', 'Acme.*', '--symbols', '--deprecations'];
  expect(await importWith(...all)).toMatchObject({
    code: 0,
    stdout: '4 imported, 1 here already, 0 failed. Symbols packages: 1. Deprecated: 1.\n',
  });
  expect(await importWith(...all)).toMatchObject({
    code: 0,
    stdout: '0 imported, 5 here already, 0 failed.\n',
  });

  for (const id of ['Acme.Text', 'Acme.Hidden', 'Acme.Old']) {
    expect(dated(await entriesOf(target, id))).toEqual(dated(await entriesOf(source, id)));
  }
  expect(dated(await entriesOf(target, 'Acme.Text'))).toMatchObject([
    { version: '1.0.0', listed: true },
    { version: '1.1.0', listed: false },
    { version: '2.0.0-beta.1+build.3', listed: true },
  ]);
  const { 'Other.Thing 1.0.0': _, ...created } = await createdIn(source);
  await expect.poll(() => createdIn(target)).toEqual(created);
  expect(await entriesOf(target, 'Acme.Old')).toMatchObject([
    { deprecation: { reasons: ['Legacy'], alternatePackage: { id: 'Acme.Text', range: '*' } } },
  ]);
  const pdb = `${target.url}/symbols/${symbols.name}/${symbols.key}/${symbols.name}`;
  await expect.poll(async () => (await fetch(pdb)).status).toBe(200);
});

test('an import that is killed goes on where it was, asks for a few packages at a time, and waits when it is told to', async ({
  source,
  door,
  target,
  importWith,
}) => {
  const bytes = new Map<string, Buffer>();
  for (let number = 0; number < 12; number++) {
    const id = `Acme.Part${number}`;
    bytes.set(id, (await source.publisher.push({ id, version: '1.0.0' })).bytes);
  }
  await expect.poll(async () => Object.keys(await createdIn(source))).toHaveLength(12);
  const packagesAsked = () => door.asked.filter((path) => path.endsWith('.nupkg'));

  door.instead = () => (packagesAsked().length > 5 ? 'never' : undefined);
  const command = ['package', 'import', source.index, '--owner', 'olga'];
  const env = { DATA_DIR: target.dataDir, PORT: String(target.port), OUTGOING_PRIVATE: 'true' };
  const running = startProgram('dist/cli.mjs', command, env);
  const here = async () => {
    const found = await fetch(`${target.url}/v3/query?take=100`);
    return z.object({ totalHits: z.number() }).parse(await found.json()).totalHits;
  };
  await expect.poll(here).toBe(5);
  running.child.kill('SIGKILL');
  await running.ended;

  door.asked.length = 0;
  const refusedOnce = new Set<string>();
  door.instead = (path) => {
    if (!path.endsWith('.nupkg') || refusedOnce.has(path)) return undefined;
    refusedOnce.add(path);
    return refusedOnce.size > 2 ? undefined : { status: 429, headers: { 'retry-after': '1' } };
  };
  expect(await importWith(source.index)).toMatchObject({
    code: 0,
    stdout: '7 imported, 5 here already, 0 failed.\n',
  });
  expect(packagesAsked()).toHaveLength(7 + 2);
  expect(new Set(packagesAsked()).size).toBe(7);
  expect(door.mostAtOnce()).toBeLessThanOrEqual(4);
  for (const [id, pushed] of bytes) {
    const address = `${target.url}/v3/flatcontainer/${id}/1.0.0/${id}.1.0.0.nupkg`.toLowerCase();
    const served = Buffer.from(await (await fetch(address)).arrayBuffer());
    expect(served.equals(pushed), id).toBe(true);
  }
});

test('a private feed is read with its credentials alone, and what comes damaged is named and left out', async ({
  source,
  door,
  target,
  importWith,
}) => {
  for (const id of ['Acme.Good', 'Acme.Damaged', 'Acme.Gone', 'Acme.Swapped']) {
    await source.publisher.push({ id, version: '1.0.0' });
  }
  await expect.poll(async () => Object.keys(await createdIn(source))).toHaveLength(4);
  const damaged = await makeNupkg({ id: 'Acme.Damaged', version: '1.0.0', title: 'Other bytes' });
  const swapped = await makeNupkg({ id: 'Acme.Stranger', version: '1.0.0' });
  door.instead = (path, { headers }) => {
    if (headers.authorization !== `Basic ${Buffer.from('ann:secret').toString('base64')}`) {
      return { status: 401, headers: { 'www-authenticate': 'Basic' } };
    }
    if (path.endsWith('acme.damaged.1.0.0.nupkg')) return { status: 200, body: damaged };
    if (path.endsWith('acme.swapped.1.0.0.nupkg')) return { status: 200, body: swapped };
    if (path.endsWith('acme.gone.1.0.0.nupkg')) return { status: 404 };
    return undefined;
  };

  expect(await importWith(source.index)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining(`${source.index} answered 401. Give credentials that may read it`),
  });
  const { code, stdout } = await importWith(
    ...[source.index, '--username', 'ann', '--password', 'secret', '--json'],
  );

  expect(code).toBe(1);
  const { failed, ...counts } = z
    .object({ failed: z.array(z.object({ path: z.string(), reason: z.string() })) })
    .loose()
    .parse(JSON.parse(stdout));
  expect(counts).toEqual({ imported: 1, present: 0, symbols: 0, deprecated: 0 });
  expect(failed.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
    {
      path: 'Acme.Damaged 1.0.0',
      reason: 'The bytes of Acme.Damaged 1.0.0 are not those that its gallery knows by their hash.',
    },
    { path: 'Acme.Gone 1.0.0', reason: expect.stringContaining('acme.gone.1.0.0.nupkg answered 404.') },
    { path: 'Acme.Swapped 1.0.0', reason: 'In place of Acme.Swapped 1.0.0 came Acme.Stranger 1.0.0.' },
  ]);
  expect(dated(await entriesOf(target, 'Acme.Good'))).toEqual(dated(await entriesOf(source, 'Acme.Good')));
});
