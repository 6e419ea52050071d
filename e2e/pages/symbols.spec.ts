import { makePdb } from '@/lib/testing/pdb';
import { makeSnupkg, makeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import { expect, test as base } from '../fixtures';

type Version = { id: string; path: string; key: string; snupkg: Buffer };

const test = base.extend<{
  /** Pushes a package, and gives what was built with it. */
  aVersion: () => Promise<Version>;
  pushSymbols: (snupkg: Buffer) => Promise<void>;
}>({
  aVersion: async ({ pushBytes, owner }, use) => {
    await use(async () => {
      const id = `Test.${aWord()}`;
      const { nupkg, snupkg, key } = await makeSymbols({ id, version: '1.0.0' });
      expect((await pushBytes(nupkg, owner.key)).status()).toBe(201);
      return { id, path: `/packages/${id}/1.0.0/symbols`, key, snupkg };
    });
  },
  pushSymbols: async ({ request, owner }, use) => {
    await use(async (data) => {
      const headers = { 'x-nuget-apikey': owner.key };
      const response = await request.put('/api/v2/symbolpackage', { data, headers });
      expect(response.status(), response.statusText()).toBe(201);
    });
  },
});

const patience = { timeout: 30_000 };

test('whoever reads about a version sees its symbols, and can download them', async ({
  page,
  aVersion,
  pushSymbols,
}) => {
  const { id, path, key, snupkg } = await aVersion();
  await pushSymbols(snupkg);
  await expect(async () => {
    await page.goto(`/packages/${id}/1.0.0`);
    await page.getByRole('link', { name: 'Symbols 1' }).click({ timeout: 1000 });
  }).toPass(patience);

  await expect(page).toHaveURL(path);
  await expect(page.getByRole('listitem').filter({ hasText: `lib/net8.0/${id}.pdb${key}` })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the symbols package' }).click();
  expect((await download).suggestedFilename()).toBe(`${id.toLowerCase()}.1.0.0.snupkg`);
});

test('owners read why symbols were refused, and nobody else does', async ({
  page,
  aVersion,
  pushSymbols,
  signIn,
  owner,
}) => {
  const { id, path } = await aVersion();
  const other = { [`lib/net8.0/${id}.pdb`]: makePdb('Other').bytes };
  await pushSymbols(await makeSnupkg({ id, version: '1.0.0' }, other));
  await signIn(page, owner);
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByText('The last symbols package was refused')).toBeVisible({ timeout: 1000 });
  }).toPass(patience);
  await expect(page.getByText('they were not built together')).toBeVisible();

  await page.context().clearCookies();
  await page.goto(path);
  await expect(page.getByText('No symbols', { exact: true })).toBeVisible();
  await expect(page.getByText('refused')).toHaveCount(0);
});

test('an owner is told how to add symbols, and others are not shown the tab', async ({
  page,
  aVersion,
  signIn,
  owner,
}) => {
  const { id } = await aVersion();
  await page.goto(`/packages/${id}/1.0.0`);
  await expect(page.getByRole('link', { name: /^Symbols/ })).toHaveCount(0);

  await signIn(page, owner);
  await page.goto(`/packages/${id}/1.0.0`);
  await page.getByRole('link', { name: /^Symbols/ }).click();
  await expect(page.getByText('dotnet pack --include-symbols')).toBeVisible();
});
