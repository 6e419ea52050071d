import type { Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';

test('while a form is on its way again nothing takes the focus; its answer does', async ({ page }) => {
  const summary = page.getByRole('alert').filter({ hasText: 'Name and password do not go together.' });
  const password = page.getByLabel('Password');
  await page.goto('/sign-in');
  await page.getByLabel('Name or e-mail address').fill(aWord());
  await password.fill('a wrong password');
  await password.press('Enter');
  await expect(summary).toBeFocused();

  const answer = await holdBack(page, '/sign-in');
  await password.fill('another wrong password');
  await password.press('Enter');
  await expect(page.getByRole('button', { name: 'Signing in…' })).toBeVisible();
  await expect(password).toBeFocused();

  answer.send();
  await expect(summary).toBeFocused();
});

test('a key that was just made takes the focus, for it is shown this once', async ({
  page,
  owner,
  signIn,
}) => {
  await signIn(page, owner);
  await page.goto('/account/api-keys/new');
  for (const name of [aWord(), aWord()]) {
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Make the key' }).click();

    const made = page.getByRole('status').filter({ hasText: 'The key was made' }).filter({ hasText: name });
    await expect(made).toBeFocused();
    await expect(made).toBeInViewport();
  }
});

test('a key for no pattern is refused instead of made for every package [rule 120]', async ({
  page,
  owner,
  signIn,
}) => {
  const name = aWord();
  await signIn(page, owner);
  await page.goto('/account/api-keys/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Package IDs').fill(' \n ');
  await page.getByRole('button', { name: 'Make the key' }).click();

  await expect(
    page.getByRole('link', { name: 'Name at least one pattern; * covers every package.' }),
  ).toBeVisible();
  await page.goto('/account/api-keys');
  await expect(page.getByRole('row', { name })).toHaveCount(0);
});

test('a text that is too long is refused in words, beside its field', async ({ page, owner, signIn }) => {
  await signIn(page, owner);
  await page.goto('/account/api-keys/new');
  await page.getByLabel('Name', { exact: true }).fill(aWord());
  await page.getByLabel('Package IDs').fill('x'.repeat(20_001));
  await page.getByRole('button', { name: 'Make the key' }).click();

  await expect(page.locator('#globs-error')).toHaveText(
    'Shorten the package IDs to at most 20,000 characters.',
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a revocation that is refused says so where it was asked for', async ({ page, owner, signIn }) => {
    const name = aWord();
    await signIn(page, owner);
    await page.goto('/account/api-keys/new');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Make the key' }).click();

    await page.goto('/account/api-keys');
    await changeOnItsWay(page, /(name="key"\r\n\r\n)\d+/, '$12147483647');
    const row = page.getByRole('row', { name });
    await row.getByText('Revoke', { exact: true }).click();
    await row.getByRole('button', { name: 'Revoke this key' }).click();

    await expect(row.getByRole('alert')).toHaveText('There is no such API key, or it is not yours.');
    await expect(row.getByRole('alert')).toBeVisible();
  });

  test('NUL in a text is refused beside its field', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('Name or e-mail address').fill('an_n');
    await page.getByLabel('Password').fill('a password');
    await changeOnItsWay(page, /an_n/, 'an\0n');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();

    await expect(page.locator('#name-error')).toContainText('This held control characters');
    await expect(page.getByLabel('Name or e-mail address')).toHaveValue('ann');
  });
});

/** Keeps what is sent to a path from leaving, until it is told to. */
async function holdBack(page: Page, path: string): Promise<{ send(): void }> {
  let send = () => {};
  const told = new Promise<void>((resolve) => (send = resolve));
  await page.route(path, async (route) => {
    if (route.request().method() === 'POST') await told;
    await route.continue();
  });
  return { send };
}

/** Changes the text of the next forms, as somebody does who writes requests by hand. */
async function changeOnItsWay(page: Page, from: RegExp, to: string): Promise<void> {
  await page.route('**/*', async (route) => {
    const body = route.request().postDataBuffer();
    if (body === null) await route.continue();
    else await route.continue({ postData: Buffer.from(body.toString('latin1').replace(from, to), 'latin1') });
  });
}
