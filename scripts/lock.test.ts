import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aProgram } from '../lib/testing/program';
import { temporaryFolder } from '../lib/testing/temporary-folder';

const inFolder = temporaryFolder();

/** Many processes on a busy machine. */
const patient = { timeout: 60_000 };

/** Notes when it begins and ends its work, which takes a moment; or dies in the middle of it. Where a file `own` lies, the lock is made one of its own id. */
const worker = `
  import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
  import { setTimeout as pause } from 'node:timers/promises';
  import { withSetupLock } from './scripts/lock.mjs';
  const [journal, folder, ending] = process.argv.slice(2);
  process.chdir(folder);
  const found = '.tmp-setup-lock/holder.json';
  if (existsSync('own')) writeFileSync(found, readFileSync(found, 'utf8').replace('4711', String(process.pid)));
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

test.each([
  ['whose process id another program has by now', { pid: process.pid, startedAt: 'long ago' }],
  ['whose process id is that of the one that waits', { pid: 4711, startedAt: '' }],
  ['whose words are lost', undefined],
])('a set-up that was killed, %s, holds nobody up', patient, async (_, holder) => {
  const folder = inFolder(randomUUID());
  const lock = join(folder, '.tmp-setup-lock');
  await mkdir(lock, { recursive: true });
  const words = holder === undefined ? '' : JSON.stringify({ ...holder, nonce: 'an-older-one' });
  await writeFile(join(lock, 'holder.json'), words);
  if (holder?.pid === 4711) await writeFile(join(folder, 'own'), '');
  const { start } = await aProgram(worker);

  await start(join(folder, 'journal'), folder).ended;

  expect(await readFile(join(folder, 'journal'), 'utf8')).toBe('begin\nend\n');
  expect(await readdir(folder)).not.toContain('.tmp-setup-lock');
});
