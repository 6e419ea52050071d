import { findBrowser, installBrowser } from './browser.mjs';
import { checks, runChecks, secondsSince } from './checks.mjs';
import { endWithNpm, say } from './project.mjs';
import { countPlaywright, runPlaywright, runVitest } from './runners.mjs';
import { needs, setUp } from './setup.mjs';

/** @typedef {import('./runners.mjs').Tally} Tally */

const withoutBrowser = ['ops', 'protocol', 'clients'];
const withBrowser = ['pages'];

/** @type {Record<string, string>} */
const env = { CI: 'true', LODE_TEST_DEEP: process.argv.includes('--deep') ? '1' : '' };

/** @type {Tally} */
const total = { passed: 0, failed: 0, skipped: 0, failures: [], skips: [] };

endWithNpm();
// Told on whatever way out there is, a set-up that fails included.
process.on('exit', (code) => {
  if (code !== 0 && total.failed === 0) total.failed = 1;
  for (const skip of total.skips) process.stdout.write(`– skipped: ${skip}\n`);
  // Told again at the end, which is what is read first.
  for (const failure of total.failures) process.stdout.write(`✗ ${failure}\n`);
  const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
});

await step('Set-up', () => setUp(needs.programs));
await step('Checks', async () => {
  const failed = (await runChecks(checks)).filter(({ passed }) => !passed);
  add({
    passed: 0,
    failed: failed.length,
    skipped: 0,
    failures: failed.map(({ name }) => `npm run check: ${name}`),
    skips: [],
  });
});
await step('Tests in Node', async () => add(await runVitest(env)));
await step('Build', () => setUp(needs.everything));
await step('Tests of a running gallery', runGalleryTests);
process.exitCode = total.failed === 0 ? 0 : 1;

async function runGalleryTests() {
  const browser = findBrowser() ?? installBrowser();
  if (browser === undefined) {
    const skipped = await countPlaywright(withBrowser);
    const why = 'No Chromium runs here. Name one by PLAYWRIGHT_CHROMIUM_PATH.';
    const skips = withBrowser.map((name) => `[${name}] all of its tests: ${why}`);
    add({ passed: 0, failed: 0, skipped, failures: [], skips });
    add(await runPlaywright(withoutBrowser, env));
    return;
  }
  say(`The browser is ${browser.from}.`);
  const found = { LODE_BROWSER: JSON.stringify(browser) };
  add(await runPlaywright([], { ...env, ...found }));
}

/** @param {Tally} tally */
function add({ passed, failed, skipped, failures, skips }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.failures.push(...failures);
  total.skips.push(...skips);
}

/**
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function step(name, work) {
  const begun = Date.now();
  say(`── ${name}`);
  await work();
  say(`── ${name}: ${secondsSince(begun)} s\n`);
}
