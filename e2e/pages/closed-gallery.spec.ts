import type { Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { type ClosedGallery, closedFixture } from '../closed-gallery';
import { expect, test as base } from '../fixtures';
import { expectForEverybody } from './for-everybody';

const password = 'correct horse battery';

const test = base.extend<{ aMember: () => Promise<string> }, { closed: ClosedGallery }>({
  closed: closedFixture,
  baseURL: async ({ closed }, use) => {
    await use(closed.url);
  },
  aMember: async ({ closed }, use) => {
    await use(async () => {
      const name = aWord();
      const made = await closed.lode(
        ...['user', 'add', name, '--email', `${name}@gallery.test`, '--password', password],
      );
      expect(made.code, made.stderr).toBe(0);
      return name;
    });
  },
});

async function fillSignIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name or e-mail address').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a stranger is led to sign in and then to the page, and sees nothing of it once signed out [check 151]', async ({
      page,
      closed,
      aMember,
    }) => {
      const name = await aMember();
      const path = `/packages/${closed.kept.id}`;
      await page.goto(path);
      await expect(page).toHaveURL(`/sign-in?returnTo=${encodeURIComponent(path)}`);
      await expect(page.getByText('This gallery is for its members')).toBeVisible();
      await expect(page.getByRole('search')).toHaveCount(0);
      await expect(page.getByRole('link', { name: 'Packages', exact: true })).toHaveCount(0);
      await expect(page.getByRole('link', { name: 'Reserved prefixes' })).toHaveCount(0);

      await fillSignIn(page, name);
      await expect(page).toHaveURL(path);
      await expect(page.getByRole('link', { name: 'Reserved prefixes' })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(closed.kept.id);
      await page.getByText('First time here?').click();
      await expect(page.getByText('--username YOUR_NAME --password YOUR_API_KEY')).toBeVisible();

      await page.getByText(name, { exact: true }).first().click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL(/\/sign-in/);
      await page.goBack();
      await expect(page).toHaveURL(/\/sign-in/);
      expect(await page.content()).not.toContain(closed.kept.words);
    });

    test('who has not confirmed an address is shown how, and no package before', async ({ page, closed }) => {
      const name = aWord();
      await page.goto('/sign-up');
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('E-mail address').fill(`${name}@example.test`);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Make the account' }).click();
      await expect(page.getByText(`${name}@example.test is not confirmed yet`)).toBeVisible();

      for (const path of ['/', '/packages', `/packages/${closed.kept.id}`, '/no-such-page']) {
        await page.goto(path);
        await expect(page).toHaveURL('/account/email');
      }
      await expect(page.getByRole('search')).toHaveCount(0);
    });

    test('who is locked sees why, can sign out, and reads no package', async ({ page, closed, aMember }) => {
      const name = await aMember();
      await page.goto('/packages');
      await fillSignIn(page, name);
      await expect(page.getByText(closed.kept.id).first()).toBeVisible();

      const locked = await closed.lode('user', 'lock', name, '--reason', 'Because of the tests.');
      expect(locked.code, locked.stderr).toBe(0);
      await page.goto(`/packages/${closed.kept.id}`);
      await expect(page).toHaveURL('/account');
      await expect(page.getByText('Because of the tests.')).toBeVisible();
      await expect(page.getByText('nor read them')).toBeVisible();

      await page.getByText(name, { exact: true }).first().click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL(/\/sign-in/);
    });

    test('a new key is shown with how clients are let in, and how it pushes if it does', async ({
      page,
      aMember,
    }) => {
      const name = await aMember();
      await page.goto('/account/api-keys/new');
      await fillSignIn(page, name);
      await page.getByLabel('Name', { exact: true }).fill('reader');
      await page.getByLabel('Push nothing').check();
      await page.getByLabel('Read all packages').check();
      await page.getByRole('button', { name: 'Make the key' }).click();
      await expect(page.getByText('The key was made')).toBeVisible();
      const block = (label: string) => page.getByRole('region', { name: label, exact: true });
      await expect(block('nuget.config')).toContainText('/v3/index.json');
      await expect(block('environment variable')).toContainText('Username=YOUR_NAME;Password=YOUR_API_KEY');
      await expect(block('push command')).toHaveCount(0);

      await page.goto('/account/api-keys');
      await page.getByRole('link', { name: 'reader' }).click();
      await page.getByRole('button', { name: 'Give it a new secret' }).click();
      await expect(block('environment variable')).toBeVisible();
      await expect(block('push command')).toHaveCount(0);

      await page.goto('/account/api-keys/new');
      await page.getByLabel('Name', { exact: true }).fill('pusher');
      await page.getByRole('button', { name: 'Make the key' }).click();
      await expect(block('environment variable')).toBeVisible();
      await expect(block('push command')).toContainText('--source lode --api-key');
    });

    test('a form of a page whose session is over leads to sign in', async ({ page, aMember, closed }) => {
      const name = await aMember();
      await page.goto(`/packages/${closed.kept.id}/1.0.0/report?reason=copyright`);
      await fillSignIn(page, name);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Report');
      await page.getByLabel('Whose work or name is it').fill('Is it there, and may it be?');
      await page.context().clearCookies();

      await page.getByRole('button', { name: 'Send the report' }).click();

      await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
      expect((await closed.lode('mail', 'list')).stdout).not.toContain('Is it there');
    });
  });
}

test('the page that members sign in on is for everybody to use', async ({ page }) => {
  await page.goto('/');
  await expectForEverybody(page);
});
