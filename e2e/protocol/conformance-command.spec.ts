import { z } from 'zod';
import { runProgram } from '../gallery';
import { lacking } from '../lacking';
import { expect, test } from './feed';

const Report = z.object({ checks: z.array(z.object({ check: z.number(), status: z.string() })) });

const galleryUrl = process.env['LODE_E2E_URL'] ?? '';

const runSuite = (...args: string[]) =>
  runProgram('scripts/conformance.mjs', ['--url', `${galleryUrl}/v3/index.json`, ...args], {});

test('the conformance suite tells what the gallery lacks as not offered or not run, and nothing as failed', async ({
  owner,
}) => {
  const { code, stdout } = await runSuite(
    ...['--key', owner.key, '--only', lacking.join(','), '--wait', '0', '--json'],
  );

  expect(code).toBe(0);
  expect(Report.parse(JSON.parse(stdout)).checks).toEqual(
    lacking.map((check) => ({
      check,
      // Their resources can be named or not; the others are about packages which no gallery here can have.
      status: [12, 83].includes(check) ? 'not offered' : 'not run',
    })),
  );
});

test('the conformance suite does not begin with a key that the gallery does not take', async () => {
  const { code, stderr } = await runSuite('--key', 'wrong', '--only', '1');

  expect(code).toBe(1);
  expect(stderr).toBe('The server does not take the key: it answered 403.\n');
});
