import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { connectionsBesidePool, poolSize } from '@/lib/db/limits';
import { StartRefused } from './refusal';

const oldestVersion = 15;
const extensions = ['citext', 'pg_trgm', 'unaccent'];
const connectTimeoutMs = 10_000;
const noticeTimeoutMs = 3_000;

/**
 * Proves that the database of the operator can carry so many processes of Lode, and changes nothing in it. Throws
 * StartRefused with what is missing.
 */
export async function requireUsableDatabase(url: string, processes: number): Promise<void> {
  const client = await connect(url);
  try {
    await requireVersion(client);
    await requireUtf8(client);
    await requireSessions(client, url);
    await requireExtensions(client);
    await requireConnections(client, processes);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'lode-start',
  });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new StartRefused(
      `The database ${placeOf(url)} of DATABASE_URL cannot be reached: ${reasonOf(error)}.`,
      {
        cause: error,
      },
    );
  }
}

/** Host and name of the database: the address has a password in it, which no message may show. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `"${decodeURIComponent(pathname.slice(1))}" at ${host === '' ? 'the local socket' : host}`;
}

function reasonOf(error: unknown): string {
  // Several addresses of one host that all failed come as one error without words of its own.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return (first instanceof Error ? first.message : String(first)).replace(/\.$/, '');
}

async function show(client: pg.Client, setting: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [setting]);
  return rows[0]?.value ?? '';
}

async function requireVersion(client: pg.Client): Promise<void> {
  const version = await show(client, 'server_version_num');
  if (Number(version) >= oldestVersion * 10_000) return;
  throw new StartRefused(
    `The database of DATABASE_URL is PostgreSQL ${await show(client, 'server_version')}, and Lode needs ${oldestVersion} or newer.`,
  );
}

async function requireUtf8(client: pg.Client): Promise<void> {
  const encoding = await show(client, 'server_encoding');
  if (encoding === 'UTF8') return;
  throw new StartRefused(
    `The database of DATABASE_URL is encoded in ${encoding}, and Lode needs UTF8: make it with "create database … encoding 'UTF8' template template0".`,
  );
}

/** A pooler that gives a connection away between transactions loses what other processes announce. */
async function requireSessions(client: pg.Client, url: string): Promise<void> {
  const channel = `lode_start_${randomUUID().replaceAll('-', '')}`;
  const other = await connect(url);
  try {
    const heard = new Promise<boolean>((resolve) => client.once('notification', () => resolve(true)));
    await client.query(`listen ${channel}`);
    await other.query(`notify ${channel}`);
    const hears = await Promise.race([heard, pause(noticeTimeoutMs, false, { ref: false })]);
    await client.query(`unlisten ${channel}`);
    if (hears) return;
  } finally {
    await other.end();
  }
  throw new StartRefused(
    'DATABASE_URL leads to a pooler that shares connections between transactions, through which LISTEN hears nothing: name PostgreSQL itself, or a pooler in session mode.',
  );
}

async function requireExtensions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; installed: boolean }>(
    'select name, installed_version is not null as installed from pg_available_extensions where name = any($1)',
    [extensions],
  );
  for (const name of extensions) {
    const found = rows.find((row) => row.name === name);
    if (found === undefined) {
      throw new StartRefused(
        `The PostgreSQL of DATABASE_URL lacks the extension ${name}: install its package of contributed modules.`,
      );
    }
    if (!found.installed) await requireCreatable(client, name);
  }
}

async function requireCreatable(client: pg.Client, extension: string): Promise<void> {
  try {
    await client.query('begin');
    await client.query(`create extension ${extension}`);
  } catch (error) {
    throw new StartRefused(
      `The account of DATABASE_URL may not create the extension ${extension}: let a superuser run "create extension ${extension}" in that database.`,
      { cause: error },
    );
  } finally {
    await client.query('rollback');
  }
}

async function requireConnections(client: pg.Client, processes: number): Promise<void> {
  const needed = processes * (poolSize + connectionsBesidePool);
  const { rows } = await client.query<{ allowed: number }>(
    `select least(
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
       nullif((select rolconnlimit from pg_roles where rolname = current_user), -1),
       nullif((select datconnlimit from pg_database where datname = current_database()), -1)
     ) as allowed`,
  );
  const allowed = rows[0]?.allowed ?? 0;
  if (allowed >= needed) return;
  throw new StartRefused(
    `The database of DATABASE_URL allows ${allowed} connections, and ${processes === 1 ? 'one process' : `${processes} processes`} of Lode may open ${needed}: raise max_connections, or lower WEB_PROCESSES.`,
  );
}
