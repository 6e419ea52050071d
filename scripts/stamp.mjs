import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Work that is done again only when one of its inputs differs from the last time.
 * @typedef {{ stamp: string, inputs: string[], outputs: string[], work: () => Promise<void> }} StampedWork
 */

/** @param {StampedWork} work */
export function isDone({ stamp, inputs, outputs }) {
  return (
    outputs.every((path) => existsSync(path)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === digest(inputs)
  );
}

/** @param {StampedWork} work */
export async function doStamped({ stamp, inputs, work }) {
  // The digest of what was read, not of what lies there when the work is over.
  const before = digest(inputs);
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, before);
}

/** SHA-256 over the inputs' names and bytes, and over what runs them.
 * @param {string[]} inputs files and folders; those that do not exist count as empty */
function digest(inputs) {
  const hash = createHash('sha256').update(`${process.versions.node} ${process.platform} ${process.arch}`);
  for (const file of inputs.flatMap(listFiles).toSorted())
    hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** @param {string} path
 * @returns {string[]} */
function listFiles(path) {
  if (!existsSync(path) || path === join('lib', 'db', 'generated')) return [];
  if (statSync(path).isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
}
