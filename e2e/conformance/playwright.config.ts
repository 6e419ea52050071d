import { defineConfig } from '@playwright/test';
import { readTarget } from './target';

const { waitSeconds } = readTarget('conformance');

/** For `npm run conformance`: the suite alone, against any server, which scripts/conformance.mjs names. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  reporter: './scoreboard.ts',
  workers: 2,
  timeout: 60_000 + waitSeconds * 10_000,
  projects: [{ name: 'conformance' }],
});
