import { checks, runChecks } from './checks.mjs';
import { endWithNpm, say } from './project.mjs';
import { needs, setUp } from './setup.mjs';

endWithNpm();
await setUp(needs.programs);
const pureTests = {
  name: 'pure tests',
  commands: [['node_modules/vitest/vitest.mjs', 'run', '--project', 'pure']],
};
const verdicts = await runChecks([...checks, pureTests]);

const failed = verdicts.filter(({ passed }) => !passed).map(({ name }) => name);
say(failed.length === 0 ? 'Every check passed.' : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
