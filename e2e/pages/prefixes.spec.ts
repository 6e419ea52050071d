import type { Browser, Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, type Person, signInByPassword, succeed, test } from '../fixtures';
import { admin } from '../setup';
import { expectForEverybody } from './for-everybody';

type Who = Pick<Person, 'name' | 'password'>;

const aPrefix = () => `${aWord()}.`;

/** A page of a browser of somebody else. */
async function elsewhere(browser: Browser, who: Who, javaScriptEnabled: boolean): Promise<Page> {
  const baseURL = process.env['LODE_E2E_URL'] ?? '';
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled })).newPage();
  await signInByPassword(page, who);
  return page;
}

/** What is wrong stands above the form. */
const expectRefusal = (page: Page, sentence: string) =>
  expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('somebody asks for a prefix, answers a question, and sees the mark once it is granted [rule 181, 182]', async ({
      page,
      browser,
      aPerson,
      signIn,
      push,
      people,
    }) => {
      test.setTimeout(180_000);
      const person = await aPerson();
      const value = aPrefix();
      const { id } = await push({ id: `${value}Text`, key: person.key });
      await signIn(page, person);
      await page.goto('/account/prefixes');
      await expect(page.getByText('No prefix yet')).toBeVisible();
      await page.getByRole('link', { name: 'Ask for a prefix' }).click();

      await page.getByLabel('Prefix', { exact: true }).fill(`${value.slice(0, -1)}..`);
      await page.getByLabel('Why it is yours').fill('We make all of it.');
      await page.getByRole('button', { name: 'Ask for the prefix' }).click();
      await expectRefusal(page, 'A prefix is made of');
      await page.getByLabel('Prefix', { exact: true }).fill(`${value}*`);
      await page.getByLabel('Pages that show it').fill('https://example.test/one\nhttps://example.test/two');
      await page.getByLabel('Domain').fill(`${value}example`);
      await page.getByRole('button', { name: 'Ask for the prefix' }).click();

      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${value}*`);
      await expect(page.getByText('Waits for a decision')).toBeVisible();
      await expect(page.getByText(`_lode-prefix.${value}example`)).toBeVisible();
      await expect(page.getByRole('link', { name: id })).toBeVisible();
      if (javaScriptEnabled) await expectForEverybody(page);
      const request = page.url();

      const office = await elsewhere(browser, admin, javaScriptEnabled);
      await office.goto('/admin/prefixes');
      await office.getByRole('link', { name: `${value}*` }).click();
      await expect(office.getByText('Nobody has proved')).toBeVisible();
      await expect(office.getByText('_lode-prefix')).toHaveCount(0);
      await office.getByLabel('Your question').fill('Where do you publish?');
      await office.getByRole('button', { name: 'Ask it' }).click();
      await expect(office.getByText('Waits for an answer')).toBeVisible();
      const address = `${person.name}@example.test`;
      expect((await people.mailsTo(address)).map(({ subject }) => subject)).toContain(
        `[Lode] A question about the prefix ${value}*`,
      );

      await page.goto(request);
      await expect(page.getByText('Where do you publish?')).toBeVisible();
      await page.getByLabel('Your answer').fill('At https://example.test/three');
      await page.getByRole('button', { name: 'Send it' }).click();
      await expect(page.getByText('Waits for a decision')).toBeVisible();

      await office.reload();
      await expect(office.getByRole('link', { name: 'https://example.test/three' })).toBeVisible();
      await office.getByRole('button', { name: `Reserve ${value}` }).click();
      await expectRefusal(office, 'It has to meet all of these');
      for (const box of await office
        .getByRole('group', { name: 'What it meets' })
        .getByRole('checkbox')
        .all()) {
        await box.check();
      }
      if (javaScriptEnabled) await expectForEverybody(office);
      await office.getByLabel('What you say to it').fill('Welcome.');
      await office.getByRole('button', { name: `Reserve ${value}` }).click();
      await expect(office.getByText(`It is reserved for ${person.name}`)).toBeVisible();
      await office.context().close();

      await page.reload();
      await expect(page.getByText('Welcome.')).toBeVisible();
      await page.goto('/account/prefixes');
      await expect(page.getByRole('row', { name: `${value}*` })).toContainText(['Its owners', 'Granted']);
      for (const path of [`/packages/${id}`, `/packages?q=${id}`, `/profiles/${person.name}`]) {
        await page.goto(path);
        await expect(page.getByText('Verified prefix'), path).toBeVisible();
      }
    });

    test('an administrator reserves a prefix, adds and removes owners, and releases it [rule 173, 174, 180]', async ({
      page,
      aPerson,
      signIn,
      push,
    }) => {
      const [one, other] = [await aPerson(), await aPerson()];
      const value = aPrefix();
      const { id } = await push({ id: `${value}Text`, key: one.key });
      await signIn(page, admin);
      await page.goto('/admin/prefixes');
      const reserve = async (prefix: string, owners = '') => {
        await page.getByLabel('Prefix', { exact: true }).fill(prefix);
        await page.getByRole('textbox', { name: 'Owners' }).fill(owners);
        await page.getByRole('button', { name: 'Reserve the prefix' }).click();
      };
      await reserve(value, `${one.name}, nobody-of-this-name`);
      await expectRefusal(page, 'There is no account "nobody-of-this-name".');
      await reserve(value, one.name);
      await expect(page.getByText(`${value} is reserved`)).toBeVisible();
      await reserve(value.slice(0, -1));
      await expectRefusal(page, `would take in "${value}*"`);

      await page.goto(`/admin/prefixes?q=${value}`);
      await page.getByRole('link', { name: `${value}*` }).click();
      await expect(page.getByRole('link', { name: id })).toBeVisible();
      await page.getByLabel('Person or organization').fill(other.name);
      await page.getByRole('button', { name: 'Add the owner' }).click();
      await expect(page.getByRole('link', { name: other.name })).toBeVisible();
      if (javaScriptEnabled) await expectForEverybody(page);
      await page.getByText(`Remove ${one.name}`).click();
      await page.getByRole('button', { name: `Take the prefix from ${one.name}` }).click();
      await expect(page.getByText(`Remove ${one.name}`)).toHaveCount(0);

      await page.getByText('No longer reserve it').click();
      await page.getByRole('button', { name: `Release ${value}` }).click();
      await expect(page.getByText(`${value} was released`)).toBeVisible();
      expect((await page.goto(`/admin/prefixes/${value}`))?.status()).toBe(404);
    });

    test('everybody looks up who holds the prefix of an ID', async ({ page, lode, aPerson, push }) => {
      const [holder, other] = [await aPerson(), await aPerson()];
      const value = aPrefix();
      await succeed(lode('prefix', 'reserve', value, '--owner', holder.name, other.name));
      const { id } = await push({ id: `${value}Text`, key: holder.key });
      await page.goto('/prefixes');
      const lookUp = async (typed: string) => {
        await page.getByLabel('Package ID, or how it begins').fill(typed);
        if (!javaScriptEnabled) await page.getByRole('button', { name: 'Look it up' }).click();
      };
      const names = [holder.name, other.name].sort();

      await lookUp(`${value.toUpperCase()}Json`);
      await expect(
        page.getByText(`Only ${names.join(' and ')} may publish “${value.toUpperCase()}Json”`),
      ).toBeVisible();
      await expect(page).toHaveURL(`/prefixes?id=${encodeURIComponent(`${value.toUpperCase()}Json`)}`);
      await lookUp(id);
      await expect(page.getByText(`There is a package “${id}” already`)).toBeVisible();
      await lookUp(value.slice(0, -2));
      await expect(page.getByText(`“${value.slice(0, -2)}” is free`)).toBeVisible();
      await expect(page.getByRole('heading', { name: 'What begins so' })).toBeVisible();
      await expect(page.getByRole('link', { name: `${value}*` })).toBeVisible();
      if (javaScriptEnabled) await expectForEverybody(page);
    });
  });
}

test('the owner of a prefix decides about what lies under it, and a stranger sees no request', async ({
  page,
  browser,
  lode,
  aPerson,
  signIn,
}) => {
  const [holder, asker, stranger] = [await aPerson(), await aPerson(), await aPerson()];
  const value = aPrefix();
  await succeed(lode('prefix', 'reserve', value, '--owner', holder.name));
  await signIn(page, asker);
  await page.goto('/account/prefixes/new');
  await page.getByLabel('Prefix', { exact: true }).fill(`${value}Text.`);
  await page.getByLabel('Why it is yours').fill('We make the text.');
  await page.getByRole('button', { name: 'Ask for the prefix' }).click();
  await expect(page.getByText(`Whoever holds ${value}* decides about this request.`)).toBeVisible();
  const request = new URL(page.url()).pathname;

  const other = await elsewhere(browser, stranger, true);
  expect((await other.goto(request))?.status()).toBe(404);
  expect((await other.goto('/admin/prefixes'))?.status()).toBe(404);
  await other.context().close();

  const owner = await elsewhere(browser, holder, true);
  await owner.goto('/account/prefixes');
  await owner.getByRole('link', { name: `${value}Text.*` }).click();
  await expect(owner.getByRole('group', { name: 'What it meets' })).toHaveCount(0);
  await owner.getByRole('button', { name: 'Refuse the request' }).click();
  await expectRefusal(owner, 'Say why');
  await owner.getByLabel('What you say to it').fill('We make it ourselves.');
  await owner.getByRole('button', { name: 'Refuse the request' }).click();
  await expect(owner.getByText('It was refused')).toBeVisible();
  await owner.context().close();

  await page.reload();
  await expect(page.getByText('We make it ourselves.')).toBeVisible();
  await expect(page.getByText('Take the request back')).toHaveCount(0);
});
