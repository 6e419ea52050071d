import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { say } from './project.mjs';

const progressMs = 10_000;

/** A program ended badly; what it said has been shown. */
export class ProgramFailed extends Error {}

/** @typedef {{ code: number, output: string }} Ended */

/**
 * Runs a program to its end and keeps what it says. It goes down with this process when that is told to end.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean }} [options] `show` passes its words on as they come
 * @returns {Promise<Ended>}
 */
export function runProgram(program, args, { env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const plain = process.stderr.isTTY ? {} : { NO_COLOR: '1' };
    const child = spawn(program, args, {
      env: { ...process.env, ...plain, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that ending it ends what it started as well.
      detached: process.platform !== 'win32',
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk.toString();
      if (show) process.stderr.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);

    /** @type {NodeJS.Signals | undefined} */
    let told;
    /** @param {NodeJS.Signals} signal */
    const end = (signal) => {
      told = signal;
      if (child.pid === undefined) return;
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGTERM');
    };
    const signals = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, end);
    const leave = () => signals.forEach((signal) => process.off(signal, end));

    child.once('error', (error) => {
      leave();
      reject(error);
    });
    child.once('close', (code) => {
      leave();
      if (told !== undefined) process.exit(128 + constants.signals[told]);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * One step of the set-up: says what is done and, when it takes long, that it still is. Its words are shown when it
 * fails. Throws ProgramFailed.
 * @param {string} doing such as "Installing packages"
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export async function runStep(doing, program, args, env = {}) {
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  say(`${doing} …`);
  const progress = setInterval(() => say(`${doing} … (${seconds()} s)`), progressMs);
  try {
    const { code, output } = await runProgram(program, args, { env });
    if (code === 0) return;
    say(output.trim());
    throw new ProgramFailed(`${doing} failed.`);
  } finally {
    clearInterval(progress);
  }
}
