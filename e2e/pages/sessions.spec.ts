import { expect, test } from '../fixtures';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('ending another session signs that browser out at its next click', async ({
      page,
      browser,
      owner,
      signIn,
    }) => {
      await signIn(page, owner);
      const other = await browser.newContext({
        userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
      });
      const elsewhere = await other.newPage();
      await signIn(elsewhere, owner);

      await page.goto('/account/sessions');
      await page
        .getByRole('row', { name: /Firefox on Windows/ })
        .getByRole('button', { name: 'End' })
        .click();
      await expect(page.getByRole('row', { name: /Firefox on Windows/ })).toHaveCount(0);

      await elsewhere.goto('/account/sessions');
      await expect(elsewhere).toHaveURL(/\/sign-in/);
      await other.close();
    });

    test('who is asked to confirm that it is he gives his password, and comes back', async ({
      page,
      owner,
      signIn,
    }) => {
      await signIn(page, owner);
      await page.goto('/confirm?returnTo=/account/password');
      await page.getByLabel('Password').fill('a wrong password');
      await page.getByRole('button', { name: 'Confirm', exact: true }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'This did not prove it' })).toBeVisible();
      await page.getByLabel('Password').fill(owner.password);
      await page.getByRole('button', { name: 'Confirm', exact: true }).click();

      await expect(page).toHaveURL('/account/password');
    });
  });
}
