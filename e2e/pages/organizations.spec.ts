import sharp from 'sharp';
import { expect, test } from '../fixtures';
import { expectForEverybody } from './for-everybody';
import { linkMailedTo } from '../mailed-link';
import { makeOrganization } from './organization-acts';

const aPicture = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#a52' } })
    .png()
    .toBuffer();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('[rule 158, 159, 166, 172] somebody makes an organization, confirms, describes, shows and deletes it', async ({
      page,
      aPerson,
      signIn,
      people,
    }) => {
      test.setTimeout(240_000);
      const person = await aPerson();
      await signIn(page, person);
      await page.goto('/account/organizations');
      await expect(page.getByText('No organizations yet')).toBeVisible();
      const { name, email } = await makeOrganization(page);
      await expect(page.getByText('The address of this organization is not confirmed')).toBeVisible();

      const first = await linkMailedTo(people, email, '/confirm-email');
      await page.goto(`/organizations/${name}/email`);
      await page.getByRole('button', { name: /^(Send the mail again|Make a new link)$/ }).click();
      await expect(page.getByText('no longer works')).toBeVisible();
      await page.goto(first);
      await expect(page.getByText('Nothing was confirmed')).toBeVisible();
      await page.goto(await linkMailedTo(people, email, '/confirm-email'));
      await expect(page.getByText(`the organization ${name} is reached`)).toBeVisible();
      await page.getByRole('button', { name: 'Confirm this address' }).click();
      await expect(page).toHaveURL(`/organizations/${name}/email`);
      await expect(page.getByText(`The address is ${email}.`)).toBeVisible();
      await expect(page.getByText('is not confirmed')).toBeHidden();

      await page.goto(`/organizations/${name}`);
      await page.getByLabel('Display name').fill('Acme & Co.');
      await page.getByLabel('About the organization').fill('Text for all.');
      await page.getByLabel('Website').fill('https://acme.example/');
      await page.getByRole('button', { name: 'Save the profile' }).click();
      await expect(page.getByText('The profile was changed.')).toBeVisible();
      await page
        .getByLabel('A new picture')
        .setInputFiles({ name: 'acme.png', mimeType: 'image/png', buffer: await aPicture() });
      await page.getByRole('button', { name: 'Change the picture' }).click();
      await expect(page.getByRole('button', { name: 'Remove the picture' })).toBeVisible();
      await page.goto(`/organizations/${name}/notifications`);
      await page.getByLabel('When a version of a package of the organization is published').uncheck();
      await page.getByRole('button', { name: 'Save what I chose' }).click();
      await expect(page.getByText('What you chose was saved.')).toBeVisible();

      await page.goto('/account/organizations');
      await page.getByRole('button', { name: `Show that you are a member of ${name}` }).click();
      await expect(page.getByRole('button', { name: `Hide that you are a member of ${name}` })).toBeVisible();
      await page.goto(`/profiles/${person.name}`);
      await page.getByRole('link', { name: 'Acme & Co.' }).click();
      await expect(page).toHaveURL(`/profiles/${name}`);
      await expect(page.getByText('1 administrator and 0 collaborators')).toBeVisible();

      await page.goto(`/organizations/${name}/delete`);
      await page.getByLabel(`Type “${name}” to confirm`).fill('something else');
      await page.getByRole('button', { name: 'Delete this organization' }).click();
      await expect(page.getByText(`Type the name of the organization, "${name}"`).first()).toBeVisible();
      await page.getByLabel(`Type “${name}” to confirm`).fill(name);
      await page.getByRole('button', { name: 'Delete this organization' }).click();
      await expect(page.getByText('The organization was deleted')).toBeVisible();
      expect((await page.goto(`/organizations/${name}`))?.status()).toBe(404);
    });
  });
}

test('[rule 172] a profile tells members what it keeps from all others, and is stored for nobody', async ({
  page,
  browser,
  aPerson,
  signIn,
}) => {
  await signIn(page, await aPerson());
  const { name } = await makeOrganization(page);
  const answer = await page.goto(`/profiles/${name}`);
  expect(answer?.headers()['cache-control']).toContain('no-store');
  await expect(page.getByText('1 administrator')).toBeVisible();

  const stranger = await browser.newPage({ baseURL: process.env['LODE_E2E_URL'] ?? '' });
  await stranger.goto(`/profiles/${name}`);
  await expect(stranger.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(stranger.getByText('administrator')).toHaveCount(0);
  await stranger.close();
});

test('[rule 158] the pages of an organization are there for nobody who is no member', async ({
  page,
  owner,
  aPerson,
  signIn,
}) => {
  await signIn(page, await aPerson());
  const { name } = await makeOrganization(page);
  await page.context().clearCookies();
  await page.goto(`/organizations/${name}/email`);
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  await signIn(page, owner);
  for (const path of ['', '/email', '/notifications', '/delete']) {
    expect((await page.goto(`/organizations/${name}${path}`))?.status(), path).toBe(404);
    await expect(page.getByText(name)).toHaveCount(0);
  }
});

test('[rule 158] a name that is taken is refused beside its field', async ({ page, owner, signIn }) => {
  await signIn(page, owner);
  await page.goto('/account/organizations/new');
  await page.getByLabel('Name', { exact: true }).fill(owner.name.toUpperCase());
  await page.getByLabel('E-mail address').fill('team@example.test');
  await page.getByRole('button', { name: 'Make the organization' }).click();
  await expect(page.getByText(`The name "${owner.name.toUpperCase()}" is taken.`).first()).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue('team@example.test');
  await expectForEverybody(page);
});
