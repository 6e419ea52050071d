import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import { aWord } from '@/lib/testing/word';

export type Made = { name: string; email: string };

/** Makes an organization, as whoever signed in does. */
export async function makeOrganization(page: Page): Promise<Made> {
  const made = { name: aWord(), email: `${aWord()}@example.test` };
  await page.goto('/account/organizations');
  await page.getByRole('link', { name: 'Make an organization' }).click();
  await page.getByLabel('Name', { exact: true }).fill(made.name);
  await page.getByLabel('E-mail address').fill(made.email);
  await page.getByRole('button', { name: 'Make the organization' }).click();
  await expect(page).toHaveURL(`/organizations/${made.name}`, { timeout: 20_000 });
  return made;
}
