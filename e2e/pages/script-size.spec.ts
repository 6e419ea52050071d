import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { admin } from '../setup';
import { visits } from './site-map';

const mostBytes = 120_000;

for (const { path, signedIn = false } of visits) {
  test(`${path} ships at most ${mostBytes} bytes of compressed script`, async ({
    page,
    push,
    owner,
    aMail,
    signIn,
  }) => {
    const { id } = await push({ readme: 'README.md' });
    if (signedIn !== false) await signIn(page, signedIn === 'administrator' ? admin : owner);
    const mail = path.includes('MAIL') ? (await aMail()).key : '';

    const bytes = await scriptBytes(
      page,
      path.replace('ID', id).replace('OWNER', owner.name).replace('MAIL', mail),
    );

    expect(bytes).toBeGreaterThan(mostBytes / 2);
    expect(bytes).toBeLessThanOrEqual(mostBytes);
  });
}

/** What the browser loads of scripts for a page, as it comes over the wire. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(response.headerValue('content-length').then(Number));
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
