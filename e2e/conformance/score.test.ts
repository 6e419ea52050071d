import { describe, expect, test } from 'vitest';
import { type Outcome, readFailure, scoreChecks, sentenceOf } from './score';

const passed: Outcome = { checks: [92, 158], status: 'pass', detail: { reason: '' } };
const lacking = (status: 'not run' | 'not offered'): Outcome => ({
  checks: [92],
  status,
  detail: { reason: 'Why.' },
});
const failed: Outcome = {
  checks: [92],
  status: 'fail',
  detail: { request: 'GET / → 500', expected: '200', got: '500' },
};

const scoreOf = (outcomes: Outcome[], check = 92, offered: string[] = []) => {
  const [score] = scoreChecks(outcomes, offered, [check]);
  return [score?.status, score === undefined ? '' : sentenceOf(score.detail)];
};

describe('a check', () => {
  test('passes when all of its tests do', () => {
    expect(scoreOf([passed])).toEqual(['pass', '1 test']);
    expect(scoreOf([passed, passed])).toEqual(['pass', '2 tests']);
  });

  test('is as bad as the worst of its tests, in whatever order they end', () => {
    expect(scoreOf([passed, lacking('not offered')])).toEqual([
      'not offered',
      'Why. (1 of 2 tests ran otherwise.)',
    ]);
    expect(scoreOf([lacking('not offered'), lacking('not run'), passed])[0]).toBe('not run');
    expect(scoreOf([lacking('not run'), failed, passed])).toEqual([
      'fail',
      'GET / → 500; expected 200; got 500',
    ]);
  });

  test('without a test says why, and whether the server offers what it is about', () => {
    expect(scoreOf([], 131)).toEqual(['not offered', 'The service index has no LegacyGallery/2.0.0.']);
    expect(scoreOf([], 131, ['LegacyGallery/2.0.0'])[0]).toBe('not run');
    expect(scoreOf([], 151)).toEqual(['not offered', 'Everybody may read here.']);
    expect(scoreOf([], 154)[0]).toBe('not run');
    expect(scoreOf([], 92)).toEqual(['not run', 'The run ended before it.']);
  });
});

test('only the checks that are asked for are scored, else all', () => {
  expect(scoreChecks([passed], [], [158]).map(({ check }) => check)).toEqual([158]);
  expect(scoreChecks([], [])).toHaveLength(172);
});

describe('a failure', () => {
  test('of two values names both', () => {
    const message =
      'Error: /api/v2\n\n\u001b[2mexpect(\u001b[22mreceived).toBe(expected)\n\nExpected: \u001b[32m201\u001b[39m\nReceived: \u001b[31m400\u001b[39m';

    expect(readFailure(message, 'PUT /api/v2 → 400')).toEqual({
      request: 'PUT /api/v2 → 400',
      expected: '201',
      got: '/api/v2: 400',
    });
  });

  test('of two documents names what differs', () => {
    const message =
      'Error: expect(received).toEqual(expected)\n\n- Expected  - 1\n+ Received  + 1\n\n  Array [\n-   "1.0.0",\n+   "1.0",\n  ]';

    expect(readFailure(message, '')).toEqual({ request: '', expected: '"1.0.0",', got: '"1.0",' });
  });

  test('of a document that cannot be read tells what is wrong with it, and not too much', () => {
    expect(readFailure('ZodError: [\n  {\n    "path": ["version"]\n  }\n]', '')).toEqual({
      request: '',
      expected: 'what the title says',
      got: 'ZodError: [: {     "path": ["version"]   } ]',
    });
    expect(sentenceOf(readFailure(`x\n${'y'.repeat(10_000)}`, '')).length).toBeLessThan(1_000);
  });
});
