import { makeNupkg } from '@/lib/testing/nupkg';
import { expect, test } from '@playwright/test';
import { readFirstStart } from '../first-start-address';
import { type Gallery, startGallery } from '../gallery';
import { expectForEverybody } from './for-everybody';

let gallery: Gallery;
test.beforeAll(async () => {
  gallery = await startGallery();
});
test.afterAll(() => gallery.stop());

test('a new gallery: the first administrator, a key, a package, and the address is over', async ({
  page,
}) => {
  const address = await readFirstStart(gallery);

  await page.goto(gallery.url);
  await expect(page.getByRole('heading', { name: 'No packages yet' })).toBeVisible();

  await page.goto(`${gallery.url}/packages`);
  await expect(page.getByRole('heading', { name: 'No packages yet' })).toBeVisible();
  await expect(page.getByText('dotnet nuget push')).toBeVisible();

  await page.goto(address);
  await expectForEverybody(page);
  await page.getByLabel('Name', { exact: true }).fill('ann');
  await page.getByLabel('E-mail address').fill('ann@example.test');
  await page.getByLabel('Password').fill('too short');
  await page.getByRole('button', { name: 'Make the administrator' }).click();
  // The browser itself holds back what is too short.
  await expect(page).toHaveURL(address);
  await page.getByLabel('Password').fill('qwertyuiop');
  await page.getByRole('button', { name: 'Make the administrator' }).click();
  await expect(page.locator('#password-error')).toContainText('Many people have this password');
  await expectForEverybody(page);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Make the administrator' }).click();
  await expect(page).toHaveURL(`${gallery.url}/`);

  await page.goto(`${gallery.url}/account/api-keys/new`);
  await page.getByLabel('Name', { exact: true }).fill('build server');
  await page.getByRole('button', { name: 'Make the key' }).click();
  const key = await page.getByRole('region', { name: 'API key', exact: true }).innerText();
  expect(key).toMatch(/^lode_/);
  await page.reload();
  await expect(page.getByText(key)).toHaveCount(0);

  const pushed = await page.request.put(`${gallery.url}/api/v2/package`, {
    data: await makeNupkg({ id: 'First.Package', version: '1.0.0' }),
    headers: { 'x-nuget-apikey': key },
  });
  expect(pushed.status()).toBe(201);
  await page.goto(gallery.url);
  await expect(page.getByRole('link', { name: 'First.Package' }).first()).toBeVisible();

  await page.goto(address);
  await expect(page.getByText('This address is over')).toBeVisible();
});
