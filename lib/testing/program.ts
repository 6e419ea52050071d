import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';

type Started = {
  child: ChildProcessByStdio<null, Readable, null>;
  /** Resolves at the first line that it writes on standard output. */
  firstLine: Promise<string>;
  ended: Promise<void>;
};

export type Program = { start(...args: string[]): Started };

/** A program of its own, of a module's text, for what only several processes can prove. It is gone with the test. */
export async function aProgram(text: string): Promise<Program> {
  const folder = await mkdtemp(resolve('.tmp-program-'));
  const outfile = join(folder, 'program.mjs');
  const stdin = { contents: text, resolveDir: resolve('.'), loader: 'ts' } as const;
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  const started: Started[] = [];
  onTestFinished(async () => {
    for (const { child } of started) child.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    await rm(folder, { recursive: true, force: true });
  });
  return {
    start(...args) {
      const program = start(outfile, args);
      started.push(program);
      return program;
    },
  };
}

function start(file: string, args: string[]): Started {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [line, ...rest] = said.split('\n');
      if (line !== undefined && rest.length > 0) resolve(line);
    });
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { child, firstLine, ended };
}
