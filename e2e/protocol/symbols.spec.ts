import type { APIResponse } from '@playwright/test';
import { makeAssembly } from '@/lib/testing/assembly';
import { makePdb } from '@/lib/testing/pdb';
import { makeSnupkg, makeSymbols, type MadeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
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

test.describe('a symbols package', () => {
  test('is served soon after it was pushed, whole and by its PDB [check 114]', async ({
    request,
    aVersion,
    pushSymbols,
    ask,
  }) => {
    const { id, snupkg, name, key, pdb } = await aVersion();
    expect((await pushSymbols(snupkg)).status()).toBe(201);

    await expect.poll(async () => (await ask(name, key)).status(), patience).toBe(200);
    expect((await (await ask(name, key)).body()).equals(pdb.bytes)).toBe(true);
    const whole = await request.get(`/api/v2/symbolpackage/${id}/1.0`);
    expect((await whole.body()).equals(snupkg)).toBe(true);
    expect(whole.headers()['content-disposition']).toContain(`${id.toLowerCase()}.1.0.0.snupkg`);
  });

  test('is served instead of the one before [check 114]', async ({ aVersion, pushSymbols, ask, request }) => {
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
