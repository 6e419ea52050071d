import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './project.mjs';

const lock = '.tmp-setup-lock';

/** @typedef {{ pid: number, nonce: string }} Holder */

/**
 * Does the work while no other process of this folder does such work; waits for one that does.
 * @param {() => Promise<void>} work
 */
export async function withSetupLock(work) {
  const holder = { pid: process.pid, nonce: randomUUID() };
  await take(holder);
  try {
    await work();
  } finally {
    release(holder);
  }
}

/** A folder moved onto one that is not empty is refused by the system itself, so only one mover can win.
 * @param {Holder} holder */
async function take(holder) {
  const own = `${lock}-${holder.nonce}`;
  mkdirSync(own);
  writeFileSync(join(own, 'holder.json'), JSON.stringify(holder));
  process.once('exit', () => release(holder));
  for (let waits = 0; !moveIfFree(own, lock); waits++) {
    const other = readHolder();
    if (other !== undefined && !isRunning(other.pid)) moveIfFree(lock, `${lock}-of-${other.nonce}`);
    else {
      if (waits === 0) say('Another start of Lode is setting up this folder; waiting for it.');
      await pause(200);
    }
  }
}

/** @param {Holder} holder */
function release({ nonce }) {
  rmSync(`${lock}-${nonce}`, { recursive: true, force: true });
  if (readHolder()?.nonce !== nonce) return;
  moveIfFree(lock, `${lock}-of-${nonce}`);
  for (const name of readdirSync('.')) {
    if (name.startsWith(`${lock}-of-`)) rmSync(name, { recursive: true, force: true });
  }
}

/** @returns {Holder | undefined} */
function readHolder() {
  try {
    return JSON.parse(readFileSync(join(lock, 'holder.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function moveIfFree(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code !== 'ENOSPC' && error.code !== 'EROFS')
      return false;
    throw error;
  }
}
