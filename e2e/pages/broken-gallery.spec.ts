import { expect, test } from '@playwright/test';
import pg from 'pg';
import { readConnection } from '@/server/boot/connection';
import { type Gallery, startGallery } from '../gallery';
import { queryGallery } from '../ops/gallery-database';

let gallery: Gallery;
test.beforeAll(async () => {
  gallery = await startGallery();
});
test.afterAll(() => gallery.stop());

for (const javaScriptEnabled of [true, false]) {
  test(`a page that fails says so, and works when it is tried again, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, baseURL: gallery.url });
    const page = await context.newPage();
    await queryGallery(gallery, 'alter table "SearchDocument" rename to "Hidden"');

    const answer = await page.goto('/packages?q=json');
    expect(answer?.status()).toBe(500);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page could not be made');
    await expect(page.getByText(answer?.headers()['x-request-id'] ?? 'none')).toBeVisible();

    await queryGallery(gallery, 'alter table "Hidden" rename to "SearchDocument"');
    await page.getByRole('link', { name: 'Try again' }).click();
    await expect(page).toHaveURL('/packages?q=json');
    await expect(page.getByText('No package matches “json”')).toBeVisible();
    await context.close();
  });
}

test('while the database has no time for a page, it says so and when to come again', async ({ page }) => {
  const connection = await readConnection(gallery.dataDir);
  const holder = new pg.Client({ connectionString: connection?.databaseUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query('lock table "SearchDocument" in access exclusive mode');

  const answer = await page.goto(`${gallery.url}/packages?q=json`);
  expect(answer?.status()).toBe(503);
  expect(Number(answer?.headers()['retry-after'])).toBeGreaterThan(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The gallery is busy');

  await holder.end();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page).toHaveURL(`${gallery.url}/packages?q=json`);
  await expect(page.getByText('No package matches “json”')).toBeVisible();
});
