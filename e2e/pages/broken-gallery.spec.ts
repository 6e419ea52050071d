import { expect, test } from '@playwright/test';
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
