import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareClaims, readProofs } from './claims.mjs';
import { say } from './project.mjs';

const folders = ['app', 'components', 'e2e', 'lib', 'scripts', 'server'];

const read = folders.flatMap(listTests).map((file) => readProofs(file, readFileSync(file, 'utf8')));
const { claims, unproved, unclaimed } = compareClaims(
  JSON.parse(readFileSync('docs/claims.json', 'utf8')),
  read.flatMap(({ proofs }) => proofs),
);
const unreadable = read.flatMap((file) => file.unreadable);

for (const { kind, number, proofs } of claims) {
  process.stdout.write(`${kind} ${number}\n`);
  for (const { file, title } of proofs) process.stdout.write(`  ${file}: ${title}\n`);
}

if (unproved.length > 0) say(`Claimed, but no test has it in its title: ${nameAll(unproved)}.`);
for (const sentence of new Set(unclaimed.map(tellUnclaimed))) say(sentence);
for (const tag of unreadable) say(`Not a tag such as [check 1, 2]: ${tag}.`);
say(`${claims.length - unproved.length} of ${claims.length} claims are proved by a test.`);
process.exitCode = unproved.length + unreadable.length === 0 ? 0 : 1;

/** @param {string} folder
 * @returns {string[]} */
function listTests(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(test|spec)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** @param {{ kind: string, number: number }[]} claims */
function nameAll(claims) {
  return claims.map(({ kind, number }) => `${kind} ${number}`).join(', ');
}

/** @param {import('./claims.mjs').Proof} proof */
function tellUnclaimed({ kind, number, file }) {
  return `Proved in part, and not yet claimed in docs/claims.json: ${kind} ${number} (${file}).`;
}
