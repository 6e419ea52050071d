import { aWord } from '@/lib/testing/word';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { admin } from '../setup';

const password = 'correct horse battery';
const another = 'a staple, and another one';

/** The path of the link in the newest mail to an address, which an administrator reads in the pages. */
async function readLink(adminPage: Page, email: string, subject: string): Promise<string> {
  const link = adminPage.getByRole('row').filter({ hasText: email }).getByRole('link', { name: subject });
  await expect(async () => {
    await adminPage.goto('/admin/mail');
    await expect(link.first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await link.first().click();
  const text = await adminPage.getByRole('region', { name: 'text of the mail' }).innerText();
  return /\/(confirm-email|reset-password)\/[\w-]{43}/.exec(text)?.[0] ?? '';
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByText(name, { exact: true }).first().click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    const aBrowser = async (browser: Browser, baseURL = '') =>
      (await browser.newContext({ javaScriptEnabled, baseURL })).newPage();

    test('who signs up confirms by a link from the outbox, and signs in by the password chosen [rule 184, 188]', async ({
      page,
      browser,
      signIn,
      baseURL,
    }) => {
      const [name, email] = [aWord(), `${aWord()}@example.test`];
      const adminPage = await aBrowser(browser, baseURL);
      await signIn(adminPage, admin);
      await page.goto('/sign-in');
      await page.getByRole('link', { name: 'Make an account' }).click();
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Make the account' }).click();
      await expect(page.getByText(`${email} is not confirmed yet`)).toBeVisible();
      await page.goto(await readLink(adminPage, email, 'Confirm your e-mail address'));
      await page.getByRole('button', { name: 'Confirm this address' }).click();
      await expect(page.getByText(`Your address is ${email}.`)).toBeVisible();
      await signOut(page, name);
      await signIn(page, { name, password });
      await page.goto('/account/email');
      await expect(page.getByText(`Your address is ${email}.`)).toBeVisible();
      await signOut(page, name);

      await page.goto('/forgot-password');
      await page.getByLabel('Name or e-mail address').fill(email);
      await page.getByRole('button', { name: 'Ask for the link' }).click();
      await expect(page.getByText('Ask the operator for the link')).toBeVisible();
      await page.goto(await readLink(adminPage, email, 'Choose a new password'));
      await page.getByLabel('New password').fill(another);
      await page.getByRole('button', { name: 'Set the password' }).click();
      await expect(page).toHaveURL('/account/sessions');

      const fresh = await aBrowser(browser, baseURL);
      await fresh.goto('/sign-in');
      await fresh.getByLabel('Name or e-mail address').fill(name);
      await fresh.getByLabel('Password').fill(password);
      await fresh.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(fresh.getByText('Name and password do not go together.')).toBeVisible();
      await signIn(fresh, { name, password: another });
      await fresh.context().close();
      await adminPage.context().close();
    });
  });
}
