import { expect, type Page, test } from '@playwright/test';
import { type OpenIdProvider, startOpenIdProvider } from '@/lib/testing/openid-provider';
import { aWord } from '@/lib/testing/word';
import { findFreePort, type Gallery, startGallery, type Variables } from '../gallery';
import { expectForEverybody } from './for-everybody';

const password = 'correct horse battery';

/** As long as a name may be. */
const longName = 'Acme Corporation of Great Britain and Co';

let there: OpenIdProvider;
let gallery: Gallery;

/** The settings of one provider; several may have the same issuer. */
const settingsOf = (id: string, { issuer, clientId, clientSecret }: OpenIdProvider): Variables => ({
  [`OIDC_${id}_ISSUER`]: issuer,
  [`OIDC_${id}_CLIENT_ID`]: clientId,
  [`OIDC_${id}_CLIENT_SECRET`]: clientSecret,
});

test.beforeAll(async () => {
  there = await startOpenIdProvider();
  const away = { ...there, issuer: `http://127.0.0.1:${await findFreePort()}` };
  gallery = await startGallery({
    env: {
      OUTGOING_PRIVATE: 'true',
      OIDC_PROVIDERS: 'corp,staff,away',
      ...settingsOf('CORP', there),
      OIDC_CORP_NAME: 'Corp',
      OIDC_CORP_SIGN_UP: 'true',
      ...settingsOf('STAFF', there),
      OIDC_STAFF_EMAIL_DOMAINS: 'staff.test',
      ...settingsOf('AWAY', away),
      OIDC_AWAY_NAME: longName,
    },
  });
});
test.afterAll(async () => {
  await gallery.stop();
  await there.stop();
});

/** Somebody whom the provider knows. */
const aPerson = (more: Record<string, unknown> = {}) => {
  const sub = aWord();
  return { sub, email: `${sub}@corp.test`, email_verified: true, preferred_username: sub, ...more };
};

const signInAt = async (page: Page, name: string, { url } = gallery) => {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: `Sign in with ${name}` }).click();
};

/** Makes an account of the name that is suggested. */
const join = async (page: Page, { url } = gallery) => {
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page).toHaveURL(`${url}/`);
};

const unlink = async (page: Page) => {
  await page.getByText('Unlink', { exact: true }).click();
  await page.getByRole('button', { name: 'Unlink Corp' }).click();
};

const signInByPassword = async (page: Page, name: string) => {
  await page.getByLabel('Name or e-mail address').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

async function aUser(name = aWord()): Promise<{ name: string; email: string }> {
  const email = `${name}@corp.test`;
  const { code, stderr } = await gallery.lode('user', 'add', name, '--email', email, '--password', password);
  if (code !== 0) throw new Error(stderr);
  return { name, email };
}

const signOut = async (page: Page, name: string) => {
  await page.getByText(name, { exact: true }).first().click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('whom a provider knows chooses a name, and signs in by it again', async ({ page, context }) => {
      const person = aPerson();
      there.next(person);
      await page.goto(`${gallery.url}/account/sessions`);
      await page.getByRole('button', { name: 'Sign in with Corp' }).click();
      await expect(page.getByRole('heading', { name: 'Choose your name' })).toBeVisible();
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue(person.sub);
      await page.getByRole('button', { name: 'Make the account' }).click();
      await expect(page).toHaveURL(`${gallery.url}/account/sessions`);

      const names = (await context.cookies(gallery.url)).map(({ name }) => name).toSorted();
      expect(names).toEqual(['lode.device', 'lode.session']);
      await signOut(page, person.sub);
      await signInAt(page, 'Corp');
      await expect(page.getByText(person.sub, { exact: true }).first()).toBeVisible();
    });

    test('a sign-in is linked and unlinked in the settings, never the last one', async ({ page }) => {
      const { name } = await aUser();
      await page.goto(`${gallery.url}/sign-in?returnTo=/account/logins`);
      await signInByPassword(page, name);
      const person = aPerson();
      there.next(person);
      await page.getByRole('button', { name: 'Link Corp' }).click();
      const row = page.getByRole('row', { name: /Corp/ });
      await expect(row).toContainText(person.email);

      await unlink(page);
      await expect(page.getByText('No linked sign-ins')).toBeVisible();

      await page.context().clearCookies();
      await signInAt(page, 'Corp');
      await join(page);
      await page.goto(`${gallery.url}/account/logins`);
      await unlink(page);
      // The provider did not say when it was proved there.
      await page.getByRole('button', { name: 'Confirm with Corp' }).click();
      await expect(page).toHaveURL(`${gallery.url}/account/logins`);
      await unlink(page);
      await expect(page.getByRole('alert').filter({ hasText: 'last way into your account' })).toBeVisible();
    });
  });
}

test('who comes to make an API key proves first who he is, and loses nothing that he fills in', async ({
  page,
}) => {
  // This provider does not say when he signed in there.
  there.next(aPerson());
  await signInAt(page, 'Corp');
  await join(page);

  await page.goto(`${gallery.url}/account/api-keys/new`);
  await expect(page).toHaveURL(/\/confirm\?returnTo=/);
  await page.getByRole('button', { name: 'Confirm with Corp' }).click();
  await expect(page).toHaveURL(`${gallery.url}/account/api-keys/new`);
});

test('what is linked to one account is not linked to another', async ({ page }) => {
  there.next(aPerson());
  await signInAt(page, 'Corp');
  await join(page);
  await page.context().clearCookies();

  const { name } = await aUser();
  await page.goto(`${gallery.url}/sign-in?returnTo=/account/logins`);
  await signInByPassword(page, name);
  await page.getByRole('button', { name: 'Link Corp' }).click();
  await expect(page.getByText('is linked to another account')).toBeVisible();
});

test('an address that an account has, too, opens it only after it was proved', async ({ page }) => {
  const { name, email } = await aUser();
  there.next(aPerson({ email }));
  await signInAt(page, 'Corp');
  await expect(page.getByText('An account here has the e-mail address')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the account' })).toHaveCount(0);
  await page.goto(`${gallery.url}/account/sessions`);
  await expect(page).toHaveURL(/\/sign-in\?/);

  await page.goto(`${gallery.url}/sign-in/new`);
  await page.getByRole('link', { name: 'Sign in to link Corp' }).click();
  await signInByPassword(page, name);
  await page.getByRole('button', { name: `Link Corp to ${name}` }).click();
  await expect(page.getByRole('row', { name: /Corp/ })).toContainText(email);

  await page.context().clearCookies();
  await signInAt(page, 'Corp');
  await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
});

test('only people of the domains that the settings name come in, with a verified address', async ({
  page,
}) => {
  for (const person of [aPerson(), aPerson({ email: 'eve@staff.test', email_verified: false })]) {
    there.next(person);
    await signInAt(page, 'staff');
    await expect(page.getByText('Only people with certain e-mail addresses')).toBeVisible();
  }
  there.next(aPerson({ email: `${aWord()}@staff.test` }));
  await signInAt(page, 'staff');
  await expect(page.getByText('new people need an invitation')).toBeVisible();
});

test('whoever breaks off, or finds a provider away, is told on the page to sign in', async ({ page }) => {
  there.next(undefined);
  await signInAt(page, 'Corp');
  await expect(page.getByText('was broken off there')).toBeVisible();
  await signInAt(page, longName);
  await expect(page.getByText('cannot be reached at the moment')).toBeVisible();
});

test('each page of signing in elsewhere is for everybody, however long the names are', async ({ page }) => {
  await page.goto(`${gallery.url}/sign-in?provider=away&problem=unreachable`);
  await expect(page.getByRole('button', { name: longName })).toBeVisible();
  await expectForEverybody(page);

  there.next(aPerson());
  await signInAt(page, 'Corp');
  await expect(page.getByRole('heading', { name: 'Choose your name' })).toBeVisible();
  await expectForEverybody(page);
  await page.getByLabel('Name', { exact: true }).fill('-');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.locator('#name-error')).toBeVisible();
  await expectForEverybody(page);

  const { name, email } = await aUser();
  there.next(aPerson({ email }));
  await signInAt(page, 'Corp');
  await expect(page.getByText('An account here has the e-mail address')).toBeVisible();
  await expectForEverybody(page);
  await page.getByRole('link', { name: 'Sign in to link Corp' }).click();
  await signInByPassword(page, name);
  await expect(page.getByRole('button', { name: `Link Corp to ${name}` })).toBeVisible();
  await expectForEverybody(page);
  await page.getByRole('button', { name: `Link Corp to ${name}` }).click();
  await page.getByText('Unlink', { exact: true }).click();
  await expectForEverybody(page);
  await page.goto(`${gallery.url}/confirm`);
  await expect(page.getByRole('button', { name: 'Confirm with Corp' })).toBeVisible();
  await expectForEverybody(page);
});

test('an answer that this browser did not ask for opens nothing', async ({ page }) => {
  await page.goto(`${gallery.url}/api/auth/callback/corp?code=a&state=b`);
  await expect(page.getByText('begun in another browser')).toBeVisible();
  const signin = await page.request.post(`${gallery.url}/api/auth/signin/corp`);
  expect(signin.status()).toBe(404);
});

test('nobody is led to another site by signing in elsewhere [rule 192]', async ({ page }) => {
  const person = aPerson();
  there.next(person);
  await signInAt(page, 'Corp');
  await join(page);
  await page.context().clearCookies();
  await page.goto(`${gallery.url}/sign-in?returnTo=${encodeURIComponent('//evil.example/')}`);
  await page.getByRole('button', { name: 'Sign in with Corp' }).click();
  await expect(page).toHaveURL(`${gallery.url}/`);
});

test('who signed in long ago proves by the provider that it is still he', async ({ page }) => {
  const person = aPerson();
  there.next(person);
  await signInAt(page, 'Corp');
  await join(page);
  await page.goto(`${gallery.url}/confirm?returnTo=/account/logins`);
  await page.getByRole('button', { name: 'Confirm with Corp' }).click();
  await expect(page).toHaveURL(`${gallery.url}/account/logins`);

  there.next(aPerson());
  await page.goto(`${gallery.url}/confirm?returnTo=/account/logins`);
  await page.getByRole('button', { name: 'Confirm with Corp' }).click();
  await expect(page.getByText('is not linked to your account')).toBeVisible();
});

test('a provider that is the only way in makes administrators by its claim', async ({ page }) => {
  const only = await startGallery({
    env: {
      OUTGOING_PRIVATE: 'true',
      OIDC_PROVIDERS: 'corp',
      ...settingsOf('CORP', there),
      OIDC_CORP_SIGN_UP: 'true',
      OIDC_CORP_ADMIN_CLAIM: 'groups=lode-admins',
      ONLY_PROVIDER: 'corp',
    },
  });
  expect(only.said()).not.toContain('first-start');
  const person = aPerson({ groups: ['lode-admins'] });
  there.next(person);
  await page.goto(`${only.url}/sign-in`);
  await expect(page.getByLabel('Password')).toHaveCount(0);
  for (const path of ['/forgot-password', '/reset-password/a-token', '/sign-up']) {
    await page.goto(only.url + path);
    await expect(page.getByText('People sign in to this gallery by corp alone')).toBeVisible();
    await expect(page.locator('main form')).toHaveCount(0);
  }
  await signInAt(page, 'corp', only);
  await expect(page.getByRole('link', { name: 'Sign in to link corp' })).toHaveCount(0);
  await join(page, only);
  await expect(page.getByText(person.sub, { exact: true }).first()).toBeVisible();
  await only.stop();
});
