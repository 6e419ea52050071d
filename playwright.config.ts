import { defineConfig } from '@playwright/test';
import { lackingTests } from './e2e/lacking';
import { findBrowser } from './scripts/browser.mjs';

type Browser = NonNullable<ReturnType<typeof findBrowser>>;

// Looked for once: the workers, which load this file again, inherit what was found.
process.env['LODE_BROWSER'] ??= JSON.stringify(findBrowser() ?? {});
// safe because the line above or scripts/test.mjs wrote it
const browser = JSON.parse(process.env['LODE_BROWSER']) as Partial<Browser>;

// What the gallery lacks is asked by the suite's own command: protocol/conformance-command.spec.ts.
const conformance = { testDir: 'e2e/conformance', grepInvert: lackingTests };

export default defineConfig({
  globalSetup: './e2e/setup.ts',
  forbidOnly: process.env['CI'] !== undefined,
  testMatch: '**/*.spec.ts',
  reporter: 'list',
  workers: 2,
  timeout: 60_000,
  use: {
    baseURL: process.env['LODE_E2E_URL'],
    launchOptions: {
      ...(browser.path !== undefined && { executablePath: browser.path }),
      chromiumSandbox: false,
      env: { ...definedVariables(), ...browser.env },
    },
  },
  projects: [
    // Starts, stops and breaks galleries of its own.
    { name: 'ops', testDir: 'e2e/ops', timeout: 180_000, expect: { timeout: 60_000 } },
    // What every NuGet server must do, asked of this one: plainly, and with TLS in front.
    { name: 'conformance', ...conformance },
    { name: 'conformance-tls', ...conformance },
    // What clients send and get that is this gallery's own, without a browser.
    { name: 'protocol', testDir: 'e2e/protocol' },
    // What the .NET SDK does with a gallery; without it, they are skipped.
    { name: 'clients', testDir: 'e2e/clients', timeout: 240_000 },
    // What people do in a browser.
    { name: 'pages', testDir: 'e2e/pages' },
  ],
});

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
