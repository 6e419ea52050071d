import type { Browser, Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, type Person, signInByPassword, test } from '../fixtures';
import { linkMailedTo } from '../mailed-link';
import { expectForEverybody } from './for-everybody';

const membersPage = (organization: string) => `/organizations/${organization}/members`;
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const unfold = (page: Page, name: string, summary: string) =>
  rowOf(page, name).locator('summary', { hasText: summary }).click();

const refusal = (page: Page) => page.getByRole('alert').filter({ hasText: 'Nobody was invited' });

/** What a row says, but for what its acts would say. */
const expectRole = (page: Page, name: string, role: string) =>
  expect(rowOf(page, name).getByRole('cell', { name: role, exact: true })).toBeVisible();

/** Somebody in a browser of his own. */
async function elsewhere(browser: Browser, javaScriptEnabled: boolean, person?: Person): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled,
    baseURL: process.env['LODE_E2E_URL'] ?? '',
  });
  const page = await context.newPage();
  if (person !== undefined) await signInByPassword(page, person);
  return page;
}

async function invite(page: Page, organization: string, who: string, role = 'Collaborator'): Promise<void> {
  await page.goto(membersPage(organization));
  await page.getByLabel('Name or e-mail address').fill(who);
  await page.getByLabel(role).check();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
}

const invitations = '/account/organizations/invitations';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('somebody is invited by name, accepts in another browser, becomes an administrator and is removed [rule 160, 163]', async ({
      page,
      browser,
      aPerson,
      signIn,
      people,
    }) => {
      const [ann, bob] = [await aPerson(), await aPerson()];
      const organization = await people.organize({ administrators: [ann] });
      await signIn(page, ann);
      await invite(page, organization, bob.name);
      await expect(page.getByText(`${bob.name} is invited to be a collaborator`)).toBeVisible();
      await page.goto(membersPage(organization));
      await expectRole(page, bob.name, 'Collaborator');

      const other = await elsewhere(browser, javaScriptEnabled, bob);
      expect((await other.request.get(membersPage(organization))).status()).toBe(404);
      await other.goto('/account/organizations');
      await other.getByRole('button', { name: `Join ${organization}` }).click();
      await expect(other).toHaveURL(membersPage(organization));
      await expect(rowOf(other, bob.name)).toContainText('(you)');
      await expect(other.getByText('Only administrators change who belongs to it')).toBeVisible();
      await expect(other.getByLabel('Name or e-mail address')).toHaveCount(0);

      await page.goto(membersPage(organization));
      await unfold(page, bob.name, 'Change role');
      await page.getByRole('button', { name: `Make ${bob.name} an administrator` }).click();
      await expectRole(page, bob.name, 'Administrator');
      await other.reload();
      await unfold(other, ann.name, 'Change role');
      await other.getByRole('button', { name: `Make ${ann.name} a collaborator` }).click();
      await expectRole(other, ann.name, 'Collaborator');

      await unfold(other, bob.name, 'Remove');
      await other.getByRole('button', { name: `Remove ${bob.name}` }).click();
      await expect(other.getByText(`"${bob.name}" is the last administrator`)).toBeVisible();
      await other.goto(membersPage(organization));
      await unfold(other, ann.name, 'Remove');
      await other.getByRole('button', { name: `Remove ${ann.name}` }).click();
      await expect(rowOf(other, ann.name)).toHaveCount(0);
      await page.goto(membersPage(organization));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
      await other.context().close();
    });

    test('an invitation is declined, and another one taken back [rule 160]', async ({
      page,
      browser,
      aPerson,
      signIn,
      people,
    }) => {
      const [ann, bob] = [await aPerson(), await aPerson()];
      const organization = await people.organize({ administrators: [ann] });
      await signIn(page, ann);
      await invite(page, organization, bob.name, 'Administrator');
      await expect(page.getByText(`${bob.name} is invited to be an administrator`)).toBeVisible();
      const other = await elsewhere(browser, javaScriptEnabled, bob);
      await other.goto('/account/organizations');
      await other.locator('summary', { hasText: 'Decline' }).click();
      await other.getByRole('button', { name: 'Decline the invitation' }).click();
      await expect(other.getByText('No invitations')).toBeVisible();
      await page.goto(membersPage(organization));
      await expect(rowOf(page, bob.name)).toHaveCount(0);

      await invite(page, organization, bob.name);
      await expect(page.getByText(`${bob.name} is invited to be a collaborator`)).toBeVisible();
      await page.goto(membersPage(organization));
      await page.getByRole('button', { name: `Send again to ${bob.name}` }).click();
      await expect(page.getByText(`The invitation of ${bob.name} was sent again.`)).toBeVisible();
      await unfold(page, bob.name, 'Take back');
      await page.getByRole('button', { name: 'Take the invitation back' }).click();
      await expect(rowOf(page, bob.name)).toHaveCount(0);
      await other.reload();
      await expect(other.getByText('No invitations')).toBeVisible();
      await other.context().close();
    });

    test('somebody is invited by e-mail, makes an account by the link, and joins', async ({
      page,
      browser,
      aPerson,
      signIn,
      people,
    }) => {
      const ann = await aPerson();
      const organization = await people.organize({ administrators: [ann] });
      const name = aWord();
      const address = `${name}@example.test`;
      await signIn(page, ann);
      await invite(page, organization, address);
      await expect(page.getByText(`${address} is invited`)).toBeVisible();
      const link = await linkMailedTo(people, address, invitations);

      const other = await elsewhere(browser, javaScriptEnabled);
      await other.goto(link);
      await expect(other.getByRole('heading', { level: 1 })).toHaveText(`Join ${organization}?`);
      await other.getByRole('link', { name: 'Make an account' }).click();
      await other.getByLabel('Name', { exact: true }).fill(name);
      await expect(other.getByLabel('E-mail address')).toHaveValue(address);
      await other.getByLabel('Password').fill('correct horse battery');
      await other.getByRole('button', { name: 'Make the account' }).click();
      await expect(other).toHaveURL(link);
      await other.getByRole('button', { name: `Join ${organization}` }).click();
      await expect(other).toHaveURL(membersPage(organization));

      await page.goto(`${membersPage(organization)}?q=${name.slice(1, -1)}`);
      await expect(page.getByText(`1 member with “${name.slice(1, -1)}” in a name`)).toBeVisible();
      await expectRole(page, name, 'Collaborator');
      await other.goto(link);
      await expect(other.getByText('There is nothing to accept')).toBeVisible();
      await other.context().close();
    });

    test('whoever holds the link declines without an account, and another account cannot accept', async ({
      page,
      browser,
      aPerson,
      signIn,
      people,
    }) => {
      const [ann, eve] = [await aPerson(), await aPerson()];
      const organization = await people.organize({ administrators: [ann] });
      const address = `${aWord()}@example.test`;
      await signIn(page, ann);
      await invite(page, organization, address);
      await expect(page.getByText(`${address} is invited`)).toBeVisible();
      const link = await linkMailedTo(people, address, invitations);

      const other = await elsewhere(browser, javaScriptEnabled, eve);
      await other.goto(link);
      await expect(other.getByText(`${eve.name} cannot accept this`)).toBeVisible();
      await expect(other.getByRole('button', { name: `Join ${organization}` })).toHaveCount(0);
      const nobody = await elsewhere(browser, javaScriptEnabled);
      await nobody.goto(link);
      await nobody.locator('summary', { hasText: 'Decline' }).click();
      await nobody.getByRole('button', { name: 'Decline the invitation' }).click();
      await expect(nobody.getByText('You declined the invitation')).toBeVisible();
      await page.goto(membersPage(organization));
      await expect(page.getByText(address)).toHaveCount(0);
      await other.context().close();
      await nobody.context().close();
    });

    test('the last administrator cannot leave, and leaves once there is another one [rule 163]', async ({
      page,
      lode,
      aPerson,
      signIn,
      people,
    }) => {
      const [ann, bob] = [await aPerson(), await aPerson()];
      const organization = await people.organize({ administrators: [ann], collaborators: [bob] });
      await signIn(page, ann);
      await page.goto(membersPage(organization));
      await page.locator('summary', { hasText: `Leave ${organization}` }).click();
      await page.getByRole('button', { name: `Leave ${organization} now` }).click();
      await expect(page.getByText(`"${ann.name}" is the last administrator`)).toBeVisible();

      expect(await lode('org', 'member', 'role', organization, bob.name, '--role', 'administrator')).toEqual({
        code: 0,
        stdout: `${bob.name} is now: administrator.\n`,
        stderr: '',
      });
      await page.goto(membersPage(organization));
      await page.locator('summary', { hasText: `Leave ${organization}` }).click();
      await page.getByRole('button', { name: `Leave ${organization} now` }).click();
      await expect(page).toHaveURL('/account/organizations');
      await page.goto(membersPage(organization));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
    });

    test('a name that nobody has is refused beside the field [rule 162]', async ({
      page,
      aPerson,
      signIn,
      people,
    }) => {
      const ann = await aPerson();
      const organization = await people.organize({ administrators: [ann] });
      await signIn(page, ann);
      await invite(page, organization, 'nobody-of-this-name');

      await expect(refusal(page)).toContainText('There is nobody called "nobody-of-this-name" here.');
      await expect(page.getByLabel('Name or e-mail address')).toHaveValue('nobody-of-this-name');
      await invite(page, organization, organization);
      await expect(refusal(page)).toContainText('Only people can be members.');
    });
  });
}

test('the operator makes organizations, and adds, raises and removes members', async ({
  lode,
  aPerson,
  people,
}) => {
  const [ann, bob] = [await aPerson(), await aPerson()];
  const organization = await people.organize({ administrators: [ann] });
  const member = async (...args: string[]) => {
    const { code, stdout, stderr } = await lode('org', 'member', ...args);
    return { code, said: stdout + stderr };
  };

  expect(await member('add', organization, bob.name)).toEqual({
    code: 0,
    said: `${bob.name} is a member: collaborator.\n`,
  });
  expect(await member('add', organization, bob.name)).toMatchObject({ code: 1 });
  expect(await member('role', organization, bob.name, '--role', 'administrator', '--json')).toEqual({
    code: 0,
    said: `${JSON.stringify({ organization, user: bob.name, role: 'administrator' })}\n`,
  });
  expect(await member('remove', organization, ann.name)).toEqual({
    code: 0,
    said: `${ann.name} is no longer a member.\n`,
  });
  expect(await member('remove', organization, bob.name)).toEqual({
    code: 1,
    said: `"${bob.name}" is the last administrator of this organization. Make somebody else an administrator first.\n`,
  });
  expect(
    await lode('org', 'add', aWord(), '--email', `${aWord()}@example.test`, '--admin', aWord()),
  ).toMatchObject({
    code: 1,
  });
});

test('what is seen before, while and after somebody is invited is for everybody', async ({
  page,
  browser,
  aPerson,
  signIn,
  people,
}) => {
  test.slow();
  const [ann, bob] = [await aPerson(), await aPerson()];
  const organization = await people.organize({ administrators: [ann], collaborators: [await aPerson()] });
  const address = `${'a-long-address-'.repeat(4)}${aWord()}@example.test`;
  await signIn(page, ann);
  await invite(page, organization, organization);
  await expect(refusal(page)).toContainText('Only people can be members.');
  await expectForEverybody(page);
  await invite(page, organization, address);
  await expect(page.getByText(`${address} is invited`)).toBeVisible();
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectForEverybody(page);
  await invite(page, organization, bob.name, 'Administrator');
  await expect(page.getByText(`${bob.name} is invited`)).toBeVisible();

  const other = await elsewhere(browser, true, bob);
  await other.goto('/account/organizations');
  await other.locator('summary', { hasText: 'Decline' }).click();
  await expectForEverybody(other);
  await other.goto(await linkMailedTo(people, address, invitations));
  await expect(other.getByText(`${bob.name} cannot accept this`)).toBeVisible();
  await expectForEverybody(other);
  await other.context().clearCookies();
  await other.reload();
  await expect(other.getByRole('link', { name: 'Make an account' })).toBeVisible();
  await expectForEverybody(other);
  await other.context().close();
});
