import type { Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, type Person, succeed, test } from '../fixtures';
import type { Ended } from '../gallery';
import { confirm } from './confirm';

/** Asks for a prefix as whoever is signed in. Gives the path of the request. */
async function ask(page: Page, value: string): Promise<string> {
  await page.goto('/account/prefixes/new');
  await page.getByLabel('Prefix', { exact: true }).fill(value);
  await page.getByLabel('Why it is yours').fill('We make the text.');
  await page.getByRole('button', { name: 'Ask for the prefix' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${value}*`);
  return new URL(page.url()).pathname;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('who holds the prefix around a request proves who he is as he opens it, and again as he decides late', async ({
      page,
      people,
      lode,
      aPerson,
      signIn,
    }) => {
      const [holder, asker] = [await aPerson(), await aPerson()];
      const value = `${aWord()}.`;
      await succeed(lode('prefix', 'reserve', value, '--owner', holder.name));
      await signIn(page, asker);
      const request = await ask(page, `${value}Text.`);
      await page.context().clearCookies();

      await signIn(page, holder);
      await people.age(holder.name);
      await page.goto(request);
      await confirm(page, holder);
      await expect(page).toHaveURL(request);
      const grant = page.getByRole('button', { name: `Reserve ${value}Text.` });
      await expect(grant).toBeVisible();
      await people.age(holder.name);
      await grant.click();
      await confirm(page, holder);
      await expect(page).toHaveURL(request);
      await expect(page.getByText('Waits for a decision')).toBeVisible();
      await grant.click();
      await expect(page.getByText(`It is reserved for ${asker.name}`)).toBeVisible();
    });

    test('an administrator proves who he is as he opens requests for prefixes, and again as he decides late', async ({
      page,
      people,
      lode,
      aPerson,
      signIn,
    }) => {
      const asker = await aPerson();
      const administrator = await anAdministrator(lode);
      const value = `${aWord()}.`;
      await signIn(page, asker);
      const request = await ask(page, value);
      await page.context().clearCookies();
      const refuse = async () => {
        await page.getByLabel('What you say to it').fill('It is too common.');
        await page.getByRole('button', { name: 'Refuse the request' }).click();
      };

      await signIn(page, administrator);
      await people.age(administrator.name);
      await page.goto('/admin/prefixes');
      await confirm(page, administrator);
      await page.getByRole('link', { name: `${value}*` }).click();
      await expect(page).toHaveURL(request);
      await people.age(administrator.name);
      await page.reload();
      await confirm(page, administrator);
      await expect(page).toHaveURL(request);
      await people.age(administrator.name);
      await refuse();
      await confirm(page, administrator);
      await expect(page).toHaveURL(request);
      await expect(page.getByText('Waits for a decision')).toBeVisible();
      await refuse();
      await expect(page.getByText('It was refused')).toBeVisible();
    });
  });
}

/** An administrator of the gallery whom no other test signs in. */
async function anAdministrator(
  lode: (...args: string[]) => Promise<Ended>,
): Promise<Pick<Person, 'name' | 'password'>> {
  const made = { name: aWord(), password: 'correct horse battery' };
  const named = ['--email', `${made.name}@example.test`, '--password', made.password];
  await succeed(lode('user', 'add', made.name, ...named, '--admin'));
  return made;
}
