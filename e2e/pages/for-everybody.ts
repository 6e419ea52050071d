import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures';

/**
 * Looks at a page as it stands: axe finds nothing, nor too little contrast in the dark theme; its policy refused nothing;
 * and nothing stands out of it on a wide screen or a narrow one.
 */
export async function expectForEverybody(page: Page): Promise<void> {
  await takeOutFrames(page);
  expect(await faultsIn(page, 'light')).toEqual([]);
  expect(await faultsIn(page, 'dark', ['color-contrast'])).toEqual([]);
  await page.emulateMedia({ colorScheme: null });
  expect(await refusedByPolicy(page)).toEqual([]);

  const before = page.viewportSize();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      `at ${width} px`,
    ).toBeLessThanOrEqual(width);
  }
  if (before !== null) await page.setViewportSize(before);
}

/** What axe finds in a theme: by all its rules, or only by those named. */
async function faultsIn(page: Page, colorScheme: 'light' | 'dark', rules?: string[]): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await endAnimations(page);
  // Pages of ours have no frames of other sites, for which alone axe would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

/** axe runs in every frame, and waits for ever for one in which nothing runs. What stands there is no page of ours. */
async function takeOutFrames(page: Page): Promise<void> {
  await page.locator('iframe[sandbox]').evaluateAll((frames) => {
    for (const frame of frames) {
      const box = document.createElement('div');
      box.setAttribute('class', frame.getAttribute('class') ?? '');
      frame.replaceWith(box);
    }
  });
}

/** A colour that is on its way to another one has the contrast of neither. */
async function endAnimations(page: Page): Promise<void> {
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
}

async function refusedByPolicy(page: Page): Promise<string[]> {
  const messages = await page.consoleMessages({ filter: 'since-navigation' });
  return messages.map((message) => message.text()).filter((text) => /content security policy/i.test(text));
}
