import type { Page } from '@playwright/test';
import { type MailServer, startMailServer } from '@/lib/testing/mail-server';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';
import { type Gallery, startGallery } from '../gallery';
import { expectForEverybody } from './for-everybody';

const password = 'correct horse battery';

let server: MailServer;
let gallery: Gallery;

test.beforeAll(async () => {
  server = await startMailServer();
  gallery = await startGallery({
    env: { SIGN_UP: 'open', SMTP_URL: server.url, MAIL_FROM: 'lode@gallery.test' },
  });
});
test.afterAll(async () => {
  await gallery.stop();
  await server.stop();
});

/** The path of the link in the newest mail to an address that leads to a page. */
async function linkSentTo(email: string, page: string): Promise<string> {
  const find = () =>
    server.received
      .filter(({ to }) => to.includes(email))
      // Long lines are folded, and "=" is written "=3D".
      .flatMap(({ source }) => new RegExp(`/${page}/[\\w-]{43}`).exec(source.replace(/=\r\n/g, '')) ?? [])
      .at(-1);
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  return find() ?? '';
}

async function signUp(page: Page, name: string, email: string): Promise<void> {
  await page.goto(`${gallery.url}/sign-in`);
  await page.getByRole('link', { name: 'Make an account' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page).toHaveURL(`${gallery.url}/account/email`);
}

const banner = (page: Page) => page.getByText('Your e-mail address is not confirmed.');

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('[rule 4, 184, 186, 187] somebody signs up, confirms, and moves to another address', async ({
      page,
    }) => {
      const [name, email, next] = [aWord(), `${aWord()}@example.test`, `${aWord()}@example.test`];
      await signUp(page, name, email);
      await expect(page.getByText(`${email} is not confirmed yet`)).toBeVisible();
      await page.goto(gallery.url);
      await expect(banner(page)).toBeVisible();

      const first = await linkSentTo(email, 'confirm-email');
      await page.goto(`${gallery.url}/account/email`);
      await page.getByRole('button', { name: 'Send the mail again' }).click();
      await expect(page.getByText('The mail was sent again')).toBeVisible();
      await expect.poll(() => linkSentTo(email, 'confirm-email'), { timeout: 20_000 }).not.toBe(first);
      await page.goto(gallery.url + first);
      await expect(page.getByText('This link is not good')).toBeVisible();

      const second = await linkSentTo(email, 'confirm-email');
      await page.goto(gallery.url + second);
      await page.goto(`${gallery.url}/account/email`);
      await expect(banner(page)).toBeVisible();
      await page.goto(gallery.url + second);
      await page.getByRole('button', { name: 'Confirm this address' }).click();
      await expect(page.getByText(`Your address is ${email}.`)).toBeVisible();
      await expect(banner(page)).toHaveCount(0);
      await page.goto(gallery.url + second);
      await expect(page.getByText('This address was confirmed before.')).toBeVisible();

      await page.goto(`${gallery.url}/account/email`);
      await page.getByLabel('New e-mail address').fill(next);
      await page.getByRole('button', { name: 'Change the address' }).click();
      await expect(page.getByText(`${next} is not confirmed yet`)).toBeVisible();
      await expect(page.getByText(`Your address is ${email}.`)).toBeVisible();
      await page.getByRole('button', { name: 'Cancel the change' }).click();
      await expect(page.getByText(`${next} is not confirmed yet`)).toHaveCount(0);
    });

    test('[rule 188] who forgot the password chooses another one by a link, once', async ({ page }) => {
      const [name, email] = [aWord(), `${aWord()}@example.test`];
      await gallery.lode('user', 'add', name, '--email', email, '--password', password);
      await page.goto(`${gallery.url}/sign-in`);
      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      await page.getByLabel('Name or e-mail address').fill(name);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await expect(page.getByText('Look into your mail')).toBeVisible();

      const link = gallery.url + (await linkSentTo(email, 'reset-password'));
      await page.goto(link);
      await page.getByLabel('New password').fill('qwertyuiop');
      await page.getByRole('button', { name: 'Set the password' }).click();
      await expect(page.locator('#password-error')).toContainText('Many people have this password');
      await page.getByLabel('New password').fill('a staple, and another one');
      await page.getByRole('button', { name: 'Set the password' }).click();
      await expect(page).toHaveURL(`${gallery.url}/account/sessions`);
      await page.goto(link);
      await expect(page.getByText('This link is no longer good')).toBeVisible();

      await page.goto(`${gallery.url}/account/password`);
      await page.getByLabel('New password').fill('a third one, as long');
      await page.getByRole('button', { name: 'Set the password' }).click();
      await expect(page.getByText('The password was changed')).toBeVisible();
    });
  });
}

test('each page on the way of a new address and of a lost password is for everybody', async ({ page }) => {
  const [name, email] = [aWord(), `${aWord()}@example.test`];
  await signUp(page, name, email);
  await expectForEverybody(page);
  await page.goto(gallery.url + (await linkSentTo(email, 'confirm-email')));
  await expectForEverybody(page);
  await page.getByRole('button', { name: 'Confirm this address' }).click();
  await page.getByLabel('New e-mail address').fill(`${aWord()}@${'a-long-part-of-it.'.repeat(6)}test`);
  await page.getByRole('button', { name: 'Change the address' }).click();
  await expect(page.getByRole('button', { name: 'Cancel the change' })).toBeVisible();
  await expectForEverybody(page);

  await page.goto(`${gallery.url}/forgot-password`);
  await page.getByLabel('Name or e-mail address').fill(name);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Look into your mail')).toBeVisible();
  await expectForEverybody(page);
  await page.goto(gallery.url + (await linkSentTo(email, 'reset-password')));
  await expectForEverybody(page);
  await page.getByLabel('New password').fill('qwertyuiop');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.locator('#password-error')).toBeVisible();
  await expectForEverybody(page);
});

test('[rule 184] a link of somebody else says whose it is not, and one who did not sign in does so first', async ({
  page,
  browser,
}) => {
  const email = `${aWord()}@example.test`;
  await signUp(page, aWord(), email);
  const link = gallery.url + (await linkSentTo(email, 'confirm-email'));
  const other = await browser.newPage();
  await other.goto(link);
  await expect(other).toHaveURL(/\/sign-in\?returnTo=%2Fconfirm-email%2F/);
  await signUp(other, aWord(), `${aWord()}@example.test`);
  await other.goto(link);

  await expect(other.getByText('This link belongs to another account')).toBeVisible();
  expect(await other.locator('meta[name="referrer"]').getAttribute('content')).toBe('strict-origin');
  expect(await other.locator('meta[name="robots"]').getAttribute('content')).toContain('noindex');
  await other.close();
});

test('[rule 188] a name that is asked for too often waits, with 429 and a sentence', async ({ page }) => {
  const name = aWord();
  await page.goto(`${gallery.url}/forgot-password`);
  for (let times = 0; times < 5; times++) {
    await page.getByLabel('Name or e-mail address').fill(name);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByText('Look into your mail')).toBeVisible();
    await page.reload();
  }
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByLabel('Name or e-mail address').fill(name);
  await page.getByRole('button', { name: 'Send the link' }).click();

  const answer = await answered;
  expect(answer.status()).toBe(429);
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(3000);
  await expect(page.getByRole('alert').filter({ hasText: 'There were too many tries. Wait' })).toBeVisible();
});

test('where people sign up by invitation, the operator makes one, and nobody else gets a form', async ({
  page,
}) => {
  const closed = await startGallery({ env: { SIGN_UP: 'invite' } });
  await page.goto(`${closed.url}/sign-in`);
  await expect(page.getByRole('link', { name: 'Make an account' })).toHaveCount(0);
  await page.goto(`${closed.url}/sign-up`);
  await expect(page.getByText('Whoever signs up here needs an invitation.')).toBeVisible();

  const { stdout } = await closed.lode('user', 'invite', 'ann@example.test');
  await page.goto(stdout.trim());
  await page.getByLabel('Name', { exact: true }).fill(aWord());
  await expect(page.getByLabel('E-mail address')).toHaveValue('ann@example.test');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByText('Your address is ann@example.test.')).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
  await closed.stop();
});
