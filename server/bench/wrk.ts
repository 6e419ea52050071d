import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Load } from './load';

const run = promisify(execFile);

/** Has wrk ask one address over and over, from one thread. */
export async function runWrk(
  url: string,
  seconds: number,
  connections: number,
  headers: Readonly<Record<string, string>>,
): Promise<Load> {
  const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await run('wrk', [
    '--threads=1',
    `--connections=${connections}`,
    `--duration=${seconds}s`,
    '--timeout=30s',
    '--latency',
    ...named,
    url,
  ]);
  return readWrk(stdout);
}

/** What wrk says at its end, in numbers. */
export function readWrk(text: string): Load {
  const socketErrors = /Socket errors: (.*)/.exec(text)?.[1]?.match(/\d+/g) ?? [];
  const refused = /Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? '0';
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? NaN),
    p50Ms: milliseconds(/^\s+50%\s+(\S+)$/m.exec(text)?.[1]),
    p99Ms: milliseconds(/^\s+99%\s+(\S+)$/m.exec(text)?.[1]),
    failed: [...socketErrors, refused].reduce((sum, count) => sum + Number(count), 0),
  };
}

const unitMs: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

function milliseconds(time = ''): number {
  const [, amount, unit = ''] = /^([\d.]+)([a-z]+)$/.exec(time) ?? [];
  return Number(amount) * (unitMs[unit] ?? NaN);
}
