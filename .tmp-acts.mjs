import { chromium } from '@playwright/test';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
async function as(user) {
  const c = await browser.newContext({ baseURL: 'http://localhost:7500' });
  const page = await c.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Name or e-mail address').fill(user);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText(user, { exact: true }).first().waitFor();
  return page;
}
const ann = await as('ann');
for (const who of ['lonely', 'new.person@partner.test']) {
  await ann.goto('/organizations/acme/members');
  await ann.getByLabel('Name or e-mail address').fill(who);
  await ann.getByRole('button', { name: /invite/i }).first().click();
  await ann.waitForTimeout(2500);
}
const team = await as('team-account');
await team.goto('/account/transform');
await team.waitForTimeout(500);
console.log(await team.locator('main').innerText());
const labels = await team.locator('label').allInnerTexts(); console.log(labels);
await team.locator('input[name=administrator]').fill('ann');
await team.locator('input[name=name]').fill('team-account');
await team.locator('form').filter({ has: team.locator('input[name=administrator]') }).getByRole('button').click();
await team.waitForTimeout(3000);
const dave = await as('dave');
await dave.goto('/organizations/contoso-platform-engineering/policies');
await browser.close();
