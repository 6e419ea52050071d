import { readFileSync } from 'node:fs';

/** The memory of a process that is resident, in bytes. Undefined where the system does not tell, or it is gone. */
function residentBytes(pid: number): number | undefined {
  return readKilobytes(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB$/m);
}

/** The memory of a process and all below it, in bytes; what several of them share counts once. */
export function sharedOutBytes(pid: number): number | undefined {
  const parts = familyOf(pid).map((one) => readKilobytes(`/proc/${one}/smaps_rollup`, /^Pss:\s+(\d+) kB$/m));
  return parts.reduce<number | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
    0,
  );
}

/** The most memory that a process has while the work goes on, beyond what it had before, in bytes. */
export async function measureGrowth(pid: number, work: () => Promise<unknown>): Promise<number | undefined> {
  const before = residentBytes(pid);
  if (before === undefined) return undefined;
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, residentBytes(pid) ?? 0)), 20);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peak - before;
}

function familyOf(pid: number): number[] {
  const text = readText(`/proc/${pid}/task/${pid}/children`) ?? '';
  const children = text.split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

function readKilobytes(path: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(readText(path) ?? '')?.[1];
  return found === undefined ? undefined : Number(found) * 1024;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
