import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { say } from './project.mjs';

/**
 * A Chromium that runs here, and the variables that it needs.
 * @typedef {{ path: string, env: Record<string, string>, from: string }} Browser
 */

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium for the browser tests: the one that PLAYWRIGHT_CHROMIUM_PATH names, else a headless shell (the system's,
 * or the one that npm brought for Linux on x64 with glibc), which draws the same pages in a third of the processor
 * time, else the system's whole browser. Undefined when none runs.
 * @returns {Browser | undefined}
 */
export function findBrowser() {
  const named = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
  if (named) return { path: named, env: {}, from: 'PLAYWRIGHT_CHROMIUM_PATH' };
  return findInSystem(['chromium-headless-shell']) ?? unpackFromNpm() ?? findInSystem(systemNames);
}

/**
 * @param {string[]} names
 * @returns {Browser | undefined}
 */
function findInSystem(names) {
  const path = names.flatMap(findOnPath).find((path) => runs(path));
  return path === undefined ? undefined : { path, env: {}, from: path };
}

/**
 * The last resort, for root on Debian and its kin: the system's package.
 * @returns {Browser | undefined}
 */
export function installBrowser() {
  if (process.getuid?.() !== 0 || findOnPath('apt-get').length === 0) return undefined;
  say('Installing Chromium by apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env,
    stdio: 'ignore',
  });
  const path = '/usr/bin/chromium';
  return existsSync(path) && runs(path) ? { path, env: {}, from: 'apt-get' } : undefined;
}

const packageFolder = join('node_modules', '@sparticuz', 'chromium');

/** @returns {Browser | undefined} */
function unpackFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packageFolder)) return undefined;
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const folder = resolve('node_modules', '.cache', 'chromium', version);
  if (!existsSync(join(folder, 'done')) && !unpack(folder)) return undefined;

  const path = join(folder, 'chromium');
  const from = 'the npm package @sparticuz/chromium';
  /** @type {Record<string, string>} */
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  if (runs(path, fonts)) return { path, env: fonts, from };
  // A bare system lacks the NSS libraries, which the package brings as well.
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean);
  const env = { ...fonts, LD_LIBRARY_PATH: libraries.join(delimiter) };
  return runs(path, env) ? { path, env, from } : undefined;
}

/** @param {string} folder */
function unpack(folder) {
  mkdirSync(folder, { recursive: true });
  const program = `
    import { writeFileSync } from 'node:fs';
    import chromium from '@sparticuz/chromium';
    await chromium.executablePath();
    writeFileSync(process.env.TMPDIR + '/done', '');`;
  // The package unpacks into the temporary folder, and its libraries only where it believes to be on Lambda.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env,
    stdio: 'ignore',
  });
  return status === 0;
}

/** @param {string} name */
function findOnPath(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).filter(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} path
 * @param {Record<string, string>} [env]
 */
function runs(path, env = {}) {
  const options = {
    env: { ...process.env, ...env },
    timeout: 20_000,
    stdio: /** @type {const} */ ('ignore'),
  };
  return spawnSync(path, ['--version', '--no-sandbox', '--headless'], options).status === 0;
}
