import { expect, test } from '../fixtures';
import { aWord } from '@/lib/testing/word';
import { admin } from '../setup';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an administrator invites somebody, who signs up by the link and needs no other mail', async ({
      page,
      browser,
      signIn,
    }) => {
      const name = aWord();
      await signIn(page, admin);
      await page.goto('/admin/invitations');
      await page.getByLabel('E-mail address').fill(`${name}@example.test`);
      await page.getByRole('button', { name: 'Invite' }).click();
      await expect(page.getByText(`${name}@example.test is invited`)).toBeVisible();
      const link = await page.getByText(/\/sign-up\?invitation=/).textContent();

      const other = await browser.newContext({ javaScriptEnabled });
      const elsewhere = await other.newPage();
      await elsewhere.goto(link ?? '');
      await elsewhere.getByLabel('Name', { exact: true }).fill(name);
      await elsewhere.getByLabel('Password').fill('correct horse battery');
      await elsewhere.getByRole('button', { name: 'Make the account' }).click();
      await expect(elsewhere.getByText(`Your address is ${name}@example.test.`)).toBeVisible();
      await other.close();

      await page.reload();
      await expect(page.getByRole('row', { name: `${name}@example.test` })).toContainText('Signed up');
    });

    test('an invitation that is taken back opens nothing', async ({ page, signIn, request }) => {
      const address = `${aWord()}@example.test`;
      await signIn(page, admin);
      await page.goto('/admin/invitations');
      await page.getByLabel('E-mail address').fill(address);
      await page.getByRole('button', { name: 'Invite' }).click();
      const link = await page.getByText(/\/sign-up\?invitation=/).textContent();
      const row = page.getByRole('row', { name: address });
      await row.getByText('Take back', { exact: true }).click();
      await row.getByRole('button', { name: 'Take the invitation back' }).click();

      await expect(page.getByRole('row', { name: address })).toHaveCount(0);
      expect(await (await request.get(link ?? '')).text()).toContain('This invitation is no longer good');
    });
  });
}
