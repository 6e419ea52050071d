import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { stopOrphan } from './orphan';

const inFolder = temporaryFolder();

/** A process that stands in a folder's lock file and does not heed these signals. */
async function anOrphan(folder: string, ...deafTo: string[]) {
  await mkdir(folder);
  const program = `
    for (const signal of ${JSON.stringify(deafTo)}) process.on(signal, () => undefined);
    setInterval(() => undefined, 1000);
    console.log('ready');`;
  const child = spawn(process.execPath, ['-e', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  await once(child.stdout, 'data');
  await writeFile(join(folder, 'postmaster.pid'), `${child.pid}\n${folder}\n`);
  return { pid: child.pid, ended, lock: join(folder, 'postmaster.pid') };
}

test('an orphan that does not write everything down in time is made to end', async () => {
  const folder = inFolder('slow');
  const { ended, lock } = await anOrphan(folder, 'SIGINT');

  await stopOrphan(folder, undefined, { orderlyMs: 100, hastyMs: 10_000 });

  expect(await ended).toEqual([null, 'SIGQUIT']);
  expect(existsSync(lock)).toBe(false);
});

test('an orphan that does not end at all is refused by its id, and its lock stays', async () => {
  const folder = inFolder('stubborn');
  const { pid, lock } = await anOrphan(folder, 'SIGINT', 'SIGQUIT');

  await expect(stopOrphan(folder, undefined, { orderlyMs: 100, hastyMs: 100 })).rejects.toThrow(
    `The PostgreSQL that an earlier Lode left behind on ${folder}, process ${pid}, does not end: end it, then start Lode again.`,
  );
  expect(existsSync(lock)).toBe(true);
});

test('a start that waits for an orphan ends when it is told to stop', async () => {
  const folder = inFolder('waiting');
  const { lock } = await anOrphan(folder, 'SIGINT');
  const stop = new AbortController();

  const waiting = stopOrphan(folder, stop.signal);
  setTimeout(() => stop.abort(), 50);

  await expect(waiting).rejects.toThrow(/aborted/);
  expect(existsSync(lock)).toBe(true);
});
