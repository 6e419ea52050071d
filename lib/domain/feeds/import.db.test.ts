import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { system } from '../actor';
import { openFeed } from './feed';
import { importFeed } from './import';
import { planFeedImport } from './plan';

vi.stubEnv('OUTGOING_PRIVATE', 'true');

const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A feed of these documents and packages by their paths; an address in a document begins with `~`. */
async function aFeed(files: Record<string, unknown>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const file = files[path];
    if (file === undefined) response.writeHead(404).end();
    else if (Buffer.isBuffer(file)) response.end(file);
    else {
      const text = JSON.stringify(file).replaceAll('~', `http://${request.headers.host}`);
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text));
    }
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  // safe because it listens on a port
  const { port } = server.address() as AddressInfo;
  return { index: `http://localhost:${port}/index.json`, asked };
}

const everything = { globs: [], latest: false, prerelease: false };
const nothing = () => undefined;

async function importAll(address: string, choice = everything as Parameters<typeof planFeedImport>[1]) {
  const feed = await openFeed(address, {});
  const { key } = await aUser();
  const plan = await planFeedImport(feed, choice, nothing);
  const options = { ownerKey: key, limitBytes: 1_000_000, symbols: true, deprecations: true };
  return importFeed(system, feed, plan, options, nothing);
}

const rowsOf = (id: string) =>
  db().packageVersion.findMany({
    where: { package: { lowerId: id.toLowerCase() } },
    select: { fullVersion: true, listed: true, publishedAt: true, createdAt: true },
    orderBy: { sortKey: 'asc' },
  });

test('a feed without a catalog is found by search, and tells as little as it has to', async () => {
  const word = aWord();
  const [one, two] = [`${word}.One`, `${word}.Two`];
  const search = (skip: number) => `/search?q=&skip=${skip}&take=100&prerelease=true&semVerLevel=2.0.0`;
  const leaf = (id: string, version: string, more = {}) => ({
    packageContent: `~/${id}/${version}`,
    catalogEntry: { id, version, ...more },
  });
  const published = '2020-02-03T04:05:06.789+00:00';
  const { index } = await aFeed({
    '/index.json': {
      resources: [
        { '@id': '~/search', '@type': ['SearchQueryService', 'SearchQueryService/3.0.0-beta'] },
        { '@id': '~/registrations', '@type': 'RegistrationsBaseUrl' },
      ],
    },
    [search(0)]: { data: [{ id: one }, { id: two }] },
    [search(100)]: { data: [{ id: two }] },
    [`/registrations/${one.toLowerCase()}/index.json`]: { items: [{ '@id': '~/page' }] },
    '/page': {
      items: [
        leaf(one, '1.0.0', { published: '1900-01-01T00:00:00+00:00' }),
        leaf(one, '1.1.0+meta', { published, deprecation: { reasons: 'Legacy' } }),
      ],
    },
    [`/registrations/${two.toLowerCase()}/index.json`]: { items: [{ items: [leaf(two, '2.0')] }] },
    [`/${one}/1.0.0`]: await makeNupkg({ id: one, version: '1.0.0' }),
    [`/${one}/1.1.0+meta`]: await makeNupkg({ id: one, version: '1.1.0+meta' }),
    [`/${two}/2.0`]: await makeNupkg({ id: two, version: '2.0' }),
  });

  const report = await importAll(index);

  expect(report).toEqual({ imported: 3, present: 0, symbols: 0, deprecated: 1, failed: [] });
  expect(await rowsOf(one)).toEqual([
    expect.objectContaining({ fullVersion: '1.0.0', listed: false }),
    {
      fullVersion: '1.1.0+meta',
      listed: true,
      publishedAt: new Date(published),
      createdAt: new Date(published),
    },
  ]);
  expect(await rowsOf(two)).toMatchObject([{ fullVersion: '2.0.0', listed: true }]);
});

test('of IDs that are named the catalog is asked for leaves alone: they tell the hash, and when what is unlisted was made', async () => {
  const id = `Test.${aWord()}`;
  const nupkg = await makeNupkg({ id, version: '1.0.0' });
  const created = '2019-01-02T03:04:05.678Z';
  const leafOf = (packageHash: string) => ({ created, packageHash, packageHashAlgorithm: 'SHA512' });
  const flat = (version: string) =>
    `/flat/${id.toLowerCase()}/${version}/${id.toLowerCase()}.${version}.nupkg`;
  const entry = (version: string) => ({
    catalogEntry: { '@id': `~/catalog/data/${version}.json`, id, version, listed: false },
  });
  const { index, asked } = await aFeed({
    '/index.json': {
      resources: [
        { '@id': '~/catalog/index.json', '@type': 'Catalog/3.0.0' },
        { '@id': '~/none/', '@type': 'RegistrationsBaseUrl' },
        { '@id': '~/registrations/', '@type': 'RegistrationsBaseUrl/3.6.0' },
        { '@id': '~/flat/', '@type': 'PackageBaseAddress/3.0.0' },
      ],
    },
    [`/registrations/${id.toLowerCase()}/index.json`]: {
      items: [{ items: [entry('1.0.0'), entry('2.0.0')] }],
    },
    '/catalog/data/1.0.0.json': leafOf(createHash('sha512').update(nupkg).digest('base64')),
    '/catalog/data/2.0.0.json': leafOf(createHash('sha512').update('other bytes').digest('base64')),
    [flat('1.0.0')]: nupkg,
    [flat('2.0.0')]: await makeNupkg({ id, version: '2.0.0' }),
  });

  const report = await importAll(index, { ...everything, globs: [id.toUpperCase()] });

  expect(report).toMatchObject({
    imported: 1,
    failed: [{ path: `${id} 2.0.0`, reason: expect.stringContaining('by their hash') }],
  });
  expect(await rowsOf(id)).toMatchObject([
    { fullVersion: '1.0.0', listed: false, createdAt: new Date(created) },
  ]);
  expect(asked).not.toContain('/catalog/index.json');
});

test('what is no feed is refused with a sentence', async () => {
  const { index } = await aFeed({ '/index.json': { resources: [] }, '/list': ['nothing'] });

  await expect(openFeed(index, {})).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('it names no RegistrationsBaseUrl'),
  });
  for (const path of ['/list', '/missing']) {
    await expect(openFeed(new URL(path, index).href, {})).rejects.toMatchObject({ code: 'invalid' });
  }
});

test('nobody but administrators and the operator imports from a feed', async () => {
  const { index } = await aFeed({
    '/index.json': { resources: [{ '@id': '~/registrations/', '@type': 'RegistrationsBaseUrl' }] },
  });
  const { actor, key } = await aUser();
  const feed = await openFeed(index, {});
  const options = { ownerKey: key, limitBytes: 1, symbols: false, deprecations: false };

  await expect(importFeed(actor, feed, { versions: [], failed: [] }, options, nothing)).rejects.toMatchObject(
    {
      code: 'forbidden',
    },
  );
});
