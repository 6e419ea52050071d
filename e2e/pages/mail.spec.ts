import type { Page } from '@playwright/test';
import { startMailServer } from '@/lib/testing/mail-server';
import { expect, test } from '../fixtures';
import { findFreePort, startGallery } from '../gallery';
import { admin } from '../setup';

const reason = 'Because:\n<b>so it is</b>, see https://gallery.test';

const rowOf = (page: Page, address: string) => page.getByRole('row').filter({ hasText: address });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an administrator reads the mails that a gallery without a mail server keeps', async ({
      page,
      aMail,
      signIn,
    }) => {
      const { to: address } = await aMail(reason);
      await signIn(page, admin);
      await page.getByText(admin.name, { exact: true }).click();
      await page.getByRole('link', { name: 'Administration' }).click();

      await expect(page).toHaveURL('/admin/mail');
      await expect(page.getByText('This gallery has no mail server')).toBeVisible();
      await expect(rowOf(page, address)).toContainText('Kept');
      await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
      await page.getByRole('link', { name: 'Sent', exact: true }).click();
      await expect(page).toHaveURL('/admin/mail?state=sent');
      await expect(rowOf(page, address)).toHaveCount(0);
      await page.getByRole('link', { name: 'Kept', exact: true }).click();
      await rowOf(page, address).getByRole('link', { name: 'Your account was locked' }).click();

      await expect(page.getByRole('heading', { level: 1 })).toHaveText('[Lode] Your account was locked');
      await expect(page.getByText(address)).toBeVisible();
      await expect(page.getByRole('region', { name: 'text of the mail' })).toContainText(
        '> Because:\n> <b>so it is</b>, see https://gallery.test',
      );
      const frame = page.frameLocator('iframe[title="The mail as HTML"]');
      await expect(frame.getByText('<b>so it is</b>')).toBeVisible();
      await expect(frame.locator('b')).toHaveCount(0);
      await expect(frame.locator('blockquote')).toHaveCSS('border-left-width', '3px');
    });
  });
}

test('nobody else is told that there are pages of administrators', async ({ page, aMail, owner, signIn }) => {
  const { key, to: address } = await aMail();

  for (const signedIn of [false, true]) {
    if (signedIn) await signIn(page, owner);
    for (const path of ['/admin/mail', `/admin/mail/${key}`, `/admin/mail/${key}/html`]) {
      const answer = await page.request.get(path);
      expect(answer.status(), path).toBe(404);
      expect(await answer.text()).not.toContain(address);
    }
    await page.goto('/admin/mail');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
  }
  await page.getByText(owner.name, { exact: true }).click();
  await expect(page.getByRole('link', { name: 'API keys' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0);
});

test('a mail that failed tells why, and is tried again when the server is back', async ({
  browser,
  signIn,
}) => {
  const port = await findFreePort();
  const gallery = await startGallery({
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'lode@gallery.test' },
  });
  const lode = (...args: string[]) => gallery.lode(...args);
  await lode('user', 'add', admin.name, '--email', admin.email, '--password', admin.password, '--admin');
  await lode('user', 'add', 'ann', '--email', 'ann@example.test');
  await lode('user', 'lock', 'ann', '--reason', 'Because.');
  const page = await browser.newPage({ baseURL: gallery.url });
  await signIn(page, admin);

  const row = rowOf(page, 'ann@example.test');
  await expect(async () => {
    await page.goto('/admin/mail?state=failed');
    await expect(row).toContainText('ECONNREFUSED', { timeout: 1_000 });
  }).toPass();
  const server = await startMailServer(port);
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect
    .poll(() => server.received.map(({ to }) => to), { timeout: 20_000 })
    .toEqual([['ann@example.test']]);

  await expect(async () => {
    await page.goto('/admin/mail');
    await expect(row).toContainText('Sent', { timeout: 1_000 });
  }).toPass();
  await row.getByRole('link').click();
  await expect(page.getByText('What it said is no longer kept')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await page.close();
  await gallery.stop();
  await server.stop();
});
