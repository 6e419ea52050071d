import type { Page } from '@playwright/test';
import { db } from '@/lib/db/client';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';
import { expectForEverybody } from './for-everybody';

const secretOf = (page: Page) => page.getByRole('region', { name: 'API key', exact: true }).innerText();

async function makeKey(page: Page, name: string, globs?: string): Promise<string> {
  await page.goto('/account/api-keys/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  if (globs !== undefined) await page.getByLabel('Package IDs').fill(globs);
  await page.getByRole('button', { name: 'Make the key' }).click();
  return secretOf(page);
}

/** Opens the form that changes a key, from its page. */
async function openChange(page: Page, name: string): Promise<void> {
  await openKey(page, name);
  await page.getByRole('link', { name: 'Change the key' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Change ${name}`);
}

/** Opens the page of a key from the list. */
async function openKey(page: Page, name: string): Promise<void> {
  await page.goto('/account/api-keys');
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('somebody makes a key, pushes with it, and sees where it was used last [rule 121, 139]', async ({
      page,
      signIn,
      aPerson,
      pushBytes,
    }) => {
      const [name, id] = [aWord(), `Test.${aWord()}`];
      await signIn(page, await aPerson());
      const secret = await makeKey(page, name, `${id.toUpperCase()}\n`);
      expect(secret).toMatch(/^lode_[0-9A-Za-z]{49}$/);
      await expect(page.getByRole('region', { name: 'push command' })).toContainText('$NUGET_API_KEY');
      if (javaScriptEnabled) await expectForEverybody(page);
      await page.goto('/account/api-keys/new');
      await expect(page.getByText(secret)).toHaveCount(0);

      await page.goto('/account/api-keys');
      const row = page.getByRole('row', { name });
      await expect(row).toContainText('Never');
      expect((await pushBytes(await makeNupkg({ id, version: '1.0.0' }), secret)).status()).toBe(201);
      await page.reload();
      await expect(row).not.toContainText('Never');
      await expect(row).toContainText(/from (127\.0\.0\.0|::)/);
    });

    test('somebody changes what a key covers, gives it a new secret, and deletes it [rule 129, 130, 131]', async ({
      page,
      signIn,
      aPerson,
      pushBytes,
    }) => {
      test.setTimeout(120_000);
      const [name, word] = [aWord(), aWord()];
      await signIn(page, await aPerson());
      const old = await makeKey(page, name, 'Other');
      const aPush = async (key: string) =>
        (await pushBytes(await makeNupkg({ id: `${word}.${aWord()}`, version: '1.0.0' }), key)).status();
      expect(await aPush(old)).toBe(401);

      await openChange(page, name);
      await page.getByLabel('Package IDs').fill(`${word}.*`);
      await page.getByRole('button', { name: 'Change the key' }).click();
      await expect(page.getByRole('status').filter({ hasText: 'The key was changed' })).toBeVisible();
      expect(await aPush(old)).toBe(201);
      if (javaScriptEnabled) await expectForEverybody(page);

      await page.getByRole('link', { name: 'the key', exact: true }).click();
      await expect(page.getByText(`${word}.*`, { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Give it a new secret' }).click();
      await expect(page.getByText('The key has a new secret')).toBeVisible();
      const secret = await secretOf(page);
      expect(await aPush(old)).toBe(403);
      expect(await aPush(secret)).toBe(201);

      await openKey(page, name);
      await page.getByText('Delete', { exact: true }).click();
      await page.getByRole('button', { name: 'Delete this key' }).click();
      await expect(page).toHaveURL('/account/api-keys?deleted');
      await expect(page.getByText('The key was deleted')).toBeVisible();
      await expect(page.getByRole('row', { name })).toHaveCount(0);
      expect(await aPush(secret)).toBe(403);
    });

    test('a change that is refused says so beside its field, and keeps what was typed', async ({
      page,
      signIn,
      owner,
    }) => {
      const name = aWord();
      await signIn(page, owner);
      await makeKey(page, name);
      await openChange(page, name);
      await page.getByRole('textbox', { name: 'Networks' }).fill('192.0.2.0/99');
      await page.getByRole('button', { name: 'Change the key' }).click();

      await expect(page.locator('#networks-error')).toContainText('"192.0.2.0/99" is no network');
      await expect(page.getByRole('textbox', { name: 'Networks' })).toHaveValue('192.0.2.0/99');
    });
  });
}

test('who comes to change a key proves first who he is, and to look at it need not', async ({
  page,
  signIn,
  aPerson,
}) => {
  const [person, name] = [await aPerson(), aWord()];
  await signIn(page, person);
  await makeKey(page, name);
  await db().session.updateMany({
    where: { account: { name: person.name } },
    data: { provedAt: new Date(Date.now() - 16 * 60_000) },
  });

  await openKey(page, name);
  const { pathname } = new URL(page.url());
  await page.getByRole('link', { name: 'Change the key' }).click();
  await expect(page).toHaveURL(`/confirm?returnTo=${encodeURIComponent(`${pathname}/change`)}`);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(page).toHaveURL(`${pathname}/change`);
  await page.getByRole('textbox', { name: 'Networks' }).fill('192.0.2.0/24');
  await page.getByRole('button', { name: 'Change the key' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The key was changed' })).toBeVisible();

  await page.goto(pathname);
  await page.getByText('Revoke', { exact: true }).click();
  await page.getByRole('button', { name: 'Revoke this key' }).click();
  await expect(page.getByRole('link', { name: 'Change the key' })).toHaveCount(0);
  await page.goto(`${pathname}/change`);
  await expect(page).toHaveURL(pathname);
});

test('which packages a key covers is shown as one types, and ticked ones are taken', async ({
  page,
  signIn,
  aPerson,
  push,
}) => {
  const person = await aPerson();
  const word = aWord();
  for (const id of [`${word}.A`, `${word}.B`, `Else.${word}`]) await push({ id, key: person.key });
  await signIn(page, person);
  await page.goto('/account/api-keys/new');
  await expect(page.getByText('Covers all 3 packages now')).toBeVisible();
  await page.getByLabel('Package IDs').fill(`${word}.*`);
  await expect(page.getByText(`Covers 2 of 3 packages now: ${word}.A, ${word}.B.`)).toBeVisible();
  await page.getByLabel('Package IDs').fill('Nothing?');
  await expect(page.getByText('"Nothing?" cannot be a pattern')).toBeVisible();

  await page.getByLabel('Package IDs').fill('*');
  await page.getByText('Choose among the packages').click();
  await page.getByLabel(`Else.${word}`).check();
  await expect(page.getByText(`Covers 1 of 3 packages now: Else.${word}.`)).toBeVisible();
  await expectForEverybody(page);
  const name = aWord();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Make the key' }).click();
  await expect(page.getByText('The key was made')).toBeVisible();
  await page.goto('/account/api-keys');
  await expect(page.getByRole('row', { name })).toContainText(`Else.${word}`);
  await expect(page.getByRole('row', { name })).not.toContainText('*');
});

test('what patterns cover is not told by an answer that does not say it', async ({ page, signIn, owner }) => {
  await signIn(page, owner);
  await page.goto('/account/api-keys/new');
  for (const status of [414, 401, 500]) {
    await page.route('**/account/api-keys/matches?*', (route) =>
      route.fulfill({ status, body: `No ${status}` }),
    );
    await page.getByLabel('Package IDs').fill(`Acme.${status}`);
    await expect(page.getByText('What it covers cannot be shown now.')).toBeVisible();
    await expect(page.getByText(`No ${status}`)).toHaveCount(0);
    await page.unrouteAll();
    await page.getByLabel('Package IDs').fill('Nothing?');
    await expect(page.getByText('"Nothing?" cannot be a pattern')).toBeVisible();
  }
});

test('what patterns cover is asked of nobody who is not there', async ({ page, signIn, owner }) => {
  await signIn(page, owner);
  for (const odd of ['', 'x', '1.5', '99999999999', '-1']) {
    const answer = await page.request.get(`/account/api-keys/matches?globs=*&owner=${odd}`);
    expect([answer.status(), await answer.text()]).toEqual([
      400,
      'Choose yourself or one of your organizations.',
    ]);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a button says which packages a key covers, and nothing typed is lost', async ({
    page,
    signIn,
    aPerson,
    push,
  }) => {
    const person = await aPerson();
    const { id } = await push({ key: person.key });
    await signIn(page, person);
    await page.goto('/account/api-keys/new');
    await page.getByLabel('Name', { exact: true }).fill('a name');
    await page.getByText('Choose among the packages').click();
    await page.getByLabel(id).check();
    await page.getByLabel('Push only new package versions').check();
    await page.getByRole('button', { name: 'Show what it covers' }).click();

    await expect(page.getByText(`Covers the only package now: ${id}.`)).toBeVisible();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('a name');
    await expect(page.getByLabel('Package IDs')).toHaveValue(id);
    await expect(page.getByLabel('Push only new package versions')).toBeChecked();
  });
});

test('a key is copied by its button [rule 121]', async ({ page, context, signIn, owner }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, owner);
  const secret = await makeKey(page, aWord());
  await page.getByRole('button', { name: 'Copy the API key' }).click();

  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
});

test('the page of a key is for whoever made it alone', async ({ page, context, signIn, aPerson, owner }) => {
  const name = aWord();
  await signIn(page, owner);
  await makeKey(page, name);
  await openKey(page, name);
  const address = page.url();

  await context.clearCookies();
  await signIn(page, await aPerson());
  for (const theirs of [address, `${address}/change`]) {
    expect((await page.goto(theirs))?.status()).toBe(404);
  }
  for (const odd of ['0', 'x', '99999999999']) {
    for (const path of [odd, `${odd}/change`]) {
      expect((await page.goto(`/account/api-keys/${path}`))?.status()).toBe(404);
    }
  }
});

test('keys that are over are named above the list, until they are deleted [rule 132]', async ({
  page,
  signIn,
  aPerson,
}) => {
  const name = aWord();
  await signIn(page, await aPerson());
  await makeKey(page, name);
  await page.goto('/account/api-keys');
  const row = page.getByRole('row', { name });
  await row.getByText('Revoke', { exact: true }).click();
  await row.getByRole('button', { name: 'Revoke this key' }).click();
  await expect(page.getByText(`Revoked: ${name}`)).toBeVisible();

  await openKey(page, name);
  await expect(page.getByRole('button', { name: 'Give it a new secret' })).toHaveCount(0);
  await page.getByText('Delete', { exact: true }).click();
  await page.getByRole('button', { name: 'Delete this key' }).click();
  await expect(page.getByText('The key was deleted')).toBeVisible();
  await expect(page.getByText(`Revoked: ${name}`)).toHaveCount(0);
});
