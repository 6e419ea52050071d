import { expect, test } from '../fixtures';

test('whoever opens a page of his own signs in, and comes back to it', async ({ page, owner }) => {
  await page.goto('/account/api-keys');
  await page.getByLabel('Name or e-mail address').fill(owner.name);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  await expect(page).toHaveURL('/account/api-keys');
});

test('a wrong password is told beside the form, which keeps the name', async ({ page, owner }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Name or e-mail address').fill(owner.name);
  await page.getByLabel('Password').fill('a wrong password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  const summary = page.getByRole('alert').filter({ hasText: 'Name and password do not go together.' });
  await expect(summary).toBeFocused();
  await expect(page.getByLabel('Name or e-mail address')).toHaveValue(owner.name);
});

test('signing out ends the session on the server, too [rule 191]', async ({
  page,
  context,
  owner,
  signIn,
}) => {
  await signIn(page, owner);
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'lode.session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });

  await page.getByText(owner.name).first().click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  if (cookie !== undefined) await context.addCookies([cookie]);
  await page.goto('/account/api-keys');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('nobody is led to another site after signing in [rule 192]', async ({ page, owner }) => {
  await page.goto('/sign-in?returnTo=https://evil.example/');
  await page.getByLabel('Name or e-mail address').fill(owner.name);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  await expect(page).toHaveURL('/');
});

test('a form that another site sends is refused [rule 193]', async ({ request, owner }) => {
  const page = await (await request.get('/sign-in')).text();
  const action = /name="(\$ACTION_[^"]+)"/.exec(page)?.[1] ?? '';
  expect(action).not.toBe('');
  const answer = await request.post('/sign-in', {
    multipart: { [action]: '', name: owner.name, password: owner.password },
    headers: { origin: 'https://evil.example' },
    maxRedirects: 0,
  });

  expect(answer.headers()['set-cookie'] ?? '').not.toContain('lode.session=ey');
  expect(answer.status()).toBeGreaterThanOrEqual(400);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('signing in, making a key and revoking it work', async ({ page, owner, signIn }) => {
    await signIn(page, owner);
    await page.goto('/account/api-keys/new');
    await page.getByLabel('Name', { exact: true }).fill('no script');
    await page.getByRole('button', { name: 'Make the key' }).click();
    await expect(
      page.getByRole('status').filter({ hasText: 'The key was made' }).filter({ hasText: 'no script' }),
    ).toBeVisible();

    await page.goto('/account/api-keys');
    const row = page.getByRole('row', { name: /no script/ });
    await row.getByText('Revoke', { exact: true }).click();
    await row.getByRole('button', { name: 'Revoke this key' }).click();
    await expect(page.getByRole('row', { name: /no script/ })).toContainText('Revoked');
  });
});
