import { randomUUID } from 'node:crypto';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { openQueuePool } from '@/lib/worker/queue-pool';
import { type Migration, readMigrations } from './migrations';
import { StartRefused } from './refusal';
import { say } from './say';

/** The key of the lock that all replicas take before they look at the migrations. */
const lockKey = 7_272_740_001n;

/**
 * Applies the migrations that the database lacks, the job queue's own with them, and tells their names. Replicas that start together do it one after
 * the other. Throws StartRefused, with nothing touched, when the database is not one that this Lode understands.
 */
export async function migrate(
  url: string,
  migrations: Migration[] = readMigrations(),
  stop?: AbortSignal,
): Promise<string[]> {
  const client = await connect(url);
  // What is under way is undone by PostgreSQL when the connection goes.
  const leave = () => void client.end();
  stop?.addEventListener('abort', leave);
  try {
    await takeLock(client);
    const pending = await listPending(client, migrations);
    if (pending.length > 0) await client.query(historyTable);
    for (const migration of pending) await apply(client, migration);
    await migrateQueue(url);
    return pending.map(({ name }) => name);
  } finally {
    stop?.removeEventListener('abort', leave);
    await client.end();
  }
}

async function migrateQueue(url: string): Promise<void> {
  const pool = openQueuePool(url, 1);
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

/**
 * Refuses a database that lacks migrations, and touches nothing: it is for whoever may not move the database forward,
 * because servers of an older Lode may use it. Throws StartRefused, as `migrate` does too.
 */
export async function requireMigrated(
  url: string,
  migrations: Migration[] = readMigrations(),
): Promise<void> {
  const client = await connect(url);
  try {
    const { length } = await listPending(client, migrations);
    if (length > 0) throw olderDatabase(length);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'lode-migrate' });
  await client.connect();
  return client;
}

async function takeLock(client: pg.Client): Promise<void> {
  const attempt = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
    lockKey,
  ]);
  if (attempt.rows[0]?.taken === true) return;
  say('Another process is migrating the database; waiting for it.');
  await client.query('select pg_advisory_lock($1)', [lockKey]);
}

type Applied = { name: string; checksum: string; finished: boolean };

async function listPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const applied = await readHistory(client);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name);
    if (migration === undefined) throw newerDatabase(name);
    if (!finished) throw unfinishedMigration(name);
    if (migration.checksum !== checksum) throw changedMigration(name);
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function readHistory(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as exists`,
  );
  if (rows[0]?.exists !== true) {
    await requireEmptySchema(client);
    return [];
  }
  const history = await client.query<Applied>(
    `select migration_name as name, checksum, finished_at is not null as finished
       from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return history.rows;
}

async function requireEmptySchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') limit 1`,
  );
  if (rows[0] === undefined) return;
  throw new StartRefused(
    `The database already holds tables that are not Lode's, such as "${rows[0].name}": set DATABASE_URL to a database of its own.`,
  );
}

/** The migration and its record become true together, so that a start that is killed here can simply be repeated. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The migration "${name}" failed and was undone: ${reason}`, { cause: error });
  }
}

const olderDatabase = (count: number) =>
  new StartRefused(
    `The database lacks ${count === 1 ? 'a migration' : `${count} migrations`} of this Lode: start the new Lode first, which brings them, then try again.`,
  );

const newerDatabase = (name: string) =>
  new StartRefused(
    `The database is newer than this Lode, for it has the migration "${name}" that this version does not know: start the newer Lode, or restore a backup.`,
  );

const unfinishedMigration = (name: string) =>
  new StartRefused(
    `The migration "${name}" was begun by another program and never finished: restore a backup, or resolve it with "prisma migrate resolve".`,
  );

const changedMigration = (name: string) =>
  new StartRefused(
    `The migration "${name}" of this Lode is not the one that the database was made with: install Lode again, unchanged.`,
  );

/** The table that the ordinary Prisma command keeps, column for column, so that either can follow the other. */
const historyTable = `
  create table if not exists _prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;
