import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { databaseUrl } from '../db/address';
import { db } from '../db/client';
import { openQueuePool } from './queue-pool';

test('a connection that the database ends, in use or idle, is replaced, and the process goes on', async () => {
  const pool = openQueuePool(databaseUrl(), 2);
  await runMigrations({ pgPool: pool });
  const idle = await pool.connect();
  const inUse = await pool.connect();
  const ended = Promise.all([idle, inUse].map(endOf));
  const pids = await Promise.all([idle, inUse].map(pidOf));
  idle.release();

  await db().$queryRaw`select pg_terminate_backend(pid) from unnest(${pids}::int[]) as pid`;
  await ended;
  inUse.release();

  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
});

const endOf = (client: pg.PoolClient) => new Promise((resolve) => void client.once('end', resolve));

async function pidOf(client: pg.PoolClient): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid;
}
