import { defineConfig } from '@playwright/test';
import { readTarget } from './target';

const { waitSeconds } = readTarget('conformance');

/** For `npm run conformance`: the suite alone, against any server, which scripts/conformance.mjs names. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // Emptied when a run begins, so it is nobody else's.
  outputDir: '../../test-results/conformance',
  reporter: './scoreboard.ts',
  workers: 2,
  timeout: 60_000 + waitSeconds * 10_000,
  projects: [{ name: 'conformance' }],
});
