import type { Page } from '@playwright/test';
import { expect, type Person } from '../fixtures';

/** Proves again who somebody is, on the page that asks for it. */
export async function confirm(page: Page, { password }: Pick<Person, 'password'>): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm that it is you');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
}
