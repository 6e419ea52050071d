import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';

test('an owner has a page with all that is published in that name', async ({ page, push, owner }) => {
  const { id } = await push({ description: 'Reads and writes text.' });

  await page.goto(`/packages/${id}`);
  await page.getByRole('link', { name: owner.name }).first().click();

  await expect(page).toHaveURL(`/profiles/${owner.name}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(owner.name);
  await page.goto(`/profiles/${owner.name.toUpperCase()}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(owner.name);
});

test('somebody without packages has a page that says so, and nobody has none', async ({ page, aPerson }) => {
  const person = await aPerson();

  await page.goto(`/profiles/${person.name}`);
  await expect(page.getByText('No packages yet')).toBeVisible();
  expect((await page.goto(`/profiles/${aWord()}`))?.status()).toBe(404);
});
