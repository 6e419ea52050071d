import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { playwrightFailures, playwrightSkips, vitestFailures, vitestSkips } from './failures.mjs';
import { say } from './project.mjs';
import { runProgram } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[], skips: string[] }} Tally
 * `failures` and `skips` tell each. */

/** The tests in Node: values, documents, rules.
 * @param {Record<string, string>} env */
export const runVitest = (env) =>
  runRunner('Vitest', (report) => {
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    return { args: ['node_modules/vitest/vitest.mjs', 'run', ...reporters], env, read: tallyVitest };
  });

/** The tests of a gallery that runs, in the projects that are named, or in all.
 * @param {string[]} projects
 * @param {Record<string, string>} env */
export const runPlaywright = (projects, env) =>
  runRunner('Playwright', (report) => ({
    args: [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--reporter=list,json',
      ...projects.map((name) => `--project=${name}`),
    ],
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    read: tallyPlaywright,
  }));

/**
 * How many tests the projects have, without running them.
 * @param {string[]} projects
 */
export async function countPlaywright(projects) {
  const names = projects.map((name) => `--project=${name}`);
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--list', ...names];
  const { output } = await runProgram(process.execPath, args);
  return Number(/Total: (\d+) test/.exec(output)?.[1] ?? 0);
}

/**
 * Runs a runner and counts by its own report. A runner that fails without a failed test, or leaves no report, counts
 * as one failure.
 * @template Report
 * @param {string} name
 * @param {(report: string) => { args: string[], env: Record<string, string>, read: (report: Report) => Tally }} prepare
 * @returns {Promise<Tally>}
 */
async function runRunner(name, prepare) {
  const folder = mkdtempSync('.tmp-report-');
  const report = join(folder, 'report.json');
  try {
    const { args, env, read } = prepare(report);
    const { code } = await runProgram(process.execPath, args, { env, show: true });
    const tally = read(JSON.parse(readFileSync(report, 'utf8')));
    if (code === 0 || tally.failed > 0) return tally;
    const why = `${name} ended with ${code} although none of its tests failed.`;
    return { ...tally, failed: 1, failures: [why] };
  } catch (error) {
    const why = `${name} did not run: ${error instanceof Error ? error.message : error}`;
    return { passed: 0, failed: 1, skipped: 0, failures: [why], skips: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Parameters<typeof vitestFailures>[0] & { numPassedTests: number, numFailedTests: number,
 *   numPendingTests: number, numTodoTests: number }} report
 * @returns {Tally}
 */
function tallyVitest(report) {
  // A file that cannot even be loaded has no tests to count.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: vitestFailures(report),
    skips: vitestSkips(report),
  };
}

/**
 * @param {Parameters<typeof playwrightFailures>[0] & { stats: { expected: number, unexpected: number,
 *   skipped: number } }} report
 * @returns {Tally}
 */
const tallyPlaywright = (report) => ({
  passed: report.stats.expected,
  failed: report.stats.unexpected + report.errors.length,
  skipped: report.stats.skipped,
  failures: playwrightFailures(report),
  skips: playwrightSkips(report),
});
