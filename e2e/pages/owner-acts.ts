import type { Browser, Page } from '@playwright/test';
import { expect, type Person, signInByPassword } from '../fixtures';

export const ownersPage = (id: string) => `/packages/${id}/owners`;
export const invitationsPage = '/account/packages/invitations';
export const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** The names in the table of owners. */
export async function expectOwners(page: Page, id: string, names: readonly string[]): Promise<void> {
  await page.goto(ownersPage(id));
  const table = page.getByRole('table', { name: `Owners of ${id}` });
  await expect(table.getByRole('row')).toHaveCount(names.length + 1);
  for (const name of names) await expect(table.getByRole('link', { name, exact: true })).toBeVisible();
}

/** Somebody in a browser of his own. */
export async function elsewhere(browser: Browser, javaScriptEnabled: boolean, person: Person): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled,
    baseURL: process.env['LODE_E2E_URL'] ?? '',
  });
  const page = await context.newPage();
  await signInByPassword(page, person);
  return page;
}

export async function invite(page: Page, id: string, who: string, choice = 'All stay'): Promise<void> {
  await page.goto(ownersPage(id));
  await page.getByLabel('Name', { exact: true }).fill(who);
  await page.getByLabel(choice).check();
  await page.getByLabel('Message').fill('Please look after it with me.');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
}

export async function inviteNow(page: Page, id: string, who: string, choice?: string): Promise<void> {
  await invite(page, id, who, choice);
  await expect(page.getByText(`${who} is invited to own ${id}`)).toBeVisible();
}
