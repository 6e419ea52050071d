import type { APIResponse } from '@playwright/test';
import { makeNuspec } from '@/lib/testing/nuspec';
import { makeSnupkg, makeSymbols, type MadeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import { expect, test as base } from './fixtures';
import { sentence } from './target';
import { given } from './verdicts';

type Each = {
  /** Pushes a package, and gives the symbols that were built with it. */
  aVersion: () => Promise<MadeSymbols & { id: string }>;
  /** Pushes a symbols package, whatever comes of it. */
  pushSymbols: (bytes: Buffer, key?: string) => Promise<APIResponse>;
};

const test = base.extend<Each>({
  aVersion: async ({ pushBytes, owner, waiting }, use) => {
    await use(async () => {
      const id = `Test.${aWord()}`;
      const symbols = await makeSymbols({ id, version: '1.0.0' });
      expect((await pushBytes(symbols.nupkg, owner.key)).status()).toBe(201);
      await waiting.untilSeen(id, '1.0.0');
      return { id, ...symbols };
    });
  },
  pushSymbols: async ({ request, feed, owner }, use) => {
    await use((data, key = owner.key) =>
      request.put(feed.symbols, { data, headers: { 'x-nuget-apikey': key }, maxRedirects: 0 }),
    );
  },
});

/** Symbols are checked after they were taken; until then they cannot be replaced. */
const patience = { timeout: 30_000 };

test.describe('a symbols package', () => {
  for (const slash of ['', '/']) {
    test(`is taken at its address${slash === '' ? '' : ' with a slash'} [check 114]`, async ({
      request,
      feed,
      owner,
      aVersion,
    }) => {
      const { snupkg } = await aVersion();
      const response = await request.put(`${feed.symbols}${slash}`, {
        data: snupkg,
        headers: { 'x-nuget-apikey': owner.key },
        maxRedirects: 0,
      });

      expect(response.status(), response.statusText()).toBe(201);
      expect(await response.body()).toHaveLength(0);
    });
  }

  test('replaces the one before, once that was checked [check 114]', async ({ aVersion, pushSymbols }) => {
    const { id, snupkg, pdb } = await aVersion();
    expect((await pushSymbols(snupkg)).status()).toBe(201);
    const other = await makeSnupkg(
      { id, version: '1.0.0' },
      { [`lib/net8.0/${id}.pdb`]: pdb.bytes, LICENSE: 'x' },
    );

    await expect(async () => {
      const status = (await pushSymbols(other)).status();
      expect([201, 409]).toContain(status);
      expect(status).toBe(201);
    }).toPass(patience);
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
    target,
  }) => {
    const id = `Test.${aWord()}`;
    const response = await pushSymbols(await makeSnupkg({ id, version: '1.0.0' }, { 'a.dll': 'x' }));

    expect(response.status()).toBe(404);
    expect(response.statusText()).toMatch(sentence(target, /Push the package first/));
  });

  test('is refused by a wrong key or none, and when it is none itself [check 114]', async ({
    request,
    feed,
    aVersion,
    pushSymbols,
  }) => {
    const { snupkg } = await aVersion();

    expect((await request.put(feed.symbols, { data: snupkg })).status()).toBe(401);
    expect((await pushSymbols(snupkg, 'wrong')).status()).toBe(403);
    expect((await pushSymbols(Buffer.from('hello'))).status()).toBe(400);
  });

  test('is refused to strangers, and by a key that may not push, as a package is [check 114]', async ({
    aVersion,
    pushSymbols,
  }) => {
    const { snupkg } = await aVersion();

    expect((await pushSymbols(snupkg, given('stranger').key)).status()).toBe(401);
    expect((await pushSymbols(snupkg, given('unlist'))).status()).toBe(403);
  });

  const identity = { id: 'ID', version: '1.0.0' };
  for (const [what, files, nuspec, words] of [
    ['an assembly', { 'lib/a.dll': 'x', 'lib/a.pdb': 'x' }, undefined, /"lib\/a\.dll"/],
    ['no PDB', { 'a.xml': '<a />' }, undefined, /no PDB/],
    ['authors in its nuspec', { 'a.pdb': 'x' }, { packageTypes: ['SymbolsPackage'] }, /no authors/],
    ['another package type', { 'a.pdb': 'x' }, { authors: '' }, /SymbolsPackage/],
  ] as const) {
    test(`is refused with ${what} [check 114]`, async ({ aVersion, pushSymbols, target }) => {
      const { id } = await aVersion();
      const text = nuspec === undefined ? undefined : makeNuspec({ ...identity, ...nuspec, id });
      const response = await pushSymbols(await makeSnupkg({ ...identity, id }, files, text));

      expect(response.status()).toBe(400);
      expect(response.statusText()).toMatch(sentence(target, words));
    });
  }
});
