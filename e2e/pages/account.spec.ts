import sharp from 'sharp';
import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures';
import { expectForEverybody } from './for-everybody';

const aPhoto = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#a52' } })
    .jpeg()
    .toBuffer();

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a person says who he is, and gives and removes a picture', async ({ page, aPerson, signIn }) => {
    const person = await aPerson();
    await signIn(page, person);
    await page.goto('/account');
    await page.getByLabel('Display name').fill('Ann Lee');
    await page.getByLabel('About you').fill('Writes at https://ann.example/blog.');
    await page.getByLabel('Website').fill('https://ann.example/');
    await page.getByRole('button', { name: 'Save your profile' }).click();
    await expect(page.getByRole('status')).toContainText('Your profile was changed.');

    await page.getByLabel('A new picture').setInputFiles({
      name: 'me.jpg',
      mimeType: 'image/jpeg',
      buffer: await aPhoto(),
    });
    await page.getByRole('button', { name: 'Change the picture' }).click();
    await expect(page.getByRole('button', { name: 'Remove the picture' })).toBeVisible();

    await page.goto(`/profiles/${person.name}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Ann Lee');
    await expect(page.getByRole('link', { name: 'https://ann.example/blog' })).toHaveAttribute(
      'href',
      'https://ann.example/blog',
    );
    const address = (await page.locator('header img[src^="/pictures/"]').getAttribute('src')) ?? '';
    const picture = await page.request.get(address);
    expect(picture.headers()).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
    });
    expect(await sharp(await picture.body()).metadata()).toMatchObject({ width: 256, height: 256 });

    await page.goto('/account');
    await page.getByRole('button', { name: 'Remove the picture' }).click();
    await expect(page.getByRole('button', { name: 'Remove the picture' })).toBeHidden();
    expect((await page.request.get(address)).status()).toBe(404);
  });

  test('a file that is no picture is refused beside the field', async ({ page, aPerson, signIn }) => {
    await signIn(page, await aPerson());
    await page.goto('/account');
    await page.getByLabel('A new picture').setInputFiles({
      name: 'me.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg onload="alert(1)"/>'),
    });
    await page.getByRole('button', { name: 'Change the picture' }).click();

    await expect(page.getByText('Choose a PNG, JPEG or WebP file')).toBeVisible();
  });

  test('a person exports his data, and then deletes the account', async ({ page, aPerson, signIn, push }) => {
    const person = await aPerson();
    const { id } = await push({ key: person.key });
    await signIn(page, person);
    await page.goto('/account/data');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export your data' }).click();
    const file = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
    expect(file).toMatchObject({ account: { name: person.name }, ownedPackages: [{ id }] });

    await page.goto('/account/delete');
    await expect(page.getByRole('link', { name: id })).toBeVisible();
    await page.getByLabel('Leave them as they are').check();
    await page.getByLabel(/^Type/).fill('somebody else');
    await page.getByRole('button', { name: 'Delete this account' }).click();
    await expect(page.getByRole('alert')).toContainText('Type the name of your account');
    await page.getByLabel(/^Type/).fill(person.name);
    await page.getByRole('button', { name: 'Delete this account' }).click();

    await expect(page).toHaveURL('/account-deleted');
    await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
    expect((await page.goto(`/profiles/${person.name}`))?.status()).toBe(404);
    expect((await page.goto(`/packages/${id}`))?.status()).toBe(200);
  });

  test('a person chooses which mails come', async ({ page, aPerson, signIn }) => {
    await signIn(page, await aPerson());
    await page.goto('/account/notifications');
    const published = page.getByLabel('When a version of a package of mine is published');
    await expect(published).toBeChecked();
    await published.uncheck();
    await page.getByRole('button', { name: 'Save what I chose' }).click();

    await expect(page.getByRole('status')).toContainText('saved');
    await page.reload();
    await expect(published).not.toBeChecked();
  });
});

test('a picture that another site sends is refused', async ({ page, aPerson, signIn }) => {
  const person = await aPerson();
  await signIn(page, person);
  const answer = await page.request.post('/account/picture', {
    multipart: { picture: { name: 'me.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() } },
    headers: { origin: 'https://evil.example' },
    maxRedirects: 0,
  });

  expect(answer.headers()['location']).toBe('/account?refused=forbidden');
  await page.goto('/account');
  await expect(page.getByRole('button', { name: 'Remove the picture' })).toBeHidden();
});

test('the security log tells what happened', async ({ page, aPerson, signIn }) => {
  await signIn(page, await aPerson());
  await page.goto('/account/security-log');

  await expect(page.getByRole('row', { name: /Signed in/ })).toContainText('Chrome');
  await expect(page.getByRole('row', { name: /API key made by the gallery/ })).toBeVisible();
});

test('a locked person is told why, and cannot change the profile', async ({
  page,
  aPerson,
  signIn,
  lode,
  people,
}) => {
  const person = await aPerson();
  await people.lock(person.name, 'Pushed spam.');
  await signIn(page, person);
  await page.goto('/account');
  await expect(page.getByText('Pushed spam.')).toBeVisible();
  await page.getByLabel('Display name').fill('Ann');
  await page.getByRole('button', { name: 'Save your profile' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'is locked' })).toBeVisible();
  await expectForEverybody(page);

  await lode('user', 'unlock', person.name);
  await page.goto('/account');
  await expect(page.getByText('Pushed spam.')).toBeHidden();
});
