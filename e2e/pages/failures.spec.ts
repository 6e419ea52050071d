import type { Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';

declare global {
  interface Window {
    moved: number;
  }
  interface PerformanceEntry {
    /** How far things moved, of a layout shift. */
    value: number;
  }
}

const nothingHere = 'There is nothing at this address';
const oldForm = 'Lode was updated since you opened this page. Reload it and send again.';

test('a missing package is said once, at its own address, and nothing moves', async ({ page }) => {
  const path = `/packages/${aWord()}`;
  await page.addInitScript(() => {
    Object.assign(window, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.moved += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const answer = await page.goto(path, { waitUntil: 'networkidle' });

  expect(answer?.status()).toBe(404);
  expect(await answer?.text()).toContain(`${nothingHere}</h1>`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nothingHere);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page).toHaveURL(path);
  await expect(page).toHaveTitle(/Not found/);
  // Letters may settle when their typeface comes; whatever appeared late would count a hundred times that.
  expect(await page.evaluate(() => window.moved)).toBeLessThan(0.002);
  expect(faults).toEqual([]);
});

test('who signed in is still signed in where something is missing', async ({ page, owner, signIn }) => {
  await signIn(page, owner);
  await page.goto(`/packages/${aWord()}`);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nothingHere);
  await expect(page.getByRole('banner').getByText(owner.name).first()).toBeVisible();
});

test('text that is no version is not found, and is not repeated', async ({ page, push }) => {
  const { id } = await push();
  for (const tab of ['', '/versions']) {
    const answer = await page.goto(`/packages/${id}/Anything%20that%20somebody%20wrote${tab}`);

    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(nothingHere);
    await expect(page.getByRole('main')).not.toContainText('somebody');
  }
});

test('a form of an older build is told so, and works after reloading', async ({ page, owner }) => {
  await page.route('**/sign-in', (route, request) =>
    request.method() === 'POST'
      ? route.continue({ headers: { ...request.headers(), 'next-action': unknownAction } })
      : route.continue(),
  );
  await page.goto('/sign-in');
  await signInBy(page, owner);
  await expect(page.getByText(oldForm)).toBeVisible();

  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await signInBy(page, owner);
  await expect(page).toHaveURL('/');
});

test('trying again asks the server for the page anew', async ({ page, owner }) => {
  await page.route('**/sign-in', (route, request) =>
    request.method() === 'POST' ? route.fulfill({ status: 502, body: 'Bad gateway' }) : route.continue(),
  );
  await page.goto('/sign-in');
  await signInBy(page, owner);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page could not be made');

  const asked = page.waitForRequest((request) => request.headers()['rsc'] !== undefined);
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(new URL((await asked).url()).pathname).toBe('/sign-in');
  await expect(page.getByLabel('Password')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a missing package is said in words', async ({ page }) => {
    const answer = await page.goto(`/packages/${aWord()}`);

    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(nothingHere);
    await page.getByRole('main').getByRole('link', { name: 'Search packages' }).click();
    await expect(page).toHaveURL('/packages');
  });

  test('a form of an older build is told so, and works after reloading', async ({ page, owner }) => {
    await page.route('**/sign-in', (route, request) =>
      request.method() === 'POST'
        ? route.continue({ postData: request.postData()?.replace(/[0-9a-f]{42}/g, unknownAction) ?? '' })
        : route.continue(),
    );
    await page.goto('/sign-in');
    await signInBy(page, owner);
    await expect(page.getByText(oldForm)).toBeVisible();

    await page.unrouteAll();
    await page.getByRole('link', { name: 'Reload the page' }).click();
    await signInBy(page, owner);
    await expect(page).toHaveURL('/');
  });
});

/** Looks like the ID of an action, and is none. */
const unknownAction = `40${'0f'.repeat(20)}`;

async function signInBy(page: Page, { name, password }: { name: string; password: string }) {
  await page.getByLabel('Name or e-mail address').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
