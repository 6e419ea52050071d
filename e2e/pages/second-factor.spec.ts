import type { Page } from '@playwright/test';
import { generateSync } from 'otplib';
import { expect, type Person, test } from '../fixtures';
import { expectForEverybody } from './for-everybody';

/** The code that an app shows now, or so many steps of 30 seconds later: only a later one is taken after another. */
const codeOf = (secret: string, stepsLater = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * stepsLater });

/** Begins to set up an app in the pages, as somebody who has signed in: gives its secret. */
async function begin(page: Page): Promise<string> {
  await page.goto('/account/security');
  await page.getByRole('link', { name: 'Set up an app' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('img', { name: 'QR code of the secret below' })).toBeVisible();
  return (await page.getByRole('region', { name: 'secret', exact: true }).innerText()).trim();
}

/** Takes the app into use: gives the recovery codes. */
async function takeIntoUse(page: Page, secret: string): Promise<string[]> {
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret));
  await page.getByRole('button', { name: 'Use this app' }).click();
  const codes = await page.getByRole('region', { name: 'new recovery codes', exact: true }).innerText();
  return codes.trim().split('\n');
}

async function turnOn(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = await begin(page);
  return { secret, recoveryCodes: await takeIntoUse(page, secret) };
}

/** The first half: what is right of it leads to the second. */
async function givePassword(page: Page, { name, password }: Person): Promise<void> {
  await page.goto('/sign-in?returnTo=/account/api-keys');
  await page.getByLabel('Name or e-mail address').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'One thing more' })).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an app is set up, its codes open the account, and none twice [rule 190]', async ({
      page,
      context,
      aPerson,
      signIn,
    }) => {
      const person = await aPerson();
      await signIn(page, person);
      const { secret, recoveryCodes } = await turnOn(page);
      expect(new Set(recoveryCodes).size).toBe(10);
      await page.goto('/account/security');
      await expect(page.getByText('10 codes are left.')).toBeVisible();

      await context.clearCookies();
      await givePassword(page, person);
      const code = codeOf(secret, 1);
      await page.getByLabel('Code', { exact: true }).fill(code);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page).toHaveURL('/account/api-keys');

      await context.clearCookies();
      await givePassword(page, person);
      await page.getByLabel('Code', { exact: true }).fill(code);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'it was used already' })).toBeVisible();

      await page.getByText('Use a recovery code').click();
      await page.getByLabel('Recovery code').fill((recoveryCodes[0] ?? '').toLowerCase().replaceAll('-', ''));
      await page.getByRole('button', { name: 'Sign in with the recovery code' }).click();
      await expect(page).toHaveURL('/account/api-keys');
      await page.goto('/account/security');
      await expect(page.getByText('9 codes are left.')).toBeVisible();
    });
  });
}

test('the second factor is turned off where it was turned on', async ({ page, aPerson, signIn }) => {
  await signIn(page, await aPerson());
  await turnOn(page);
  await page.goto('/account/security');
  await page.getByText('Turn off the second factor').click();
  await page.getByRole('button', { name: 'Turn it off' }).click();

  await expect(page.getByRole('link', { name: 'Set up an app' })).toBeVisible();
});

test('each page of a second factor is for everybody', async ({ page, context, aPerson, signIn }) => {
  const person = await aPerson();
  await signIn(page, person);
  const secret = await begin(page);
  await expectForEverybody(page);
  await takeIntoUse(page, secret);
  await expectForEverybody(page);
  await page.goto('/account/security');
  await page.getByText('Turn off the second factor').click();
  await expect(page.getByText('10 codes are left.')).toBeVisible();
  await expectForEverybody(page);

  await context.clearCookies();
  await givePassword(page, person);
  await page.getByText('Use a recovery code').click();
  await expectForEverybody(page);
  await page.getByLabel('Recovery code').fill('none of the ten');
  await page.getByRole('button', { name: 'Sign in with the recovery code' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'You are not signed in' })).toBeVisible();
  await expectForEverybody(page);
});

test('an operator lets somebody in again who lost everything', async ({
  page,
  context,
  lode,
  aPerson,
  signIn,
}) => {
  const person = await aPerson();
  await signIn(page, person);
  await turnOn(page);
  const { code, stdout } = await lode('user', 'reset-second-factor', person.name);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('no second factor') });

  await context.clearCookies();
  await signIn(page, person);
  await page.goto('/account/security');
  await expect(page.getByRole('link', { name: 'Set up an app' })).toBeVisible();
});

test('the page for the second factor is nobody’s without the first', async ({ page }) => {
  await page.goto('/sign-in/second-factor?returnTo=/account/api-keys');

  await expect(page).toHaveURL('/sign-in?returnTo=%2Faccount%2Fapi-keys');
});
