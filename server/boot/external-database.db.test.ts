import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { databaseUrl } from '@/lib/db/address';
import { anEmptyDatabase, query } from '@/lib/testing/database';
import { aTransactionPooler } from '@/lib/testing/transaction-pooler';
import { requireUsableDatabase } from './external-database';
import { findFreePort } from './free-port';

const aName = () => `test_${randomUUID().replaceAll('-', '')}`;

/** The address of a database for somebody with fewer rights than its owner. */
async function asSomebody(url: string, rights = ''): Promise<string> {
  const name = aName();
  await query(url, `create role ${name} login password 'secret' ${rights}`);
  return Object.assign(new URL(url), { username: name, password: 'secret' }).href;
}

const tables = `select count(*)::int as count from pg_class where relnamespace = 'public'::regnamespace`;
const installed = 'select extname from pg_extension order by 1';

test('a database with all that Lode needs is accepted, and nothing in it is changed', async () => {
  const url = await anEmptyDatabase();
  const before = [await query(url, tables), await query(url, installed)];

  await expect(requireUsableDatabase(url, 4)).resolves.toBeUndefined();

  expect([await query(url, tables), await query(url, installed)]).toEqual(before);
});

test('a database that nobody answers for is refused, without a word of its password', async () => {
  const port = await findFreePort();

  const refusal = requireUsableDatabase(`postgresql://lode:hush@127.0.0.1:${port}/gallery`, 1);

  await expect(refusal).rejects.toThrow(`"gallery" at 127.0.0.1:${port} of DATABASE_URL cannot be reached: `);
  await expect(refusal).rejects.not.toThrow('hush');
});

test('an account that may not sign in is refused with what PostgreSQL says', async () => {
  const wrong = Object.assign(new URL(await anEmptyDatabase()), { password: 'wrong' }).href;

  await expect(requireUsableDatabase(wrong, 1)).rejects.toThrow(
    /cannot be reached: password authentication failed/,
  );
});

test('a database of another encoding than UTF8 is refused', async () => {
  const name = aName();
  await query(
    databaseUrl(),
    `create database ${name} encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`,
  );
  const url = Object.assign(new URL(databaseUrl()), { pathname: `/${name}` }).href;

  await expect(requireUsableDatabase(url, 1)).rejects.toThrow('is encoded in SQL_ASCII, and Lode needs UTF8');
});

test('an account that may not make the extensions is told which one, and that a superuser may', async () => {
  const url = await asSomebody(await anEmptyDatabase());

  await expect(requireUsableDatabase(url, 1)).rejects.toThrow(
    'may not create the extension citext: let a superuser run "create extension citext"',
  );
});

test('extensions that are there already need no rights', async () => {
  const owner = await anEmptyDatabase();
  await query(owner, 'create extension citext; create extension pg_trgm; create extension unaccent');

  await expect(requireUsableDatabase(await asSomebody(owner), 1)).resolves.toBeUndefined();
});

test('too few connections for so many processes are refused with both numbers', async () => {
  const owner = await anEmptyDatabase();
  await query(owner, 'create extension citext; create extension pg_trgm; create extension unaccent');
  const url = await asSomebody(owner, 'connection limit 20');

  await expect(requireUsableDatabase(url, 1)).resolves.toBeUndefined();
  await expect(requireUsableDatabase(url, 2)).rejects.toThrow(
    'allows 20 connections, and 2 processes of Lode may open 34: raise max_connections, or lower WEB_PROCESSES',
  );
});

test('a pooler in transaction mode is refused, for LISTEN hears nothing through it', async () => {
  const url = await aTransactionPooler(await anEmptyDatabase());
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);

  await expect(requireUsableDatabase(url, 1)).rejects.toThrow(
    /leads to a pooler .* a pooler in session mode/,
  );
});
