import type { Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';
import { makeOrganization } from '../organizations';
import { expectForEverybody } from './for-everybody';
import { elsewhere, expectOwners, invitationsPage, invite, inviteNow, ownersPage, rowOf } from './owner-acts';

const unfold = (page: Page, name: string, summary: string) =>
  rowOf(page, name).locator('summary', { hasText: summary }).click();
const refusal = (page: Page) => page.getByRole('alert').filter({ hasText: 'Nobody was invited' });

async function accept(page: Page, id: string): Promise<void> {
  await page.goto(invitationsPage);
  await page.getByRole('button', { name: `Own ${id}` }).click();
  await expect(page.getByText('No invitations')).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('somebody is invited to own a package, accepts in another browser, and is removed [rule 101, 106, 109]', async ({
      page,
      browser,
      aPerson,
      push,
      signIn,
    }) => {
      const [ann, bob] = [await aPerson(), await aPerson()];
      const { id } = await push({ key: ann.key });
      await signIn(page, ann);
      await invite(page, id, bob.name);
      await expect(page.getByText(`${bob.name} is invited to own ${id}`)).toBeVisible();
      await expectOwners(page, id, [ann.name]);
      await expect(rowOf(page, bob.name)).toBeVisible();

      const other = await elsewhere(browser, javaScriptEnabled, bob);
      expect((await other.request.get(ownersPage(id))).status()).toBe(404);
      await other.goto(invitationsPage);
      await expect(other.getByText('Please look after it with me.')).toBeVisible();
      await other.reload();
      await other.getByRole('button', { name: `Own ${id}` }).click();
      await expect(other.getByText('No invitations')).toBeVisible();
      await expectOwners(other, id, [ann.name, bob.name]);
      await other.goto(`/packages/${id}`);
      await expect(other.getByRole('link', { name: 'Owners' })).toHaveAttribute('href', ownersPage(id));

      await expectOwners(page, id, [ann.name, bob.name]);
      await unfold(page, bob.name, 'Remove');
      await page.getByRole('button', { name: `Remove ${bob.name}` }).click();
      await expect(rowOf(page, bob.name)).toHaveCount(0);
      await expect(rowOf(page, ann.name)).toContainText('is the last owner');
      await other.goto(ownersPage(id));
      await expect(other.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
      await other.context().close();
    });

    test('a package is transferred, declined and taken back, and who has left it sees its page [rule 107]', async ({
      page,
      browser,
      aPerson,
      push,
      signIn,
    }) => {
      const [ann, bob] = [await aPerson(), await aPerson()];
      const { id } = await push({ key: ann.key });
      await signIn(page, ann);
      const other = await elsewhere(browser, javaScriptEnabled, bob);

      await inviteNow(page, id, bob.name, `Transfer: ${ann.name} leaves`);
      await other.goto(invitationsPage);
      await expect(other.getByText(`in place of ${ann.name}`)).toBeVisible();
      await other.locator('summary', { hasText: 'Decline' }).click();
      await other.getByRole('button', { name: 'Decline the invitation' }).click();
      await expect(other.getByText('No invitations')).toBeVisible();

      await inviteNow(page, id, bob.name);
      await page.goto(invitationsPage);
      await unfold(page, id, 'Take back');
      await page.getByRole('button', { name: 'Take the invitation back' }).click();
      await expect(page.getByText('Nobody is invited to own a package of yours')).toBeVisible();

      await inviteNow(page, id, bob.name, `Transfer: ${ann.name} leaves`);
      await accept(other, id);
      await expectOwners(other, id, [bob.name]);
      await page.goto(ownersPage(id));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');

      await inviteNow(other, id, ann.name);
      await accept(page, id);
      await expectOwners(page, id, [ann.name, bob.name]);
      await unfold(page, ann.name, 'Leave');
      await page.getByRole('button', { name: 'Leave this package' }).click();
      await expect(page).toHaveURL(`/packages/${id}`);
      await other.context().close();
    });

    test('who cannot be invited is said beside the name, which stays [rule 103, 104]', async ({
      page,
      aPerson,
      push,
      signIn,
    }) => {
      const ann = await aPerson();
      const { id } = await push({ key: ann.key });
      await signIn(page, ann);
      await invite(page, id, 'somebody@example.test', `Transfer: ${ann.name} leaves`);
      await expect(refusal(page)).toContainText('not an e-mail address');
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue('somebody@example.test');
      await expect(page.getByLabel(`Transfer: ${ann.name} leaves`)).toBeChecked();
      await invite(page, id, 'nobody-of-this-name');
      await expect(refusal(page)).toContainText('There is no account "nobody-of-this-name" here.');
      await invite(page, id, ann.name);
      await expect(refusal(page)).toContainText(`owns "${id}" already`);
    });

    test('several packages get an owner at once, after what would happen was shown', async ({
      page,
      browser,
      lode,
      aPerson,
      push,
      signIn,
      people,
    }) => {
      const { name: organization, administrator } = await makeOrganization(people);
      const bob = await aPerson();
      const ids = [
        (await push({ key: administrator.key })).id,
        (await push({ key: administrator.key })).id,
        (await push({ key: administrator.key })).id,
      ];
      const [first = '', second = '', third = ''] = ids;
      expect(await lode('package', 'owner', 'add', first, bob.name)).toMatchObject({ code: 0 });
      await signIn(page, administrator);
      await page.goto('/account/packages');
      await page.getByRole('link', { name: 'Choose all on this page' }).click();
      await page.getByLabel(`Choose ${third}`).uncheck();
      await page.getByRole('button', { name: 'Change the owners of the chosen packages' }).click();

      await page.getByLabel('Name', { exact: true }).fill(bob.name);
      await page.getByRole('button', { name: 'See what would happen' }).click();
      await expect(rowOf(page, first)).toContainText(`"${bob.name}" owns "${first}" already.`);
      await expect(rowOf(page, second)).toContainText('Is invited');
      await expect(rowOf(page, third)).toHaveCount(0);
      await page.getByRole('button', { name: `Invite ${bob.name} to own 1 package` }).click();
      await expect(page.getByText(`${bob.name} is invited to own 1 package`)).toBeVisible();

      const other = await elsewhere(browser, javaScriptEnabled, bob);
      await other.goto('/account/packages');
      await other.getByRole('link', { name: 'Invitations' }).click();
      await other.getByRole('button', { name: `Own ${second}` }).click();
      await expect(other.getByText('No invitations')).toBeVisible();
      await expectOwners(other, second, [administrator.name, bob.name]);
      await other.context().close();

      const chosen = new URLSearchParams([...ids.map((id) => ['id', id])]).toString();
      await page.goto(`/account/packages/owners?${chosen}`);
      await page.getByLabel('Transfer them').check();
      await page.getByLabel('Name', { exact: true }).fill(organization);
      await page.getByLabel('Who leaves them in a transfer').selectOption(administrator.name);
      await page.getByRole('button', { name: 'See what would happen' }).click();
      await page.getByRole('button', { name: `Transfer 3 packages to ${organization}` }).click();
      await expect(page.getByText(`${organization} owns 3 packages now`)).toBeVisible();
      await expectOwners(page, third, [organization]);
    });
  });
}

test('the link of the mail asks who one is, leads to the invitation, and changes nothing by itself [rule 106]', async ({
  page,
  lode,
  aPerson,
  push,
  signIn,
  people,
}) => {
  const [ann, bob] = [await aPerson(), await aPerson()];
  const { id } = await push({ key: ann.key });
  await signIn(page, ann);
  await invite(page, id, bob.name);
  await expect(page.getByText(`${bob.name} is invited`)).toBeVisible();
  await page.context().clearCookies();

  const [sent] = await people.mailsTo(`${bob.name}@example.test`);
  expect(sent?.text).toContain(invitationsPage);
  await page.goto(invitationsPage);
  await page.getByLabel('Name or e-mail address').fill(bob.name);
  await page.getByLabel('Password').fill(bob.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(invitationsPage);
  await expect(page.getByRole('button', { name: `Own ${id}` })).toBeVisible();
  expect((await lode('package', 'owner', 'list', id)).stdout).toContain(`${bob.name}  invited`);
});

test('the operator adds, lists and removes owners', async ({ lode, aPerson, push }) => {
  const [ann, bob] = [await aPerson(), await aPerson()];
  const { id } = await push({ key: ann.key });
  const owner = async (...args: string[]) => {
    const { code, stdout, stderr } = await lode('package', 'owner', ...args);
    return { code, said: stdout + stderr };
  };

  expect(await owner('add', id, bob.name)).toEqual({ code: 0, said: `${bob.name} owns ${id}.\n` });
  expect(await owner('add', id, bob.name)).toEqual({
    code: 1,
    said: `"${bob.name}" owns "${id}" already.\n`,
  });
  const { said } = await owner('list', id, '--json');
  expect(JSON.parse(said)).toMatchObject({
    id,
    owners: [
      { name: ann.name, organization: false },
      { name: bob.name, organization: false },
    ],
    invited: [],
  });
  expect(await owner('remove', id, ann.name, '--json')).toEqual({
    code: 0,
    said: `${JSON.stringify({ id, account: ann.name, owner: false })}\n`,
  });
  expect(await owner('remove', id, bob.name)).toMatchObject({
    code: 1,
    said: expect.stringContaining('last owner'),
  });
  expect(await owner('add', id, aWord())).toMatchObject({ code: 1 });
  expect(await owner('list', `Test.${aWord()}`)).toMatchObject({ code: 1 });
});

test('what is seen while owners are changed is for everybody', async ({
  page,
  aPerson,
  push,
  signIn,
  lode,
}) => {
  test.slow();
  const [ann, bob] = [await aPerson(), await aPerson()];
  const long = `Test.${'Segment.'.repeat(9)}${aWord()}`;
  const { id } = await push({ key: ann.key, id: long });
  const { id: another } = await push({ key: ann.key });
  for (const target of [id, another]) await lode('package', 'owner', 'add', target, bob.name);
  await signIn(page, ann);
  await invite(page, id, 'nobody-of-this-name');
  await expect(refusal(page)).toBeVisible();
  await expectForEverybody(page);
  await invite(page, id, (await aPerson()).name, `Transfer: ${ann.name} leaves`);
  await expect(page.getByText('is invited to own')).toBeVisible();
  await page.goto(ownersPage(id));
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectForEverybody(page);
  await page.goto(invitationsPage);
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectForEverybody(page);
  await page.goto(`/account/packages/owners?id=${id}&id=${another}&act=remove&who=${bob.name}`);
  await expectForEverybody(page);
  await page.getByRole('button', { name: `Remove ${bob.name} from 2 packages` }).click();
  await expect(page.getByText(`${bob.name} no longer owns 2 packages`)).toBeVisible();
  await expectForEverybody(page);

  const other = await aPerson();
  for (const target of [id, another]) {
    await invite(page, target, other.name);
    await expect(page.getByText(`${other.name} is invited`)).toBeVisible();
  }
  await page.context().clearCookies();
  await signIn(page, other);
  await page.goto(invitationsPage);
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectForEverybody(page);
  await page.getByRole('button', { name: 'Accept 2 invitations' }).click();
  await expect(page.getByText('No invitations')).toBeVisible();
  await page.goto('/account/packages?all=true');
  await expect(page.getByLabel(`Choose ${another}`)).toBeChecked();
});
