import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

/** What a page offers of a version: its tabs, a way to install it, and its download. */
const offersOf = (page: Page) =>
  page
    .getByRole('navigation', { name: 'About this package' })
    .or(page.getByText('dotnet add package'))
    .or(page.getByRole('link', { name: 'Download the package' }));

test('[rule 60] the page of a deleted version stays, says so and offers nothing of it', async ({
  page,
  push,
  lode,
}) => {
  const { id } = await push({ version: '1.0.0' });
  await push({ id, version: '2.0.0', description: 'What nobody should read.' });
  expect(await lode('package', 'delete', id, '2.0.0', '--yes')).toMatchObject({ code: 0 });

  const response = await page.goto(`/packages/${id}/2.0.0`);

  expect(response?.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${id} 2.0.0`);
  await expect(page.getByText('This version was deleted')).toBeVisible();
  await expect(offersOf(page)).toHaveCount(0);
  expect(await page.content()).not.toContain('What nobody should read.');
  expect((await page.goto(`/packages/${id}/2.0.0/license`))?.status()).toBe(404);

  await page.goto(`/packages/${id}/2.0.0`);
  await page.getByRole('link', { name: '1.0.0' }).click();
  await expect(page).toHaveURL(`/packages/${id}/1.0.0`);
  await expect(page.getByText(`dotnet add package ${id} --version 1.0.0`)).toBeVisible();
});

test('[rule 60] a package without any version left says so of its last one', async ({ page, push, lode }) => {
  const { id } = await push();
  expect(await lode('package', 'delete', id, '--yes')).toMatchObject({ code: 0 });

  expect((await page.goto(`/packages/${id}`))?.status()).toBe(200);

  await expect(page.getByText('This version was deleted')).toBeVisible();
  await expect(page.getByText('The latest version')).toHaveCount(0);
  await expect(offersOf(page)).toHaveCount(0);
});

test('[rule 62] of a locked package, an unlisted version is hidden from everybody but its owners', async ({
  page,
  push,
  owner,
  lode,
  signIn,
}) => {
  const { id } = await push({ description: 'What is under review.' });
  expect(await lode('package', 'lock', id)).toMatchObject({ code: 0 });

  await page.goto(`/packages/${id}`);
  await expect(page.getByText('What is under review.').first()).toBeVisible();
  await expect(page.getByText('locked')).toHaveCount(0);

  expect(await lode('package', 'unlist', id, '1.0.0')).toMatchObject({ code: 0 });
  expect((await page.goto(`/packages/${id}/1.0.0`))?.status()).toBe(200);
  await expect(page.getByText('The content of this page is hidden')).toBeVisible();
  await expect(offersOf(page)).toHaveCount(0);
  expect(await page.content()).not.toContain('What is under review.');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);

  await signIn(page, owner);
  await page.goto(`/packages/${id}/1.0.0`);
  await expect(page.getByText('This package is locked')).toBeVisible();
  await expect(page.getByText('What is under review.').first()).toBeVisible();
});
