import type { Page } from '@playwright/test';
import { z } from 'zod';
import type { Ended } from '../gallery';
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

const Mails = z.array(z.object({ key: z.string(), to: z.string() }));

/** The path of the link in the newest mail to an address that leads to a page. */
export async function linkKeptFor(
  lode: (...args: string[]) => Promise<Ended>,
  email: string,
  page: string,
): Promise<string> {
  const mails = Mails.parse(JSON.parse((await lode('mail', 'list', '--json')).stdout));
  const keys = mails.filter(({ to }) => to === email).map(({ key }) => BigInt(key));
  const newest = keys.reduce((one, other) => (one > other ? one : other), 0n);
  const { stdout } = await lode('mail', 'show', String(newest));
  const [link] = new RegExp(`/${page}/[\\w-]{43}`).exec(stdout) ?? [];
  if (link === undefined) throw new Error(`No mail to ${email} leads to ${page}.`);
  return link;
}
