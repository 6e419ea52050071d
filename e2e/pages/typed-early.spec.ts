import type { Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';

/** Opens the form of keys without its scripts, which come once what it gives is called. */
async function openEarly(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/account/api-keys/new', { waitUntil: 'commit' });
  return () => release();
}

/** React has taken over the form, as a property that it gives to what it renders says. */
const expectAlive = (page: Page) =>
  expect
    .poll(() =>
      page
        .getByLabel('Package IDs')
        .evaluate((box) => Object.keys(box).some((name) => name.startsWith('__reactProps'))),
    )
    .toBe(true);

test('what is typed before the scripts of a page have come stays, and counts', async ({
  page,
  signIn,
  aPerson,
  push,
}) => {
  const person = await aPerson();
  const word = aWord();
  for (const id of [`${word}.A`, `Else.${word}`]) await push({ id, key: person.key });
  await signIn(page, person);
  const release = await openEarly(page);
  await page.getByLabel('Package IDs').fill(`${word}.*`);
  await page.getByRole('textbox', { name: 'Networks' }).fill('192.0.2.0/24');
  await page.getByLabel('Name', { exact: true }).fill(word);
  await page.getByLabel('Life').selectOption('30 days');
  await page.getByLabel('Unlist, relist').check();
  release();

  await expect(page.getByText(`Covers 1 of 2 packages now: ${word}.A.`)).toBeVisible();
  await expect(page.getByLabel('Package IDs')).toHaveValue(`${word}.*`);
  await expect(page.getByRole('textbox', { name: 'Networks' })).toHaveValue('192.0.2.0/24');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(word);
  await expect(page.getByLabel('Life')).toHaveValue('30');
  await expect(page.getByLabel('Unlist, relist')).toBeChecked();
});

test('a text that was selected before the scripts of a page have come is typed over', async ({
  page,
  signIn,
  aPerson,
}) => {
  await signIn(page, await aPerson());
  const release = await openEarly(page);
  const globs = page.getByLabel('Package IDs');
  await globs.selectText();
  release();
  await expectAlive(page);
  await page.keyboard.insertText('Acme.*');
  await expect(globs).toHaveValue('Acme.*');
});

test('who types in the middle of a text as the scripts of its page come types on there', async ({
  page,
  signIn,
  aPerson,
}) => {
  await signIn(page, await aPerson());
  const release = await openEarly(page);
  const globs = page.getByLabel('Package IDs');
  await globs.press('Home');
  await page.keyboard.insertText('Ac');
  release();
  await expectAlive(page);
  await page.keyboard.insertText('me.');
  await expect(globs).toHaveValue('Acme.*');
});
