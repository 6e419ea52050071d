import type { Browser, Page } from '@playwright/test';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { expect, skippedFor, test } from '../clients/fixtures';
import { type Person, signInByPassword } from '../fixtures';
import { linkMailedTo } from '../mailed-link';
import { makeOrganization } from './organization-acts';

test.describe(`with dotnet${skippedFor}`, () => {
  test('a team comes together in two browsers and publishes: its record says who, the public page whose', async ({
    page,
    browser,
    workplace,
    aPerson,
    signIn,
    people,
  }) => {
    test.setTimeout(180_000);
    const [ann, bob] = [await aPerson(), await aPerson()];
    await signIn(page, ann);
    const { name, email } = await makeOrganization(page);
    await page.goto(await linkMailedTo(people, email, '/confirm-email'));
    await page.getByRole('button', { name: 'Confirm this address' }).click();
    await expect(page.getByText(`The address is ${email}.`)).toBeVisible();
    await page.goto(`/organizations/${name}/members`);
    await page.getByLabel('Name or e-mail address').fill(bob.name);
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(page.getByText(`${bob.name} is invited to be a collaborator`)).toBeVisible();

    const other = await elsewhere(browser, bob);
    await other.goto('/account/organizations');
    await other.getByRole('button', { name: `Join ${name}` }).click();
    await expect(other).toHaveURL(`/organizations/${name}/members`);
    const key = await makeKeyFor(other, name);
    await other.context().close();

    const id = `Test.${aWord()}`;
    const path = workplace.write(`${id}.1.0.0.nupkg`, await makeNupkg({ id, version: '1.0.0' }));
    expect(
      await workplace.dotnet('nuget', 'push', path, '--source', 'gallery', '--api-key', key),
    ).toMatchObject({ code: 0 });

    await page.goto(`/organizations/${name}/activity`);
    await expect(page.getByRole('row', { name: 'Package pushed' })).toContainText(bob.name);
    await page.context().clearCookies();
    await page.goto(`/packages/${id}`);
    await expect(page.getByRole('main')).toContainText(name);
    await expect(page.getByRole('main')).not.toContainText(bob.name);
  });
});

async function elsewhere(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env['LODE_E2E_URL'] ?? '' });
  const page = await context.newPage();
  await signInByPassword(page, person);
  return page;
}

/** The secret of a key that whoever signed in makes in the name of an organization. */
async function makeKeyFor(page: Page, organization: string): Promise<string> {
  await page.goto('/account/api-keys/new');
  await page.getByLabel('Name', { exact: true }).fill('build server');
  await page.getByLabel('Owner').selectOption(organization);
  await page.getByRole('button', { name: 'Make the key' }).click();
  const made = page.getByRole('status').filter({ hasText: 'was made' });
  await expect(made).toBeVisible();
  const [secret] = /lode_[\w-]+/.exec(await made.innerText()) ?? [];
  if (secret === undefined) throw new Error('The page shows no secret.');
  return secret;
}
