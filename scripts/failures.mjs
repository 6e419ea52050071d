import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ status: string, fullName: string, failureMessages?: string[] | null }} VitestCase */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: VitestCase[] }} VitestFile */
/** @typedef {{ message?: string }} TestError */
/** @typedef {{ title: string, file: string, line: number,
 *   tests: { status: string, projectName: string, annotations?: { type: string, description?: string }[],
 *     results: { error?: TestError }[] }[] }} Spec */
/** @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite */

/**
 * What failed in a run of Vitest, one line each: where, which test, and the beginning of why.
 * @param {{ testResults: VitestFile[] }} report
 */
export const vitestFailures = ({ testResults }) =>
  testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) =>
      // A file that cannot even be loaded has no tests to name.
      assertionResults.length === 0
        ? [line([name], message)]
        : assertionResults
            .filter(({ status }) => status === 'failed')
            .map(({ fullName, failureMessages }) => line([name, fullName], failureMessages?.[0])),
    );

/**
 * What was skipped in a run of Vitest, one line each. Its report does not keep why: titles say it.
 * @param {{ testResults: VitestFile[] }} report
 */
export const vitestSkips = ({ testResults }) =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => !['passed', 'failed'].includes(status))
      .map(({ fullName }) => line([name, fullName])),
  );

/**
 * What failed in a run of Playwright, one line each, told in the same way.
 * @param {{ suites: Suite[], errors: TestError[] }} report
 */
export const playwrightFailures = ({ suites, errors }) => [
  ...testsOf(suites, 'unexpected').map(({ where, run }) => line(where, run.results.at(-1)?.error?.message)),
  ...errors.map(({ message }) => line(['Playwright'], message)),
];

/**
 * What was skipped in a run of Playwright, one line each, with the reason that the test gave.
 * @param {{ suites: Suite[] }} report
 */
export const playwrightSkips = ({ suites }) =>
  testsOf(suites, 'skipped').map(({ where, run }) =>
    line(where, run.annotations?.find(({ type }) => type === 'skip')?.description),
  );

/**
 * The tests that ended so, each with where it stands.
 * @param {Suite[]} suites
 * @param {'unexpected' | 'skipped'} ending
 * @param {string[]} above titles
 * @returns {{ where: string[], run: Spec['tests'][number] }[]}
 */
function testsOf(suites, ending, above = []) {
  return suites.flatMap(({ title, specs = [], suites: inner = [] }) => {
    const titles = [...above, title];
    const own = specs.flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === ending)
        .map((run) => ({
          // The first title is the file's name, which its line says better.
          where: [`[${run.projectName}] ${spec.file}:${spec.line}`, ...titles.slice(1), spec.title],
          run,
        })),
    );
    return [...own, ...testsOf(inner, ending, titles)];
  });
}

/**
 * @param {string[]} where
 * @param {string} [why]
 */
function line(where, why = '') {
  const [reason = ''] = stripVTControlCharacters(why).trim().split('\n', 1);
  return `${where.join(' › ')}${reason === '' ? '' : `: ${reason.slice(0, 300)}`}`;
}
