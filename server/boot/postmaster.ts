import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { PostgresAccount } from './postgres-account';
import type { PostgresBinaries } from './postgres-binaries';
import { postgresEnvironment } from './postgres-folder';

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
