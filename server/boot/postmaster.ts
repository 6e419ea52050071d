import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PostgresAccount } from './postgres-account';
import type { PostgresBinaries } from './postgres-binaries';
import { postgresEnvironment } from './postgres-folder';
import { isRunning } from './process-identity';
import { codeOf } from './refusal';

export type Postmaster = {
  /** What PostgreSQL said last, for an error message. */
  said(): string;
  hasExited(): boolean;
  /** Settles when PostgreSQL has ended, for whatever reason. */
  exited: Promise<void>;
  /** Ends every connection, writes everything down and ends PostgreSQL. */
  stop(): Promise<void>;
};

const patienceMs = 60_000;

/** Starts PostgreSQL on a folder; it takes connections a moment later. */
export function spawnPostmaster(
  folder: string,
  port: number,
  settings: string[],
  { postgres, pgCtl }: PostgresBinaries,
  { as, wrap }: PostgresAccount,
): Postmaster {
  const [program = '', ...args] = [...wrap, postgres, '-D', folder, '-p', String(port), ...settings];
  // Detached: Ctrl-C in a terminal must reach Lode alone, which stops PostgreSQL last.
  const child = spawn(program, args, {
    ...as,
    ...postgresEnvironment(),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-8_000);
  });
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    const leave = () => {
      ended = true;
      process.off('exit', killNow);
      resolve();
    };
    child.once('exit', leave);
    child.once('error', (error) => {
      said += error.message;
      leave();
    });
  });
  const killNow = () => void child.kill('SIGQUIT');
  process.once('exit', killNow);

  return {
    said: () => said,
    hasExited: () => ended,
    exited,
    async stop() {
      if (ended) return;
      const late = setTimeout(killNow, patienceMs);
      await requestStop(child, folder, pgCtl);
      await exited;
      clearTimeout(late);
    },
  };
}

async function requestStop(child: ChildProcess, folder: string, pgCtl: string): Promise<void> {
  if (process.platform !== 'win32') child.kill('SIGINT');
  else await promisify(execFile)(pgCtl, ['stop', '-D', folder, '-m', 'fast', '-W']).catch(() => child.kill());
}

/**
 * Stops the PostgreSQL that a Lode which was killed left running on the folder. Only the holder of the claim may
 * call this.
 */
export async function stopOrphan(folder: string): Promise<void> {
  const lock = join(folder, 'postmaster.pid');
  const pid = await readPid(lock);
  if (pid === undefined) return;
  const orphan = { pid, startedAt: '' };
  if (isRunning(orphan) && commandOf(pid).includes(folder)) {
    signal(pid, 'SIGINT');
    for (const until = Date.now() + patienceMs; isRunning(orphan); await pause(25)) {
      if (Date.now() > until) signal(pid, 'SIGQUIT');
    }
  }
  // PostgreSQL believes the id in its lock file even when another program has it by now.
  await rm(lock, { force: true });
}

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
