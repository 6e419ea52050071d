import type { CDPSession, Page } from '@playwright/test';
import { expect, type Person, test } from '../fixtures';
import { expectForEverybody } from './for-everybody';

/** A device that answers by itself would be asked as soon as the page is there: where buttons are pressed, it is not. */
async function withoutAutofill(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
}

/** Gives the browser a device that keeps passkeys and opens them by itself. */
async function plugIn(page: Page): Promise<CDPSession> {
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable', { enableUI: false });
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return devices;
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto('/account/security');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('row', { name })).toBeVisible();
}

/** Has it asked for after the password, from now on. */
async function turnOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Turn on the second factor' }).click();
  await expect(page.getByRole('region', { name: 'new recovery codes', exact: true })).toBeVisible();
}

/** Somebody signed in, with a passkey in the browser's device. */
async function withPasskey(page: Page, person: Person, signIn: (page: Page, who: Person) => Promise<void>) {
  await signIn(page, person);
  const devices = await plugIn(page);
  await addPasskey(page, 'Test device');
  return devices;
}

test('a passkey opens the account alone, and comes back to where one was [rule 189]', async ({
  page,
  context,
  aPerson,
  signIn,
}) => {
  await withoutAutofill(page);
  await withPasskey(page, await aPerson(), signIn);
  await context.clearCookies();

  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL('/account/security');
  await expect(page.getByRole('row', { name: 'Test device' })).not.toContainText('Never');

  await page.getByRole('row', { name: 'Test device' }).getByText('Rename', { exact: true }).click();
  await page.getByLabel('New name').fill('Blue key');
  await page.getByRole('button', { name: 'Rename it' }).click();
  const row = page.getByRole('row', { name: 'Blue key' });
  await row.getByText('Remove', { exact: true }).click();
  await row.getByRole('button', { name: 'Remove this passkey' }).click();
  await expect(row).toHaveCount(0);
});

test('a passkey that the browser offers by itself signs in', async ({ page, context, aPerson, signIn }) => {
  await withPasskey(page, await aPerson(), signIn);
  await context.clearCookies();

  await page.goto('/account/security');
  await expect(page.getByRole('row', { name: 'Test device' })).toBeVisible();
});

test('a passkey is asked for after the password, once the second factor is on', async ({
  page,
  context,
  aPerson,
  signIn,
}) => {
  await withoutAutofill(page);
  const person = await aPerson();
  await withPasskey(page, person, signIn);
  await turnOn(page);
  await context.clearCookies();

  await page.goto('/sign-in?returnTo=/account/sessions');
  await page.getByLabel('Name or e-mail address').fill(person.name);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).toHaveURL('/account/sessions');
});

test('each page of passkeys is for everybody', async ({ page, context, aPerson, signIn }) => {
  await withoutAutofill(page);
  const person = await aPerson();
  await withPasskey(page, person, signIn);
  await turnOn(page);
  await expectForEverybody(page);
  await page.goto('/account/security');
  for (const act of ['Rename', 'Remove'])
    await page.getByRole('row', { name: 'Test device' }).getByText(act, { exact: true }).click();
  await expectForEverybody(page);
  await page.goto('/confirm');
  await expectForEverybody(page);

  await context.clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('Name or e-mail address').fill(person.name);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeVisible();
  await expectForEverybody(page);
});

test('the only second factor is not taken away, and its fold says so without JavaScript', async ({
  page,
  browser,
  context,
  aPerson,
  signIn,
  baseURL,
}) => {
  await withPasskey(page, await aPerson(), signIn);
  await turnOn(page);
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
    ...(baseURL !== undefined && { baseURL }),
  });
  const plainPage = await plain.newPage();
  await plainPage.goto('/account/security');
  const row = plainPage.getByRole('row', { name: 'Test device' });
  await row.getByText('Remove', { exact: true }).click();
  await row.getByRole('button', { name: 'Remove this passkey' }).click();

  await expect(row.getByRole('alert')).toContainText('Nothing was changed');
  await expect(row.getByRole('alert')).toContainText('second factor');
  await expect(row.getByRole('alert')).toBeVisible();
  await expect(row.getByRole('button', { name: 'Remove this passkey' })).toBeVisible();
  await plain.close();
});

test('a passkey that the gallery does not know any more signs nobody in', async ({
  page,
  context,
  aPerson,
  signIn,
}) => {
  await withoutAutofill(page);
  await withPasskey(page, await aPerson(), signIn);
  const row = page.getByRole('row', { name: 'Test device' });
  await row.getByText('Remove', { exact: true }).click();
  await row.getByRole('button', { name: 'Remove this passkey' }).click();
  await expect(row).toHaveCount(0);
  await context.clearCookies();

  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'does not know that passkey' })).toBeVisible();
});

test('the browser’s own refusal is said in words', async ({ page }) => {
  const devices = await plugIn(page);
  await page.goto('/sign-in');
  await devices.send('WebAuthn.disable');
  await page.evaluate(() => {
    navigator.credentials.get = () => Promise.reject(new DOMException('Left.', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();

  await expect(page.getByRole('alert').filter({ hasText: 'The browser got no passkey' })).toBeVisible();
});
