import { expect, test } from 'vitest';
import { playwrightFailures, playwrightSkips, vitestFailures, vitestSkips } from './failures.mjs';

test('the tests that failed are told with their file and the first line of why', () => {
  const told = vitestFailures({
    testResults: [
      {
        name: 'lib/sums.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'two and two', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'one and one',
            failureMessages: ['\u001B[31mexpected 3\u001B[39m\n at line 1'],
          },
        ],
      },
      { name: 'lib/fine.test.ts', status: 'passed', assertionResults: [] },
    ],
  });
  expect(told).toEqual(['lib/sums.test.ts › one and one: expected 3']);
});

test('a file that cannot be loaded is told in place of its tests', () => {
  const broken = {
    name: 'lib/sums.test.ts',
    status: 'failed',
    message: 'No such module\n…',
    assertionResults: [],
  };
  expect(vitestFailures({ testResults: [broken] })).toEqual(['lib/sums.test.ts: No such module']);
});

test('a page that failed is told with its project, line and group, and what failed around the tests as well', () => {
  const failed = {
    status: 'unexpected',
    projectName: 'pages',
    results: [{ error: { message: 'Not visible' } }],
  };
  const passed = { status: 'expected', projectName: 'pages', results: [{}] };
  const told = playwrightFailures({
    suites: [
      {
        title: 'home.spec.ts',
        specs: [{ title: 'is light', file: 'home.spec.ts', line: 3, tests: [passed] }],
        suites: [
          {
            title: 'in the dark',
            specs: [{ title: 'is dark', file: 'home.spec.ts', line: 9, tests: [failed] }],
          },
        ],
      },
    ],
    errors: [{ message: 'The set-up failed\n…' }],
  });
  expect(told).toEqual([
    '[pages] home.spec.ts:9 › in the dark › is dark: Not visible',
    'Playwright: The set-up failed',
  ]);
});

test('what was skipped is named, each test with its reason', () => {
  const inNode = {
    testResults: [
      {
        name: 'lib/oracle.test.ts',
        status: 'passed',
        assertionResults: [
          { status: 'skipped', fullName: 'as the libraries do it (skipped: no SDK) versions' },
          { status: 'passed', fullName: 'a pure fact' },
        ],
      },
    ],
  };
  expect(vitestSkips(inNode)).toEqual([
    'lib/oracle.test.ts › as the libraries do it (skipped: no SDK) versions',
  ]);

  const annotations = [{ type: 'skip', description: 'There is no SDK here.' }];
  const skipped = { status: 'skipped', projectName: 'clients', annotations, results: [] };
  const suites = [
    {
      title: 'push.spec.ts',
      specs: [{ title: 'pushes', file: 'push.spec.ts', line: 7, tests: [skipped] }],
    },
  ];
  expect(playwrightSkips({ suites })).toEqual(['[clients] push.spec.ts:7 › pushes: There is no SDK here.']);
  expect(playwrightFailures({ suites, errors: [] })).toEqual([]);
});
