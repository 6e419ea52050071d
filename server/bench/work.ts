import { runClosedLoop } from './closed-loop';
import { ordinaryPackages } from './made-data';
import type { Plan } from './plan';
import { measurePushes } from './pushes';
import { askWell } from './request';
import type { Resources } from './resources';
import type { Timing } from './statistics';
import type { Row } from './table';
import { distinctQuery } from './words';

const readersAtOnce = 8;

/** Times what asks the database each time: searches, the pages of packages, pushes. */
export async function measureWork(
  url: string,
  apiKey: string,
  resources: Resources,
  plan: Plan,
): Promise<Row[]> {
  const search = (number: number) => askWell(resources.search(distinctQuery(number)));
  const readPage = (number: number) =>
    askWell(`${url}/packages/Bench.Ordinary${number % ordinaryPackages}`, {
      headers: { Accept: 'text/html' },
    });

  const one = await runClosedLoop({ clients: 1, count: plan.searches }, search);
  const eight = await runClosedLoop({ clients: readersAtOnce, count: plan.searches }, (number) =>
    search(plan.searches + number),
  );
  const onePage = await runClosedLoop({ clients: 1, count: plan.pages }, readPage);
  const eightPages = await runClosedLoop({ clients: readersAtOnce, count: 2 * plan.pages }, readPage);
  const pushes = await measurePushes(url, apiKey, plan);
  return [
    rowOf('search', 1, one),
    rowOf('search', readersAtOnce, eight),
    rowOf('package page', 1, onePage),
    rowOf('package page', readersAtOnce, eightPages),
    rowOf('push of 20 kB', 1, pushes.one),
    rowOf('push of 20 kB', 8, pushes.eight),
  ];
}

/** A line for what so many clients did at once. */
export const rowOf = (what: string, clients: number, { perSecond, p50Ms, p95Ms, p99Ms }: Timing): Row => ({
  what,
  clients,
  'requests/s': perSecond,
  'p50 ms': p50Ms,
  'p95 ms': p95Ms,
  'p99 ms': p99Ms,
});
