import { loadavg } from 'node:os';
import pg from 'pg';
import type { Row } from './table';
import { median, percentile } from './statistics';

export type Machine = {
  /** How fast this machine is at this moment. */
  probe(when: string): Promise<Row>;
  close(): Promise<void>;
};

const loopRounds = 5;
const loopSteps = 20_000_000;
const queries = 300;

/** Watches the machine by work that is always the same; with a database, by its shortest query too. */
export async function watchMachine(databaseUrl?: string): Promise<Machine> {
  const client = databaseUrl === undefined ? undefined : new pg.Client({ connectionString: databaseUrl });
  await client?.connect();
  // The server may end first.
  client?.on('error', () => undefined);
  return {
    async probe(when) {
      const [load = 0] = loadavg();
      const times = client === undefined ? undefined : await timeQueries(client);
      return {
        when,
        'load average': load,
        'CPU loop ms': median(Array.from({ length: loopRounds }, timeLoop)),
        ...(times && { 'select 1 p50 ms': median(times), 'select 1 p99 ms': percentile(times, 0.99) }),
      };
    },
    async close() {
      await client?.end();
    },
  };
}

async function timeQueries(client: pg.Client): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < queries; count++) {
    const begun = performance.now();
    await client.query('select 1');
    times.push(performance.now() - begun);
  }
  return times;
}

function timeLoop(): number {
  const begun = performance.now();
  let number = 1;
  for (let step = 0; step < loopSteps; step++) number = (Math.imul(number, 1_664_525) + 1_013_904_223) | 0;
  // Never true, but only the loop can tell.
  if (number === 0.5) throw new Error('The loop was left out.');
  return performance.now() - begun;
}
