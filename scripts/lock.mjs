import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startOf } from './process-start.mjs';
import { say } from './project.mjs';

const lock = '.tmp-setup-lock';
/** Nobody writes a lock in place: one that cannot be read for so long was cut short with its machine. */
const unreadableMs = 5_000;
const roundMs = 200;

/** @typedef {{ pid: number, startedAt: string, nonce: string }} Holder */

/**
 * Does the work while no other process of this folder does such work; waits for one that does.
 * @param {() => Promise<void>} work
 */
export async function withSetupLock(work) {
  const holder = { pid: process.pid, startedAt: startOf(process.pid) ?? '', nonce: randomUUID() };
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
  let said = false;
  for (let unreadableRounds = 0; !moveIfFree(own, lock); await pause(roundMs)) {
    const other = readHolder();
    unreadableRounds = other === undefined ? unreadableRounds + 1 : 0;
    if (other === undefined) {
      if (unreadableRounds * roundMs > unreadableMs) moveUnreadable();
    } else if (isGone(other)) {
      moveIfFree(lock, `${lock}-of-${other.nonce}`);
    } else if (!said) {
      said = true;
      say(
        `Another start of Lode, process ${other.pid}, is setting up this folder; waiting for it. If there is none, remove the folder ${resolve(lock)}.`,
      );
    }
  }
}

/** A process that waits holds nothing, so that its own id in a lock is that of one before it: containers count from 1.
 * @param {Holder} holder */
function isGone({ pid, startedAt }) {
  if (pid === process.pid) return true;
  const start = startOf(pid);
  return start === undefined || (start !== '' && startedAt !== '' && start !== startedAt);
}

/** Under a name that no other lock has, so that the one of who moved it first stays. */
function moveUnreadable() {
  const found = statSync(lock, { throwIfNoEntry: false });
  if (found !== undefined) moveIfFree(lock, `${lock}-of-${found.ino}`);
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
    const { pid, startedAt = '', nonce } = JSON.parse(readFileSync(join(lock, 'holder.json'), 'utf8'));
    return typeof pid === 'number' && typeof nonce === 'string' ? { pid, startedAt, nonce } : undefined;
  } catch {
    return undefined;
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
