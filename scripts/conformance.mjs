import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { carrying, sections } from '../e2e/conformance/checks.mjs';
import { say } from './project.mjs';
import { needs, setUp } from './setup.mjs';

/** A sentence for whoever typed the command. */
class Refused extends Error {}

const resourceOfPush = 'PackagePublish/2.0.0';

await setUp(needs.packages);
const { Command } = await import('commander');
const { z } = await import('zod');
const { Keys } = await import('../e2e/conformance/keys.mjs');

const ServiceIndex = z.object({
  version: z.string().regex(/^3\./),
  resources: z.array(z.object({ '@id': z.string(), '@type': z.string() })),
});

await new Command('npm run conformance --')
  .description('Runs the checks of the NuGet protocol against any server, and tells which it passes.')
  .helpCommand(false)
  .requiredOption('--url <address>', 'the service index of the server')
  .option(
    '--key <key>',
    'a key that may push and unlist (or CONFORMANCE_KEY)',
    process.env['CONFORMANCE_KEY'],
  )
  .option('--keys <file>', 'more keys, and what was prepared on the server: see docs/conformance.md')
  .option('--only <sections>', 'sections, or numbers of checks, with commas between')
  .option('--wait <seconds>', 'how long what was pushed may take to be seen', '30')
  .option('--json', 'answer in JSON')
  .action((options) => run(options).catch(refuse))
  .parseAsync();

/** @typedef {{ url: string, key?: string, keys?: string, only?: string, wait: string, json?: boolean }} Options */

/** @param {Options} options */
async function run(options) {
  const only = readOnly(options.only);
  const waitSeconds = Number(options.wait);
  if (!(waitSeconds >= 0)) throw new Refused(`--wait is "${options.wait}", and must be a number of seconds.`);
  const keys = readKeys(options.keys);
  const resources = await readResources(options.url);
  const offered = resources.map((resource) => resource['@type']);
  const key = options.key === undefined || options.key === '' ? undefined : options.key;
  if (key !== undefined) await tryKey(resources, key);

  const target = { indexUrl: options.url, key, keys, waitSeconds };
  const report = { url: options.url, json: options.json === true, only, offered };
  const grep = only === undefined ? [] : ['--grep', carrying(only)];
  process.exitCode = await runSuite(grep, {
    CONFORMANCE_TARGET: JSON.stringify(target),
    CONFORMANCE_REPORT: JSON.stringify(report),
  });
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<number>}
 */
function runSuite(args, env) {
  const config = ['-c', 'e2e/conformance/playwright.config.ts'];
  const child = spawn(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', ...config, '--pass-with-no-tests', ...args],
    { env: { ...process.env, ...env }, stdio: 'inherit' },
  );
  // A terminal tells the suite as well, which takes away what it pushed before it ends. Others tell this process alone.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill('SIGINT'));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** @param {string | undefined} text
 * @returns {number[] | undefined} */
function readOnly(text) {
  if (text === undefined) return undefined;
  const numbers = text.split(',').flatMap((part) => {
    const word = part.trim();
    const titles = Object.entries(sections).find(([section]) => section === word)?.[1];
    if (titles !== undefined) return Object.keys(titles).map(Number);
    const all = Object.values(sections).flatMap((section) => Object.keys(section));
    if (all.includes(word)) return [Number(word)];
    throw new Refused(
      `There is no section "${word}". They are ${Object.keys(sections).join(', ')}; or give the number of a check.`,
    );
  });
  return [...new Set(numbers)];
}

/** @param {string | undefined} file */
function readKeys(file) {
  if (file === undefined) return {};
  const keys = Keys.safeParse(readJson(file));
  if (keys.success) return keys.data;
  throw new Refused(`The file "${file}" is no keys file:\n${z.prettifyError(keys.error)}`);
}

/** @param {string} file
 * @returns {unknown} */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new Refused(`The file "${file}" cannot be read as JSON: ${reason}`);
  }
}

/** @param {string} url */
async function readResources(url) {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new Refused(`"${url}" is not an http or https address.`);
  const response = await ask(url);
  if (response.status === 401)
    throw new Refused(`${url} asks for credentials, and the suite reads only what everybody may read.`);
  if (!response.ok)
    throw new Refused(
      `${url} answered ${response.status}. Give the address of a service index, such as https://packages.example.com/v3/index.json.`,
    );
  const document = await response.json().catch(() => undefined);
  const index = ServiceIndex.safeParse(document);
  if (!index.success) throw new Refused(`${url} is not the service index of a NuGet server.`);
  return index.data.resources;
}

/** Asks by a push of nothing, which no server takes whatever the key.
 * @param {{ '@id': string, '@type': string }[]} resources
 * @param {string} key */
async function tryKey(resources, key) {
  const publish = resources.find((resource) => resource['@type'] === resourceOfPush)?.['@id'];
  if (publish === undefined) return;
  const { status } = await ask(publish, { method: 'PUT', headers: { 'x-nuget-apikey': key } });
  if (status === 401 || status === 403)
    throw new Refused(`The server does not take the key: it answered ${status}.`);
}

/** @param {string} url
 * @param {RequestInit} [options] */
async function ask(url, options) {
  try {
    return await fetch(url, { ...options, signal: AbortSignal.timeout(30_000) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const words =
      cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause);
    throw new Refused(`${url} cannot be reached: ${words}.`);
  }
}

/** @param {unknown} error */
function refuse(error) {
  if (!(error instanceof Refused)) throw error;
  say(error.message);
  process.exitCode = 1;
}
