import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { aProgram } from '../lib/testing/program';
import { temporaryFolder } from '../lib/testing/temporary-folder';

const inFolder = temporaryFolder();

/** Many processes on a busy machine. */
const patient = { timeout: 60_000 };

/** Notes when it begins and ends its work, which takes a moment; or dies in the middle of it. */
const worker = `
  import { appendFileSync } from 'node:fs';
  import { setTimeout as pause } from 'node:timers/promises';
  import { withSetupLock } from './scripts/lock.mjs';
  const [journal, folder, ending] = process.argv.slice(2);
  process.chdir(folder);
  await withSetupLock(async () => {
    appendFileSync(journal, 'begin\\n');
    await pause(50);
    if (ending === 'killed') process.kill(process.pid, 'SIGKILL');
    appendFileSync(journal, 'end\\n');
  });`;

test('set-ups of one folder that start at once are done one after the other', patient, async () => {
  const journal = inFolder('journal');
  await writeFile(journal, '');
  const { start } = await aProgram(worker);

  await Promise.all([1, 2, 3, 4].map(() => start(journal, inFolder('')).ended));

  expect(await readFile(journal, 'utf8')).toBe('begin\nend\n'.repeat(4));
});

test('a set-up that was killed holds nobody up', patient, async () => {
  const journal = inFolder('journal-of-killed');
  await writeFile(journal, '');
  const { start } = await aProgram(worker);
  await start(journal, inFolder(''), 'killed').ended;

  await Promise.all([1, 2].map(() => start(journal, inFolder('')).ended));

  expect(await readFile(journal, 'utf8')).toBe('begin\n' + 'begin\nend\n'.repeat(2));
});
