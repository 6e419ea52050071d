import { availableParallelism } from 'node:os';
import { say } from './project.mjs';
import { runProgram } from './run.mjs';

/** @typedef {{ name: string, commands: string[][] }} Check */
/** @typedef {{ name: string, passed: boolean }} Verdict */

/** What the source must hold to, apart from tests; each command is a JavaScript program of a package.
 * @type {Check[]} */
export const checks = [
  { name: 'lint', commands: [['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0']] },
  {
    name: 'types',
    commands: [
      ['node_modules/next/dist/bin/next', 'typegen'],
      ['node_modules/typescript/bin/tsc', '--noEmit'],
    ],
  },
  { name: 'format', commands: [['node_modules/prettier/bin/prettier.cjs', '--check', '.']] },
  { name: 'unused code', commands: [['node_modules/knip/bin/knip.js']] },
  { name: 'claims', commands: [['scripts/trace.mjs']] },
];

/**
 * Runs the checks, as many at once as there are processors; what one says is shown when it fails.
 * @param {Check[]} wanted
 * @returns {Promise<Verdict[]>}
 */
export async function runChecks(wanted) {
  const waiting = [...wanted];
  /** @type {Verdict[]} */
  const verdicts = [];
  async function work() {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      verdicts.push(await runCheck(check));
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), wanted.length) }, work));
  return verdicts;
}

/** @param {Check} check
 * @returns {Promise<Verdict>} */
async function runCheck({ name, commands }) {
  const begun = Date.now();
  for (const command of commands) {
    const { code, output } = await runProgram(process.execPath, command);
    if (code === 0) continue;
    say(`${output.trim()}\n✗ ${name} (${secondsSince(begun)} s)`);
    return { name, passed: false };
  }
  say(`✓ ${name} (${secondsSince(begun)} s)`);
  return { name, passed: true };
}

/** @param {number} begun */
export const secondsSince = (begun) => ((Date.now() - begun) / 1000).toFixed(1);
