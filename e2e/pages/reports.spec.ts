import type { Page } from '@playwright/test';
import { z } from 'zod';
import { aWord } from '@/lib/testing/word';
import { expect, test } from '../fixtures';
import { readAction } from '../page-action';

const Reports = z.array(
  z.object({
    key: z.int(),
    id: z.string(),
    version: z.string(),
    reason: z.string(),
    email: z.string(),
    reporter: z.string().optional(),
  }),
);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('[rule 113] whoever did not sign in reports a version, and says where to answer', async ({
      page,
      push,
      lode,
    }) => {
      const { id } = await push();
      const email = `${aWord()}@example.test`;
      await page.goto(`/packages/${id}/1.0.0`);
      await page.getByRole('link', { name: 'Report this package' }).click();
      await page.getByRole('link', { name: 'It does harm' }).click();
      await page.getByLabel('What does it do?').fill('It sends my keys away.');
      await allowAnything(page);
      await page.getByRole('button', { name: 'Send the report' }).click();
      await expect(page.locator('#email-error')).toHaveText(
        'Give an e-mail address, such as ann@example.com.',
      );
      await expect(page.getByLabel('What does it do?')).toHaveValue('It sends my keys away.');

      await page.getByLabel('Your e-mail address').fill(email);
      await page.getByRole('button', { name: 'Send the report' }).click();

      await expect(page).toHaveURL(`/packages/${id}/1.0.0/report/sent`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you, it was sent');
      expect(await reportsOf(id, lode)).toMatchObject([{ version: '1.0.0', reason: 'malicious', email }]);
    });

    test('what a program fills in is refused, and kept for people who send it again', async ({
      page,
      push,
      lode,
    }) => {
      const { id } = await push();
      await page.goto(`/packages/${id}/1.0.0/report?reason=other`);
      await page.getByLabel('What is wrong?').fill('Buy this.');
      await page.getByLabel('Your e-mail address').fill('robot@example.test');
      await page.locator('input[name="homepage"]').fill('https://example.test', { force: true });
      await page.getByRole('button', { name: 'Send the report' }).click();

      await expect(page.getByRole('alert').filter({ hasText: 'as programs do' })).toBeVisible();
      await expect(page.getByLabel('What is wrong?')).toHaveValue('Buy this.');
      expect(await reportsOf(id, lode)).toEqual([]);
      await page.getByRole('button', { name: 'Send the report' }).click();
      await expect(page).toHaveURL(`/packages/${id}/1.0.0/report/sent`);
    });
  });
}

test('[rule 113] a reason that no form offers leads nowhere', async ({ page, request, push, lode }) => {
  const { id } = await push();
  await page.goto(`/packages/${id}/1.0.0/report`);
  await expect(
    page.getByRole('heading', { name: 'Bugs and vulnerabilities are for the owners' }),
  ).toBeVisible();
  await page.goto(`/packages/${id}/1.0.0/report?reason=bug`);
  await expect(page.getByRole('button', { name: 'Send the report' })).toHaveCount(0);

  const path = `/packages/${id}/1.0.0/report?reason=other`;
  const action = readAction(await (await request.get(path)).text());
  const fields = { ...action, id, version: '1.0.0', message: 'It fails.', email: 'ann@example.test' };
  for (const reason of ['bug', 'vulnerability', 'nonsense']) {
    const answer = await request.post(path, { multipart: { ...fields, reason } });
    expect(answer.status(), reason).toBe(404);
  }
  expect(await reportsOf(id, lode)).toEqual([]);
  const answer = await request.post(path, { multipart: { ...fields, reason: 'other' }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
});

test('[rule 67] owners are not offered to report their package, but to ask the administrators', async ({
  page,
  push,
  owner,
  signIn,
  lode,
}) => {
  const { id } = await push();
  await signIn(page, owner);
  await page.goto(`/packages/${id}/1.0.0`);
  await expect(page.getByRole('link', { name: 'Report this package' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Ask the administrators' }).click();
  await expect(page.getByText(`dotnet nuget delete ${id} 1.0.0`)).toBeVisible();
  await page.getByRole('link', { name: 'Ask the administrators' }).click();

  await expect(page.getByText(`The administrators answer at ${owner.name}@example.test.`)).toBeVisible();
  await expect(page.getByLabel('Send me a copy')).toHaveCount(0);
  await page.getByLabel('What do you need?').fill('Please delete it: it holds a key.');
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page).toHaveURL(`/packages/${id}/1.0.0/report/sent`);
  expect(await reportsOf(id, lode)).toMatchObject([{ reason: 'ownerRequest', reporter: owner.name }]);
});

test('of a deleted version nothing is left to report, and of a missing one the latest is reported', async ({
  page,
  push,
  lode,
}) => {
  const { id } = await push();
  await push({ id, version: '2.0.0' });
  await page.goto(`/packages/${id}/9.9.9/report`);
  await expect(page.getByText('There is no version 9.9.9')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Report ${id} 2.0.0`);

  expect(await lode('package', 'delete', id, '2.0.0', '--yes')).toMatchObject({ code: 0 });
  await page.goto(`/packages/${id}/2.0.0/report?reason=other`);
  await expect(page.getByText('There is nothing left to report')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send the report' })).toHaveCount(0);
});

test('an address without an ID asks which package is meant', async ({ page, push }) => {
  const { id } = await push();
  await page.goto('/packages/%7Bid%7D/%7Bversion%7D/report');
  await page.getByLabel('Package ID').fill(`${id}x`);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.locator('#id-error')).toHaveText(
    `There is no package “${id}x” here. Check the spelling of its ID.`,
  );

  await page.getByRole('link', { name: id, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Report ${id} 1.0.0`);
});

/** As a browser would that checks nothing by itself. */
const allowAnything = (page: Page) =>
  page
    .locator('form')
    .last()
    .evaluate((form) => form.setAttribute('novalidate', ''))
    .catch(() => undefined);

async function reportsOf(id: string, lode: (...args: string[]) => Promise<{ stdout: string }>) {
  const { stdout } = await lode('report', 'list', '--json');
  return Reports.parse(JSON.parse(stdout)).filter((report) => report.id === id);
}
