import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';
import { makeOrganization } from '../organizations';
import { expectForEverybody } from './for-everybody';

const rows = (page: Page) => page.getByRole('table', { name: 'Activity' }).getByRole('row');

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('members find in the record of their organization who did what, and take it along [rule 219]', async ({
      page,
      signIn,
      push,
      people,
    }) => {
      test.setTimeout(120_000);
      const { name, administrator, collaborator } = await makeOrganization(people);
      const key = await people.makeKey(collaborator.name, name);
      const [one, other] = [await push({ key }), await push({ key })];
      await signIn(page, administrator);
      await page.goto(`/organizations/${name}/activity`);

      const pushed = rows(page).filter({ hasText: `${one.id} ${one.version}` });
      await expect(pushed).toContainText('Package pushed');
      await expect(pushed).toContainText(collaborator.name);
      await expect(pushed).toContainText('The key “test”');
      if (javaScriptEnabled) await expectForEverybody(page);

      await page.getByLabel('Package ID').fill(other.id);
      await page.getByLabel('Kind of act').selectOption('Pushes');
      await page.getByRole('button', { name: 'Apply filters' }).click();
      await expect(rows(page).filter({ hasText: other.id })).toHaveCount(1);
      await expect(pushed).toHaveCount(0);
      await expect(page).toHaveURL(/package=.*kind=pushes/);

      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export as CSV' }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`${name}-activity.csv`);
      const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
      expect(lines).toHaveLength(2);
      expect(lines[1]).toContain(`,package.push,${collaborator.name},`);

      const json = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export as JSON' }).click();
      const entries: unknown = JSON.parse(await readFile(await (await json).path(), 'utf8'));
      expect(entries).toMatchObject([{ package: other.id, by: collaborator.name }]);

      await page.getByRole('link', { name: 'Show everything' }).click();
      await expect(rows(page).filter({ hasText: 'Record exported' })).toHaveCount(2);

      await page.getByLabel('Person').fill(`nobody-${aWord()}`);
      await page.getByRole('button', { name: 'Apply filters' }).click();
      await expect(page.getByText(/^Nobody here is called/)).toBeVisible();
      await expect(page.getByText('Nothing here')).toBeVisible();
    });

    test('owners of a package find what was done to it on a tab that nobody else has [rule 219]', async ({
      page,
      signIn,
      push,
      request,
      owner,
      aPerson,
      people,
    }) => {
      test.setTimeout(120_000);
      const { id, version } = await push();
      await request.delete(`/api/v2/package/${id}/${version}`, { headers: { 'x-nuget-apikey': owner.key } });
      await signIn(page, owner);
      await page.goto(`/packages/${id}/${version}`);
      await page.getByRole('link', { name: 'Activity' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Activity of ${id}`);
      await expect(rows(page)).toHaveText([/What/, /Version unlisted/, /Package pushed/]);

      await page.getByLabel('Kind of act').selectOption('Pushes');
      await page.getByRole('button', { name: 'Apply filters' }).click();
      await expect(rows(page)).toHaveText([/What/, /Package pushed/]);

      await page.context().clearCookies();
      const { name, collaborator } = await makeOrganization(people);
      await signIn(page, await aPerson());
      await page.goto(`/packages/${id}/${version}`);
      await expect(page.getByRole('link', { name: 'Activity' })).toHaveCount(0);
      for (const path of [`/packages/${id}/activity`, `/organizations/${name}/activity`]) {
        expect((await page.goto(path))?.status(), path).toBe(404);
      }
      await page.context().clearCookies();
      await signIn(page, collaborator);
      expect((await page.goto(`/organizations/${name}/activity`))?.status()).toBe(200);
    });

    test('a long record is read page by page, there and back [rule 219]', async ({
      page,
      request,
      signIn,
      push,
      people,
    }) => {
      test.setTimeout(120_000);
      const { name, administrator } = await makeOrganization(people);
      const key = await people.makeKey(administrator.name, name);
      const { id, version } = await push({ key });
      for (let round = 0; round < 26; round++) {
        const address = `/api/v2/package/${id}/${version}`;
        await request.delete(address, { headers: { 'x-nuget-apikey': key } });
        await request.post(address, { headers: { 'x-nuget-apikey': key } });
      }
      await signIn(page, administrator);
      await page.goto(`/organizations/${name}/activity`);
      await expect(rows(page)).toHaveCount(51);
      await expect(page.getByRole('link', { name: 'Newer' })).toHaveCount(0);

      await page.getByRole('link', { name: 'Older' }).click();
      await expect(rows(page).filter({ hasText: 'Organization made' })).toHaveCount(1);
      await expect(page.getByRole('link', { name: 'Older' })).toHaveCount(0);
      await page.getByRole('link', { name: 'Newer' }).click();
      await expect(rows(page)).toHaveCount(51);
    });
  });
}
