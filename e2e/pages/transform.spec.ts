import type { Page } from '@playwright/test';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { expect, type Person, signInByPassword, test } from '../fixtures';
import { linkMailedTo } from '../mailed-link';
import { admin } from '../setup';
import { expectForEverybody } from './for-everybody';

const mailOf = ({ name }: Person) => `${name}@example.test`;

/** Asks in the pages, as somebody who has signed in. */
async function ask(page: Page, account: Person, administrator: Person): Promise<void> {
  await page.goto('/account/data');
  await page.getByRole('link', { name: 'Make it an organization…' }).click();
  await page.getByLabel('Future administrator').fill(administrator.name);
  await page.getByLabel(`Type “${account.name}” to confirm`).fill(account.name);
  await page.getByRole('button', { name: 'Ask to become an organization' }).click();
  await expect(page.getByText(`Waiting for ${administrator.name}`)).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an account with a package and a key becomes an organization, and the key pushes on [rule 168]', async ({
      page,
      browser,
      request,
      aPerson,
      signIn,
      push,
      pushBytes,
      people,
    }) => {
      const [account, administrator] = [await aPerson(), await aPerson()];
      const { id } = await push({ key: account.key });
      await signIn(page, account);
      await ask(page, account, administrator);

      const other = await browser.newContext({ javaScriptEnabled });
      const elsewhere = await other.newPage();
      const link = await linkMailedTo(people, mailOf(administrator), '/account/transform');
      await signInByPassword(elsewhere, administrator);
      await elsewhere.goto(link);
      await expect(elsewhere.getByText('with 1 package asked you')).toBeVisible();
      await elsewhere.getByRole('button', { name: `Become the administrator of ${account.name}` }).click();
      await expect(elsewhere).toHaveURL(`/organizations/${account.name}`);
      await elsewhere.goto(`/organizations/${account.name}/policies`);
      await expect(elsewhere.getByRole('button', { name: 'Save the policies' })).toBeVisible();
      await elsewhere.goto(link);
      await expect(elsewhere.getByText('This request is over')).toBeVisible();
      await other.close();

      await page.goto('/account');
      await expect(page).toHaveURL(/\/sign-in\?/);
      await page.goto('/sign-in');
      await page.getByLabel('Name or e-mail address').fill(account.name);
      await page.getByLabel('Password').fill(account.password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'do not go together' })).toBeVisible();

      const again = await pushBytes(await makeNupkg({ id, version: '2.0.0' }), account.key);
      expect(again.status(), again.statusText()).toBe(201);
      const another = await pushBytes(
        await makeNupkg({ id: `${id}.${aWord()}`, version: '1.0.0' }),
        account.key,
      );
      expect(another.status(), another.statusText()).toBe(201);
      expect((await request.get(`/profiles/${account.name}`)).status()).toBe(200);
      await page.goto(`/packages/${id}/2.0.0`);
      await expect(page.getByRole('link', { name: account.name }).first()).toBeVisible();
      expect((await people.mailsTo(mailOf(account))).map(({ subject }) => subject)).toContain(
        `[Lode] ${account.name} is an organization now`,
      );
    });

    test('a request is taken back by who made it, and rejected by who was asked [rule 169]', async ({
      page,
      browser,
      aPerson,
      signIn,
      people,
    }) => {
      const [account, administrator] = [await aPerson(), await aPerson()];
      await signIn(page, account);
      await ask(page, account, administrator);
      await page.getByRole('button', { name: 'Take the request back' }).click();
      await expect(page.getByText(`Waiting for ${administrator.name}`)).toHaveCount(0);

      await ask(page, account, administrator);
      const other = await browser.newContext({ javaScriptEnabled });
      const elsewhere = await other.newPage();
      await signInByPassword(elsewhere, administrator);
      await elsewhere.goto('/account/transform');
      await expect(
        elsewhere.getByRole('heading', { name: 'Requests to become an organization' }),
      ).toBeVisible();
      await elsewhere.getByText('Reject', { exact: true }).click();
      await elsewhere.getByRole('button', { name: 'Reject the request' }).click();
      await expect(
        elsewhere.getByRole('heading', { name: 'Requests to become an organization' }),
      ).toHaveCount(0);
      await other.close();

      expect((await people.mailsTo(mailOf(administrator))).map(({ subject }) => subject)).toContain(
        `[Lode] ${account.name} does not become your organization`,
      );
      expect((await people.mailsTo(mailOf(account))).map(({ subject }) => subject)).toContain(
        `[Lode] ${account.name} does not become an organization`,
      );
    });

    test('a form that names nobody, or a name mistyped, says what is wrong', async ({
      page,
      aPerson,
      signIn,
    }) => {
      const account = await aPerson();
      await signIn(page, account);
      await page.goto('/account/transform');
      await page.getByLabel('Future administrator').fill('nobody-of-this-name');
      await page.getByLabel(`Type “${account.name}” to confirm`).fill('x');
      await page.getByRole('button', { name: 'Ask to become an organization' }).click();
      await expect(
        page.getByRole('alert').filter({ hasText: 'Type the name of your account' }),
      ).toBeVisible();
      await page.getByLabel(`Type “${account.name}” to confirm`).fill(account.name);
      await page.getByRole('button', { name: 'Ask to become an organization' }).click();

      await expect(
        page.getByRole('alert').filter({ hasText: 'There is no person "nobody-of-this-name" here' }),
      ).toBeVisible();
    });
  });
}

test('an administrator of the gallery is told why his account cannot be one [rule 167]', async ({
  page,
  signIn,
}) => {
  await signIn(page, admin);
  await page.goto('/account/transform');

  await expect(
    page.getByText('administrator of this gallery').or(page.getByText('administers this gallery')),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask to become an organization' })).toHaveCount(0);
});

test('the pages of a request that waits are for everybody', async ({
  page,
  browser,
  aPerson,
  signIn,
  people,
}) => {
  const [account, administrator] = [await aPerson(), await aPerson()];
  await signIn(page, account);
  await ask(page, account, administrator);
  await expectForEverybody(page);

  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await signInByPassword(elsewhere, administrator);
  await elsewhere.goto(await linkMailedTo(people, mailOf(administrator), '/account/transform'));
  await expectForEverybody(elsewhere);
  await elsewhere.goto('/account/transform');
  await elsewhere.getByText('Reject', { exact: true }).click();
  await expectForEverybody(elsewhere);
  await other.close();
});
