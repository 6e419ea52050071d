import type { Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';
import { makeOrganization } from '../organizations';
import { expectForEverybody } from './for-everybody';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a collaborator makes a key in the name of his organization, and an administrator ends it', async ({
      browser,
      page,
      signIn,
      people,
    }) => {
      test.setTimeout(120_000);
      const { name, administrator, collaborator } = await makeOrganization(people);
      const keyName = aWord();
      await signIn(page, collaborator);
      await page.goto('/account/api-keys/new');
      await page.getByLabel('Name', { exact: true }).fill(keyName);
      await page.getByLabel('Owner').selectOption(name);
      await page.getByRole('button', { name: 'Make the key' }).click();
      await expect(
        page.getByRole('status').filter({ hasText: 'The key was made' }).filter({ hasText: keyName }),
      ).toBeVisible();
      await page.goto('/account/api-keys');
      await expect(page.getByRole('row', { name: keyName })).toContainText(`for ${name}`);

      await page.goto(`/organizations/${name}/api-keys`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('API keys');
      await expect(page.getByRole('row', { name: keyName })).toContainText(`by ${collaborator.name}`);

      const context = await browser.newContext({
        javaScriptEnabled,
        baseURL: process.env['LODE_E2E_URL'] ?? '',
      });
      const office = await context.newPage();
      await signIn(office, administrator);
      await office.goto(`/organizations/${name}/api-keys`);
      const row = office.getByRole('row', { name: keyName });
      await row.getByText('Revoke', { exact: true }).click();
      await row.getByRole('button', { name: 'Revoke this key' }).click();
      await expect(row.getByText('Revoked', { exact: true })).toBeVisible();
      await context.close();

      await page.goto('/account/api-keys');
      await expect(page.getByRole('row', { name: keyName })).toContainText('Revoked');
    });
  });
}

test('a member sees all keys of the organization, ends his own alone, and outsiders find nothing', async ({
  page,
  context,
  signIn,
  owner,
  people,
}) => {
  test.setTimeout(120_000);
  const { name, administrator, collaborator } = await makeOrganization(people);
  for (const { name: member } of [administrator, collaborator]) await people.makeKey(member, name);
  await signIn(page, collaborator);
  await page.goto(`/organizations/${name}/api-keys`);

  await expect(rowOf(page, administrator.name).getByText('Revoke', { exact: true })).toHaveCount(0);
  await expect(rowOf(page, collaborator.name).getByText('Revoke', { exact: true })).toBeVisible();
  await expectForEverybody(page);

  await context.clearCookies();
  await signIn(page, owner);
  const answer = await page.goto(`/organizations/${name}/api-keys`);
  expect(answer?.status()).toBe(404);
  await page.goto('/account/api-keys/new');
  await expect(page.getByLabel('Name', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Owner')).toHaveCount(0);
});

const rowOf = (page: Page, maker: string) => page.getByRole('row').filter({ hasText: `by ${maker}` });
