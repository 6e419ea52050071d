import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ status: string, fullName: string, failureMessages?: string[] | null }} VitestCase */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: VitestCase[] }} VitestFile */
/** @typedef {{ message?: string }} TestError */
/** @typedef {{ title: string, file: string, line: number,
 *   tests: { status: string, projectName: string, results: { error?: TestError }[] }[] }} Spec */
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
 * What failed in a run of Playwright, one line each, told in the same way.
 * @param {{ suites: Suite[], errors: TestError[] }} report
 */
export const playwrightFailures = ({ suites, errors }) => [
  ...suites.flatMap((suite) => failuresWithin(suite, [])),
  ...errors.map(({ message }) => line(['Playwright'], message)),
];

/**
 * @param {Suite} suite
 * @param {string[]} above titles
 * @returns {string[]}
 */
function failuresWithin({ title, specs = [], suites = [] }, above) {
  const titles = [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ projectName, results }) =>
        line(
          // The first title is the file's name, which its line says better.
          [`[${projectName}] ${spec.file}:${spec.line}`, ...titles.slice(1), spec.title],
          results.at(-1)?.error?.message,
        ),
      ),
  );
  return [...own, ...suites.flatMap((suite) => failuresWithin(suite, titles))];
}

/**
 * @param {string[]} where
 * @param {string} [why]
 */
function line(where, why = '') {
  const [reason = ''] = stripVTControlCharacters(why).trim().split('\n', 1);
  return `${where.join(' › ')}${reason === '' ? '' : `: ${reason.slice(0, 300)}`}`;
}
