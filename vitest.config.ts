import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

/** Tests that need PostgreSQL end in `.db.test.ts`; all others are pure. */
export default defineConfig({
  resolve: { alias },
  test: {
    // By itself Vitest leaves one processor out, which is half of two.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'pure',
          include: ['{lib,server,components,scripts,e2e}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
          setupFiles: ['lib/testing/strict-console.ts'],
          pool: 'threads',
          // An end for what hangs, not a measure: some read all files, on machines that are busy.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'domain',
          include: ['{lib,server}/**/*.db.test.ts'],
          setupFiles: ['lib/testing/strict-console.ts'],
          globalSetup: 'lib/testing/postgres.ts',
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
