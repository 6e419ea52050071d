import { expect, test } from '../fixtures';

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
