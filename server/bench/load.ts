import { spawnSync } from 'node:child_process';
import autocannon from 'autocannon';
import { clientHeaders } from './request';
import { runWrk } from './wrk';

/** What one run of load found. */
export type Load = { perSecond: number; p50Ms: number; p99Ms: number; failed: number };

export type Loader = {
  name: 'wrk' | 'autocannon';
  /** Asks one address over and over for so many seconds, from one thread. */
  run(url: string, seconds: number): Promise<Load>;
};

export function chooseLoader(connections: number): Loader {
  return isInstalled('wrk')
    ? { name: 'wrk', run: (url, seconds) => runWrk(url, seconds, connections, clientHeaders) }
    : { name: 'autocannon', run: (url, seconds) => runAutocannon(url, seconds, connections) };
}

/** Whether a program of this name is on the path. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['-v'], { stdio: 'ignore' }).error === undefined;
}

async function runAutocannon(url: string, seconds: number, connections: number): Promise<Load> {
  const found = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: clientHeaders,
    // A thread of its own, so that nothing that this process does slows the load.
    workers: 1,
  });
  return {
    perSecond: found.requests.total / found.duration,
    p50Ms: found.latency.p50,
    p99Ms: found.latency.p99,
    failed: found.errors + found.timeouts + found.non2xx,
  };
}
