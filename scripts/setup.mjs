import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withSetupLock } from './lock.mjs';
import { say } from './project.mjs';
import { ProgramFailed, runStep } from './run.mjs';
import { doStamped, isDone } from './stamp.mjs';

/** @typedef {import('./stamp.mjs').StampedWork} StampedWork */

const node = process.execPath;

/** The programs that are made of one TypeScript file each, with all that it imports of ours.
 * @type {Record<string, string>} */
const programs = {
  main: 'server/main.ts',
  cli: 'server/cli/main.ts',
  db: 'server/boot/db.ts',
  bench: 'server/bench/main.ts',
  'bench-search': 'server/bench/search/main.ts',
  'bench-organization': 'server/bench/organization/main.ts',
  'bench-keys': 'server/bench/keys/main.ts',
  'seed-ids': 'server/bench/search/seed.ts',
};

const ours = ['lib', 'server', 'package-lock.json', 'tsconfig.json', 'scripts/setup.mjs'];

/** @type {StampedWork} */
const client = {
  stamp: 'lib/db/generated/.stamp',
  inputs: ['prisma/schema', 'prisma.config.ts', 'package-lock.json'],
  outputs: ['lib/db/generated/client.ts'],
  work: () =>
    runStep('Generating the database client', node, ['node_modules/prisma/build/index.js', 'generate'], {
      // The command wants an engine that it never runs; any program keeps it from downloading one.
      PRISMA_SCHEMA_ENGINE_BINARY: node,
    }),
};

/** @type {StampedWork} */
const bundles = {
  stamp: 'dist/bundles.stamp',
  inputs: ours,
  outputs: Object.entries(programs)
    .filter(([, source]) => existsSync(source))
    .map(([name]) => `dist/${name}.mjs`),
  work: bundlePrograms,
};

/** @type {StampedWork} */
const pages = {
  stamp: 'dist/pages.stamp',
  inputs: [
    ...ours,
    'app',
    'components',
    'public',
    'prisma/schema',
    'instrumentation.ts',
    'next.config.js',
    'postcss.config.mjs',
  ],
  outputs: ['.next/BUILD_ID'],
  work: () =>
    runStep('Building the pages', node, ['node_modules/next/dist/bin/next', 'build'], {
      NODE_ENV: 'production',
    }),
};

/** What a command needs before it can run. */
export const needs = {
  packages: [],
  programs: [client, bundles],
  everything: [client, bundles, pages],
};

/**
 * Brings the folder up to date for a command: packages, generated code, programs, pages. Quick when nothing changed.
 * Ends the process with a sentence when a step fails.
 * @param {StampedWork[]} works
 * @param {() => Promise<void>} [beforeWork] may still refuse, when there is anything to do
 */
export async function setUp(works, beforeWork) {
  try {
    if (isInstalled() && works.every(isDone)) return;
    await beforeWork?.();
    await withSetupLock(async () => {
      if (!isInstalled()) await install();
      for (const work of works) if (!isDone(work)) await doStamped(work);
    });
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error;
    say(error.message);
    process.exit(1);
  }
}

/**
 * Runs one of the programs in this very process, so that signals, words and the exit code are its own.
 * @param {keyof typeof programs} name
 * @param {'production' | 'development'} mode
 */
export async function runHere(name, mode = 'production') {
  Object.assign(process.env, { NODE_ENV: mode });
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(resolve('dist', `${name}.mjs`)).href);
}

/** npm's own note in node_modules tells whether it holds what the lock file asks for. */
function isInstalled() {
  const note = 'node_modules/.package-lock.json';
  if (!existsSync(note)) return false;
  const wanted = readPackages('package-lock.json');
  const found = readPackages(note);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const have = found[path];
    return have ? have.version === entry.version : entry.optional || entry.devOptional || entry.peer;
  });
}

/** @typedef {{ version: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} Entry */

/** @param {string} lockFile
 * @returns {Record<string, Entry>} */
function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function install() {
  // With development's packages, for the build needs them, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env['npm_execpath'];
  return npm === undefined
    ? runStep('Installing packages', process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
    : runStep('Installing packages', node, [npm, ...args]);
}

async function bundlePrograms() {
  const { build, stop } = await import('esbuild');
  for (const [name, source] of Object.entries(programs)) {
    if (!existsSync(source)) continue;
    try {
      await build({
        entryPoints: [source],
        outfile: join('dist', `${name}.mjs`),
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20.19',
        packages: 'external',
        sourcemap: true,
        logLevel: 'warning',
        legalComments: 'none',
      });
    } catch {
      // What is wrong with the source has been said by then.
      throw new ProgramFailed(`Building ${source} failed.`);
    }
  }
  // Its service would go on beside the server.
  await stop();
}
