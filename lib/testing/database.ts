import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { databaseUrl } from '@/lib/db/address';

/** The address of an empty database of one's own, in the PostgreSQL that all domain tests share. */
export async function anEmptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(databaseUrl(), `create database ${name}`);
  return Object.assign(new URL(databaseUrl()), { pathname: `/${name}` }).href;
}

/** Asks a database by a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
