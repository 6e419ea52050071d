import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { env } from '@/lib/config/env';
import { ask } from './request';

export type GalleryProcess = {
  pid: number;
  url: string;
  /** From starting the process to its first 200. */
  readyMs: number;
  /** Asks the server to end and waits until it has. Again does nothing. */
  stop(): Promise<void>;
};

const patienceMs = 60_000;

/** Starts the built server on this process's own settings. Throws what the server said when it does not serve. */
export async function startGallery(nodeArguments: readonly string[] = []): Promise<GalleryProcess> {
  const { GALLERY_URL: url } = env();
  const begun = performance.now();
  const child = spawn(process.execPath, [...nodeArguments, resolve('dist', 'main.mjs')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));

  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    await ended;
  }

  while (!(await serves(url))) {
    if (child.exitCode !== null || performance.now() - begun > patienceMs) {
      await stop();
      throw new Error(`The gallery did not start: ${said}`);
    }
    await pause(10);
  }
  return { pid: child.pid ?? 0, url, readyMs: performance.now() - begun, stop };
}

async function serves(url: string): Promise<boolean> {
  const answer = await ask(`${url}/v3/index.json`).catch(() => undefined);
  return answer?.status === 200;
}
