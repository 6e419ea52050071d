import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from './refusal';

/**
 * One process among all that ever ran. A process id alone comes back after a restart, so its start is kept with it;
 * `space` is the process id name space, for two containers may share a host name and count from 1 both.
 */
export type ProcessIdentity = { pid: number; startedAt: string; host: string; space: string };

export function identifyThisProcess(): ProcessIdentity {
  return { pid: process.pid, startedAt: startOf(process.pid) ?? '', host: hostname(), space: thisSpace() };
}

/** Whether the process runs on this machine, in this name space. One whose start cannot be learned counts as it. */
export function isRunning({ pid, startedAt }: Pick<ProcessIdentity, 'pid' | 'startedAt'>): boolean {
  const start = startOf(pid);
  if (start === undefined) return false;
  return start === '' || startedAt === '' || start === startedAt;
}

/** The process id name space that this process lives in, or nothing where there is no such thing. */
export function thisSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** When a process started, as text to compare; empty when that cannot be learned, undefined when none runs. */
function startOf(pid: number): string | undefined {
  if (!answersSignals(pid)) return undefined;
  return process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid);
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces and parentheses itself; `state` is the next field, `starttime` the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ended = fields[0] === 'Z' || fields[0] === 'X';
    return ended
      ? undefined
      : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  } catch {
    return '';
  }
}

function startElsewhere(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
