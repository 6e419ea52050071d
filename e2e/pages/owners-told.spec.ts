import type { Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, succeed, test } from '../fixtures';
import { makeOrganization } from '../organizations';
import { confirm } from './confirm';
import { expectForEverybody } from './for-everybody';
import { elsewhere, expectOwners, invitationsPage, invite, inviteNow, ownersPage, rowOf } from './owner-acts';

async function takeBack(page: Page, id: string): Promise<void> {
  await page.goto(invitationsPage);
  await rowOf(page, id).locator('summary', { hasText: 'Take back' }).click();
  await page.getByRole('button', { name: 'Take the invitation back' }).click();
  await expect(rowOf(page, id)).toHaveCount(0);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a transfer to one’s own organization is told before it is done [rule 102]', async ({
      page,
      lode,
      aPerson,
      push,
      signIn,
      people,
    }) => {
      const { name: organization, administrator } = await makeOrganization(people);
      const [first, second] = [`Test.${aWord()}`, `Test.${aWord()}`];
      await push({ key: administrator.key, id: first });
      await signIn(page, administrator);
      const leaves = `Transfer: ${administrator.name} leaves`;
      await invite(page, first, organization.toUpperCase(), leaves);

      const warning = page.getByRole('alert').filter({ hasText: 'at once' });
      await expect(warning).toContainText(`${organization} takes the place of ${administrator.name} at once`);
      await expect(warning).not.toContainText('verified mark');
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue(organization.toUpperCase());
      await expect(page.getByLabel(leaves)).toBeChecked();
      await expect(page.getByLabel('Message')).toHaveValue('Please look after it with me.');
      if (javaScriptEnabled) await expectForEverybody(page);
      expect(await succeed(lode('package', 'owner', 'list', first))).toContain(administrator.name);

      // What was told of one account is no yes to another one.
      const other = await aPerson();
      await page.getByLabel('Name', { exact: true }).fill(other.name);
      await page.getByRole('button', { name: `Transfer ${first} to ${organization} now` }).click();
      await expect(page.getByText(`${other.name} is invited to own ${first}`)).toBeVisible();

      await invite(page, first, organization, leaves);
      await page.getByRole('button', { name: `Transfer ${first} to ${organization} now` }).click();
      await expect(page.getByText(`${organization} owns ${first} now`)).toBeVisible();
      await expectOwners(page, first, [organization]);

      await push({ key: administrator.key, id: second });
      await succeed(lode('prefix', 'reserve', second, '--owner', administrator.name));
      await invite(page, second, other.name, leaves);
      const loss = page.getByRole('alert').filter({ hasText: `as ${other.name} accepts` });
      await expect(loss).toContainText(`${second} would lose its verified mark`);
      await page.getByRole('button', { name: `Offer ${second} to ${other.name}` }).click();
      await expect(page.getByText(`${other.name} is invited to own ${second}`)).toBeVisible();
    });

    test('who proved long ago who he is proves it before he fills in anything', async ({
      page,
      people,
      lode,
      push,
      signIn,
    }) => {
      const { name: organization, administrator, collaborator } = await makeOrganization(people);
      const { id } = await push({ key: administrator.key });
      await succeed(lode('package', 'owner', 'add', id, organization));
      await signIn(page, administrator);
      await people.age(administrator.name);
      await page.goto(ownersPage(id));
      await confirm(page, administrator);
      await expect(page).toHaveURL(ownersPage(id));
      await expect(page.getByLabel('Name', { exact: true })).toBeVisible();

      await page.context().clearCookies();
      await signIn(page, collaborator);
      await people.age(collaborator.name);
      await page.goto(ownersPage(id));
      await expect(page.getByText('You may look, and not change anything here')).toBeVisible();
    });

    test('what was chosen is there again after one proved who one is', async ({
      page,
      people,
      aPerson,
      push,
      lode,
      signIn,
    }) => {
      const [ann, bob] = [await aPerson(), await aPerson()];
      const { id } = await push({ key: ann.key });
      await succeed(lode('package', 'owner', 'add', id, bob.name));
      await signIn(page, ann);
      const long = Array.from({ length: 50 }, () => `${'Segment.'.repeat(9)}${aWord()}`.padEnd(100, 'x'));
      const many = new URLSearchParams(long.map((one) => ['id', one])).toString();
      await people.age(ann.name);
      await page.goto(`/account/packages/owners?${many}`);
      await confirm(page, ann);
      await expect(page).toHaveURL(`/account/packages/owners?${many}`);
      await expect(page.getByText('50 packages were chosen.')).toBeVisible();
      await page.getByLabel('Name', { exact: true }).fill(bob.name);
      await page.getByRole('button', { name: 'See what would happen' }).click();
      await expect(page.getByText('Nothing can be changed in this way.')).toBeVisible();

      const chosen = `/account/packages/owners?id=${id}&act=remove&who=${bob.name}`;
      await page.goto(chosen);
      await people.age(ann.name);
      await page.getByRole('button', { name: `Remove ${bob.name} from 1 package` }).click();
      await confirm(page, ann);
      await expect(page).toHaveURL(chosen);
      await page.getByRole('button', { name: `Remove ${bob.name} from 1 package` }).click();
      await expect(page.getByText(`${bob.name} no longer owns 1 package`)).toBeVisible();
    });

    test('who accepts all invitations hears of each that stays', async ({
      page,
      browser,
      lode,
      aPerson,
      push,
      signIn,
    }) => {
      const [ann, bob] = [await aPerson(), await aPerson()];
      const [{ id: first }, { id: second }] = [await push({ key: ann.key }), await push({ key: ann.key })];
      await signIn(page, ann);
      for (const id of [first, second]) await inviteNow(page, id, bob.name);
      await succeed(lode('package', 'lock', first));

      const other = await elsewhere(browser, javaScriptEnabled, bob);
      await other.goto(invitationsPage);
      await other.locator('summary', { hasText: 'Accept all 2 invitations' }).click();
      await other.getByRole('button', { name: 'Accept 2 invitations' }).click();
      await expect(other.getByRole('button', { name: `Own ${second}` })).toHaveCount(0);
      await expect(other.getByRole('button', { name: `Own ${first}` })).toBeVisible();
      const told = other.getByRole('alert').filter({ hasText: 'Not every invitation was accepted' });
      await expect(told).toContainText(`"${first}" is locked`);
      await expect(other.getByText('Accept all')).toHaveCount(0);
      if (javaScriptEnabled) await expectForEverybody(other);
      await other.context().close();
    });

    for (const { answer, press, title } of [
      {
        answer: 'accepts',
        press: (page: Page, id: string) => page.getByRole('button', { name: `Own ${id}` }).click(),
        title: 'The invitation was not accepted',
      },
      {
        answer: 'declines',
        press: async (page: Page, id: string) => {
          const row = page.getByRole('listitem').filter({ hasText: id });
          await row.locator('summary', { hasText: 'Decline' }).click();
          await row.getByRole('button', { name: 'Decline the invitation' }).click();
        },
        title: 'The invitation was not declined',
      },
    ]) {
      test(`who ${answer} an invitation that was taken back meanwhile hears of it, beside others and alone`, async ({
        page,
        browser,
        aPerson,
        push,
        signIn,
      }) => {
        const [ann, bob] = [await aPerson(), await aPerson()];
        const [{ id: first }, { id: last }] = [await push({ key: ann.key }), await push({ key: ann.key })];
        await signIn(page, ann);
        for (const id of [first, last]) await inviteNow(page, id, bob.name);
        const other = await elsewhere(browser, javaScriptEnabled, bob);
        for (const id of [first, last]) {
          await other.goto(invitationsPage);
          await takeBack(page, id);
          await press(other, id);
          const told = other.getByRole('alert').filter({ hasText: title });
          await expect(told).toContainText(
            'This invitation is no longer good: it was answered or taken back. If the package is not among yours, ask',
          );
          if (javaScriptEnabled) await expect(told).toBeFocused();
          await expect(other.getByRole('button', { name: `Own ${id}` })).toHaveCount(0);
          if (javaScriptEnabled) await expectForEverybody(other);
        }
        await expect(other.getByText('No invitations')).toBeVisible();
        await other.context().close();
      });
    }

    test('a refusal stands by the invitation that it is about while that waits', async ({
      page,
      browser,
      lode,
      aPerson,
      push,
      signIn,
    }) => {
      const [ann, bob] = [await aPerson(), await aPerson()];
      const [{ id: locked }, { id: open }] = [await push({ key: ann.key }), await push({ key: ann.key })];
      await signIn(page, ann);
      for (const id of [locked, open]) await inviteNow(page, id, bob.name);
      await succeed(lode('package', 'lock', locked));
      const other = await elsewhere(browser, javaScriptEnabled, bob);
      await other.goto(invitationsPage);
      await other.getByRole('button', { name: `Own ${locked}` }).click();
      const refusal = other.getByRole('alert').filter({ hasText: `"${locked}" is locked` });
      await expect(
        other.getByRole('listitem').filter({ hasText: locked }).filter({ has: refusal }),
      ).toBeVisible();
      await expect(refusal).toHaveCount(1);
      await other.context().close();
    });
  });
}
