import { aWord } from '@/lib/testing/word';
import { expect, signInByPassword, succeed, test } from '../fixtures';
import { makeOrganization } from '../organizations';
import { admin } from '../setup';
import { expectForEverybody } from './for-everybody';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an administrator asks something of the members, and nothing that he does not meet himself', async ({
      page,
      signIn,
      people,
    }) => {
      const { name, administrator } = await makeOrganization(people);
      await signIn(page, administrator);
      await page.goto(`/organizations/${name}/policies`);
      await expect(page.getByText('Every member meets what is asked.')).toBeVisible();
      await page.getByLabel('Members must have a second factor').check();
      await page.getByRole('button', { name: 'Save the policies' }).click();
      await expect(
        page.getByRole('alert').filter({ hasText: 'You do not meet this yourself' }),
      ).toBeVisible();
      await expect(page.getByLabel('Members must have a second factor')).toBeChecked();

      await page.getByLabel('Members must have a second factor').uncheck();
      await page.getByLabel('Only administrators may publish new package IDs').check();
      await page.getByLabel('Longest life of API keys, in days').fill('30');
      await page.getByLabel('Domain of the address').fill('@Example.test');
      await page.getByRole('button', { name: 'Save the policies' }).click();
      await expect(page.getByText('The policies were saved.')).toBeVisible();
      await page.reload();
      await expect(page.getByLabel('Only administrators may publish new package IDs')).toBeChecked();
      await expect(page.getByLabel('Longest life of API keys, in days')).toHaveValue('30');
      await expect(page.getByLabel('Domain of the address')).toHaveValue('example.test');
    });

    test('a member from elsewhere is listed, told by mail and on the pages, and let in by the operator [rule 171]', async ({
      page,
      browser,
      lode,
      aPerson,
      signIn,
      people,
    }) => {
      const administrator = await aPerson();
      const collaborator = { name: aWord(), password: 'correct horse battery' };
      const address = `${collaborator.name}@elsewhere.test`;
      const password = ['--password', collaborator.password];
      await succeed(lode('user', 'add', collaborator.name, '--email', address, ...password));
      const name = await people.organize({ administrators: [administrator], collaborators: [collaborator] });

      await signIn(page, administrator);
      await page.goto(`/organizations/${name}/policies`);
      await page.getByLabel('Domain of the address').fill('example.test');
      await page.getByRole('button', { name: 'Save the policies' }).click();
      await expect(page.getByRole('row', { name: collaborator.name })).toContainText('Address of the domain');
      // axe is a script of the page.
      if (javaScriptEnabled) await expectForEverybody(page);

      const other = await browser.newContext({ javaScriptEnabled });
      const elsewhere = await other.newPage();
      await signInByPassword(elsewhere, collaborator);
      await elsewhere.goto(`/organizations/${name}/policies`);
      await expect(elsewhere.getByText(`You do not meet what ${name} asks of its members`)).toBeVisible();
      await expect(
        elsewhere.getByText('Confirm an e-mail address that ends with @example.test.'),
      ).toBeVisible();
      await expect(elsewhere.getByRole('button', { name: 'Save the policies' })).toHaveCount(0);
      if (javaScriptEnabled) await expectForEverybody(elsewhere);
      await expect
        .poll(async () => (await people.mailsTo(address)).map(({ subject }) => subject), {
          timeout: 60_000,
        })
        .toContain(`[Lode] ${name} asks more of its members`);

      expect(await succeed(lode('org', 'policy', 'reset', name))).toBe(
        `${name} asks nothing of its members any more. Its other policies stay.`,
      );
      await elsewhere.reload();
      await expect(elsewhere.getByText(`You do not meet what ${name} asks of its members`)).toHaveCount(0);
      await other.close();
    });
  });
}

test('strangers find nothing, and administrators of the gallery look without changing', async ({
  page,
  aPerson,
  signIn,
  people,
}) => {
  const { name } = await makeOrganization(people);
  await signIn(page, await aPerson());
  expect((await page.goto(`/organizations/${name}/policies`))?.status()).toBe(404);
  await page.context().clearCookies();
  await signIn(page, admin);
  await page.goto(`/organizations/${name}/policies`);

  await expect(page.getByText('Every member may publish new package IDs.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Who does not meet them' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save the policies' })).toHaveCount(0);
});
