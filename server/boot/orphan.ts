import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRunning } from './process-identity';
import { codeOf, StartRefused } from './refusal';
import { sayWhileWaiting } from './say';

type Patience = {
  /** How long it may write everything down before it is made to end without that. */
  orderlyMs: number;
  /** How long it may take to end then. */
  hastyMs: number;
};

/**
 * Stops the PostgreSQL that a Lode which was killed left running on the folder. Only the holder of the claim may
 * call this. Throws StartRefused when that PostgreSQL does not end, and leaves it to itself when told to stop.
 */
export async function stopOrphan(
  folder: string,
  stop?: AbortSignal,
  { orderlyMs, hastyMs }: Patience = { orderlyMs: 60_000, hastyMs: 60_000 },
): Promise<void> {
  const lock = join(folder, 'postmaster.pid');
  const pid = await readPid(lock);
  if (pid === undefined) return;
  if (isRunning({ pid, startedAt: '' }) && commandOf(pid).includes(folder)) {
    const remind = sayWhileWaiting(
      `The PostgreSQL that an earlier Lode left behind, process ${pid}, is still stopping.`,
    );
    signal(pid, 'SIGINT');
    if (!(await hasEnded(pid, orderlyMs, remind, stop))) {
      signal(pid, 'SIGQUIT');
      if (!(await hasEnded(pid, hastyMs, remind, stop))) throw stubborn(pid, folder);
    }
  }
  // PostgreSQL believes the id in its lock file even when another program has it by now.
  await rm(lock, { force: true });
}

async function hasEnded(
  pid: number,
  patienceMs: number,
  remind: () => void,
  stop: AbortSignal | undefined,
): Promise<boolean> {
  const orphan = { pid, startedAt: '' };
  for (const until = Date.now() + patienceMs; isRunning(orphan); await pause(25)) {
    stop?.throwIfAborted();
    if (Date.now() > until) return false;
    remind();
  }
  return true;
}

const stubborn = (pid: number, folder: string) =>
  new StartRefused(
    `The PostgreSQL that an earlier Lode left behind on ${folder}, process ${pid}, does not end: end it, then start Lode again.`,
  );

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

async function readPid(lock: string): Promise<number | undefined> {
  try {
    const pid = Number.parseInt(await readFile(lock, 'utf8'), 10);
    return Number.isNaN(pid) ? undefined : pid;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return commandElsewhere(pid);
  }
}

function commandElsewhere(pid: number): string {
  if (process.platform === 'linux') return '';
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
