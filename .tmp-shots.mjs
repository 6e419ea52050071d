// node shots.mjs BASE OUT JSON  — JSON: [{user, password, name, path}]
import { chromium } from '@playwright/test';
import { readFileSync, mkdirSync } from 'node:fs';
const [, , base, out, list] = process.argv;
mkdirSync(out, { recursive: true });
const shots = JSON.parse(readFileSync(list, 'utf8'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const users = [...new Set(shots.map((s) => s.user ?? ''))];
for (const user of users) {
  const state = await (async () => {
    const context = await browser.newContext({ baseURL: base });
    const page = await context.newPage();
    if (user !== '') {
      await page.goto('/sign-in');
      await page.getByLabel('Name or e-mail address').fill(user);
      await page.getByLabel('Password').fill('correct horse battery');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByText(user, { exact: true }).first().waitFor();
    }
    const state = await context.storageState();
    await context.close();
    return state;
  })();
  for (const width of [1280, 360]) for (const theme of ['light', 'dark']) {
    const context = await browser.newContext({ baseURL: base, storageState: state, viewport: { width, height: 800 }, colorScheme: theme });
    const page = await context.newPage();
    for (const { name, path } of shots.filter((s) => (s.user ?? '') === user)) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) console.log(`WIDE ${name} ${width}: ${wide}`);
      await page.screenshot({ path: `${out}/${name}-${width}-${theme}.png`, fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
