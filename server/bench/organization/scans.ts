import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Row } from '../table';

type Scans = ReadonlyMap<string, { scans: number; rows: number }>;

/** Below this many rows, reading a whole table is what PostgreSQL should do. */
const bigRows = 2_000;

/** A process of the database tells what it did when it has done nothing for so long. */
const untilToldMs = 12_000;

/** How often each big table was read from end to end until now, and how many rows that were. */
export async function countScans(client: pg.Client): Promise<Scans> {
  await pause(untilToldMs);
  const { rows } = await client.query<{ name: string; scans: string; rows: string }>(
    `select relname as name, seq_scan as scans, seq_tup_read as rows
     from pg_stat_user_tables where schemaname = 'public' and n_live_tup >= $1`,
    [bigRows],
  );
  return new Map(rows.map(({ name, scans, rows }) => [name, { scans: Number(scans), rows: Number(rows) }]));
}

/** The tables that were read from end to end between two counts. */
export function scansBetween(before: Scans, after: Scans): Row[] {
  const found = [...after].flatMap(([table, { scans, rows }]) => {
    const earlier = before.get(table) ?? { scans: 0, rows: 0 };
    return scans > earlier.scans ? [{ table, scans: scans - earlier.scans, rows: rows - earlier.rows }] : [];
  });
  return found.length > 0 ? found : [{ table: 'none', scans: 0, rows: 0 }];
}
