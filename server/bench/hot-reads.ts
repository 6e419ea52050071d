import { say } from '../boot/say';
import type { Load, Loader } from './load';
import type { Nginx } from './nginx';
import type { Plan } from './plan';
import { median } from './statistics';
import type { Row } from './table';

export type HotRead = {
  what: string;
  url: string;
  bytes: number;
  /** The share of nginx's rate that is to be reached. */
  target?: number;
};

/**
 * Asks for each again and again. With nginx, both are loaded in turns, so that what troubles the machine troubles
 * both, and the ratio is the median of the turns'.
 */
export async function measureHotReads(
  reads: readonly HotRead[],
  loader: Loader,
  { rounds, seconds }: Plan,
  nginx: Nginx | undefined,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [number, read] of reads.entries()) {
    say(`Loading ${read.what} …`);
    await loader.run(read.url, 1);
    const ours: Load[] = [];
    const theirs: Load[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await loader.run(read.url, seconds));
      if (nginx) theirs.push(await loader.run(nginx.urlOf(number), seconds));
    }
    const ratio = median(ours.map(({ perSecond }, round) => perSecond / (theirs[round]?.perSecond ?? NaN)));
    rows.push({
      read: read.what,
      bytes: read.bytes,
      'requests/s': median(ours.map(({ perSecond }) => perSecond)),
      'p50 ms': median(ours.map(({ p50Ms }) => p50Ms)),
      'p99 ms': median(ours.map(({ p99Ms }) => p99Ms)),
      failed: ours.reduce((sum, { failed }) => sum + failed, 0),
      ...(nginx && {
        'nginx/s': median(theirs.map(({ perSecond }) => perSecond)),
        'nginx p99 ms': median(theirs.map(({ p99Ms }) => p99Ms)),
        ratio,
        ...(read.target !== undefined && { target: read.target, reached: ratio >= read.target }),
      }),
    });
  }
  return rows;
}
