import type { APIResponse } from '@playwright/test';
import { makeAssembly } from '@/lib/testing/assembly';
import { makePdb } from '@/lib/testing/pdb';
import { makeNuspec } from '@/lib/testing/nuspec';
import { makeSnupkg, makeSymbols, type MadeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import { ServiceIndex } from './documents';
import { expect, test as base } from './feed';

type Version = MadeSymbols & { id: string };

type Each = {
  /** Pushes a package, and gives the symbols that were built with it. */
  aVersion: () => Promise<Version>;
  /** Pushes a symbols package, whatever comes of it. */
  pushSymbols: (bytes: Buffer, key?: string) => Promise<APIResponse>;
  /** Asks the symbol server for a PDB. */
  ask: (name: string, key: string, headers?: Record<string, string>) => Promise<APIResponse>;
};

const test = base.extend<Each>({
  aVersion: async ({ pushBytes, owner }, use) => {
    await use(async () => {
      const id = `Test.${aWord()}`;
      const symbols = await makeSymbols({ id, version: '1.0.0' });
      expect((await pushBytes(symbols.nupkg, owner.key)).status()).toBe(201);
      return { id, ...symbols };
    });
  },
  pushSymbols: async ({ request, owner }, use) => {
    await use((data, key = owner.key) =>
      request.put('/api/v2/symbolpackage', { data, headers: { 'x-nuget-apikey': key } }),
    );
  },
  ask: async ({ request }, use) => {
    await use((name, key, headers = {}) => request.get(`/symbols/${name}/${key}/${name}`, { headers }));
  },
});

/** Checks are jobs, which wait for their turn. */
const patience = { timeout: 30_000 };

test('the service index names the address for symbols packages', async ({ request }) => {
  const { resources } = ServiceIndex.parse(await (await request.get('/v3/index.json')).json());

  expect(resources).toContainEqual(
    expect.objectContaining({
      '@id': expect.stringMatching(/\/api\/v2\/symbolpackage$/),
      '@type': 'SymbolPackagePublish/4.9.0',
    }),
  );
});

test.describe('a symbols package', () => {
  for (const address of ['/api/v2/symbolpackage', '/api/v2/symbolpackage/']) {
    test(`is taken at ${address}, and its PDB is served soon after [check 114]`, async ({
      request,
      owner,
      aVersion,
      ask,
    }) => {
      const { id, snupkg, name, key, pdb } = await aVersion();
      const response = await request.put(address, {
        data: snupkg,
        headers: { 'x-nuget-apikey': owner.key },
        maxRedirects: 0,
      });
      expect(response.status(), response.statusText()).toBe(201);
      expect(await response.body()).toHaveLength(0);

      await expect.poll(async () => (await ask(name, key)).status(), patience).toBe(200);
      expect((await (await ask(name, key)).body()).equals(pdb.bytes)).toBe(true);
      const whole = await request.get(`/api/v2/symbolpackage/${id}/1.0`);
      expect((await whole.body()).equals(snupkg)).toBe(true);
      expect(whole.headers()['content-disposition']).toContain(`${id.toLowerCase()}.1.0.0.snupkg`);
    });
  }

  test('replaces the one before [check 114]', async ({ aVersion, pushSymbols, ask, request }) => {
    const { id, snupkg, name, key, pdb } = await aVersion();
    await pushSymbols(snupkg);
    await expect.poll(async () => (await ask(name, key)).status(), patience).toBe(200);

    const other = await makeSnupkg(
      { id, version: '1.0.0' },
      { [`lib/net8.0/${id}.pdb`]: pdb.bytes, LICENSE: 'x' },
    );
    expect((await pushSymbols(other)).status()).toBe(201);
    await expect
      .poll(
        async () => (await (await request.get(`/api/v2/symbolpackage/${id}/1.0.0`)).body()).equals(other),
        patience,
      )
      .toBe(true);
    expect((await ask(name, key)).status()).toBe(200);
  });

  test('is taken once of ten that are pushed at a time; the others are a conflict [check 114]', async ({
    aVersion,
    pushSymbols,
  }) => {
    const { snupkg } = await aVersion();
    const responses = await Promise.all(Array.from({ length: 10 }, () => pushSymbols(snupkg)));

    const statuses = new Set(responses.map((response) => response.status()));
    expect([...statuses].sort()).toEqual([201, 409]);
  });

  test('is refused without its package, whatever else is wrong with it [check 114]', async ({
    pushSymbols,
  }) => {
    const id = `Test.${aWord()}`;
    const response = await pushSymbols(await makeSnupkg({ id, version: '1.0.0' }, { 'a.dll': 'x' }));

    expect(response.status()).toBe(404);
    expect(response.statusText()).toMatch(/Push the package first/);
  });

  test('is refused to strangers, and by a wrong key or none, as a package is [check 114]', async ({
    request,
    aVersion,
    pushSymbols,
    aPerson,
    aKey,
    owner,
  }) => {
    const { snupkg } = await aVersion();
    const unlistOnly = await aKey(owner, { scope: 'unlist' });

    expect((await request.put('/api/v2/symbolpackage', { data: snupkg })).status()).toBe(401);
    expect((await pushSymbols(snupkg, (await aPerson()).key)).status()).toBe(401);
    expect((await pushSymbols(snupkg, 'wrong')).status()).toBe(403);
    expect((await pushSymbols(snupkg, unlistOnly)).status()).toBe(403);
    expect((await pushSymbols(Buffer.from('hello'))).status()).toBe(400);
  });

  const identity = { id: 'ID', version: '1.0.0' };
  for (const [what, files, nuspec, sentence] of [
    ['an assembly', { 'lib/a.dll': 'x', 'lib/a.pdb': 'x' }, undefined, /"lib\/a\.dll"/],
    ['no PDB', { 'a.xml': '<a />' }, undefined, /no PDB/],
    ['authors in its nuspec', { 'a.pdb': 'x' }, { packageTypes: ['SymbolsPackage'] }, /no authors/],
    ['another package type', { 'a.pdb': 'x' }, { authors: '' }, /SymbolsPackage/],
  ] as const) {
    test(`is refused with ${what} [check 114]`, async ({ aVersion, pushSymbols }) => {
      const { id } = await aVersion();
      const text = nuspec === undefined ? undefined : makeNuspec({ ...identity, ...nuspec, id });
      const response = await pushSymbols(await makeSnupkg({ ...identity, id }, files, text));

      expect(response.status()).toBe(400);
      expect(response.statusText()).toMatch(sentence);
    });
  }
});

test.describe('the symbol server', () => {
  test('finds a PDB in any casing, and by its checksum', async ({ aVersion, pushSymbols, ask, request }) => {
    const { id, snupkg, key, pdb } = await aVersion();
    await pushSymbols(snupkg);
    const name = `${id}.pdb`;
    await expect.poll(async () => (await ask(name, key.toUpperCase())).status(), patience).toBe(200);
    const digits = pdb.checksum.bytes.toString('hex');

    expect((await ask(name, key, { SymbolChecksum: `SHA256:${digits.toUpperCase()}` })).status()).toBe(200);
    expect((await ask(name, key, { SymbolChecksum: `SHA384:00;SHA256:${digits}` })).status()).toBe(200);
    expect((await ask(name, key, { SymbolChecksum: 'SHA256:00' })).status()).toBe(404);
    expect((await ask(name, key)).headers()['cache-control']).toBe('public, max-age=86400');
    const head = await request.head(`/symbols/${name}/${key}/${name}`);
    expect(head.headers()['content-length']).toBe(String(pdb.bytes.length));
  });

  test('finds the PDBs in packages themselves', async ({ push, ask }) => {
    const pdb = makePdb(aWord());
    const word = aWord();
    await push({ files: { [`lib/${word}.dll`]: makeAssembly(pdb), [`lib/${word}.pdb`]: pdb.bytes } });
    const hex = pdb.guid.toString('hex');
    const turned = [6, 4, 2, 0, 10, 8, 14, 12].map((at) => hex.slice(at, at + 2)).join('') + hex.slice(16);

    await expect
      .poll(async () => (await ask(`${word}.pdb`, `${turned}ffffffff`)).status(), patience)
      .toBe(200);
  });

  for (const path of [
    'acme.pdb/497b72f6390a44fc878e5a2d63b6cc4bffffffff/acme.pdb',
    'acme.pdb/497b72f6390a44fc878e5a2d63b6cc4b1/acme.pdb',
    'acme.pdb/497b72f6390a44fc878e5a2d63b6cc4bffffffff/acme.pd_',
    'acme.dll/5a2d63b6cc4b/acme.dll',
    'index2.txt',
    '',
  ]) {
    test(`has nothing at /symbols/${path}, and says so in a sentence`, async ({ request }) => {
      const response = await request.get(`/symbols/${path}`);

      expect(response.status()).toBe(404);
      expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8');
    });
  }
});
