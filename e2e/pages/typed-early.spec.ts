import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';

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
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released;
    await route.continue();
  });

  await page.goto('/account/api-keys/new', { waitUntil: 'commit' });
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
