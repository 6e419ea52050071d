import pg from 'pg';
import { expect, test } from 'vitest';
import { anEmptyDatabase, query } from '@/lib/testing/database';
import { migrate, requireMigrated } from './migrate';
import { type Migration, readMigrations } from './migrations';

const tables = `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;

const aMigration = (sql: string, name = '20300101000000_tomorrow'): Migration => ({
  name,
  sql,
  checksum: sql,
});

test('an empty database gets every migration, and once only', async () => {
  const url = await anEmptyDatabase();

  expect(await migrate(url)).toEqual(readMigrations().map(({ name }) => name));
  expect(await migrate(url)).toEqual([]);
});

test('the tables of the job queue come with the migrations', async () => {
  const url = await anEmptyDatabase();
  await migrate(url, []);

  expect(await query(url, 'select id from graphile_worker.jobs')).toEqual([]);
});

test('replicas that start together apply each migration once', async () => {
  const url = await anEmptyDatabase();

  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url)));

  expect(applied.flat()).toEqual(readMigrations().map(({ name }) => name));
});

test('a database that lacks migrations is refused to whoever only looks, and not touched', async () => {
  const url = await anEmptyDatabase();
  const first = aMigration('create table one ()', '1_first');
  const second = aMigration('create table two ()', '2_second');

  await expect(requireMigrated(url, [first, second])).rejects.toThrow(
    'The database lacks 2 migrations of this Lode: start the new Lode first',
  );
  expect(await query(url, tables)).toEqual([]);

  await migrate(url, [first]);
  await expect(requireMigrated(url, [first, second])).rejects.toThrow('lacks a migration of this Lode');
  await requireMigrated(url, [first]);
  await expect(requireMigrated(url, [])).rejects.toThrow(/newer than this Lode/);
});

test('a database with a migration of a newer Lode is refused and not touched', async () => {
  const url = await anEmptyDatabase();
  await migrate(url, [aMigration('create table tomorrow ()')]);
  const before = await query(url, tables);

  await expect(migrate(url)).rejects.toThrow(/newer than this Lode.*"20300101000000_tomorrow"/);
  expect(await query(url, tables)).toEqual(before);
});

test('a migration that was changed after it was applied is refused', async () => {
  const url = await anEmptyDatabase();
  await migrate(url, [aMigration('create table one ()')]);

  await expect(migrate(url, [aMigration('create table other ()')])).rejects.toThrow(/not the one/);
  expect(await query(url, tables)).toMatchObject([{ name: '_prisma_migrations' }, { name: 'one' }]);
});

test('a migration that another program never finished is refused', async () => {
  const url = await anEmptyDatabase();
  await migrate(url, [aMigration('create table one ()')]);
  await query(url, 'update _prisma_migrations set finished_at = null');

  await expect(migrate(url, [aMigration('create table one ()')])).rejects.toThrow(/never finished/);
});

test('a database that holds tables of somebody else is refused and not touched', async () => {
  const url = await anEmptyDatabase();
  await query(url, 'create table invoices ()');

  await expect(migrate(url)).rejects.toThrow(/not Lode's, such as "invoices"/);
  expect(await query(url, tables)).toEqual([{ name: 'invoices' }]);
});

test('a migration that fails leaves nothing of itself, and the next start goes on where it stopped', async () => {
  const url = await anEmptyDatabase();
  const first = aMigration('create table one ()', '1_first');
  const broken = aMigration('create table two (); select 1 / 0', '2_broken');
  const mended = aMigration('create table two ()', '2_broken');

  await expect(migrate(url, [first, broken])).rejects.toThrow(
    '"2_broken" failed and was undone: division by zero',
  );
  expect(await query(url, tables)).toMatchObject([{ name: '_prisma_migrations' }, { name: 'one' }]);
  expect(await migrate(url, [first, mended])).toEqual(['2_broken']);
});

const waitingHere = `
  select count(*)::int from pg_locks
   where locktype = 'advisory' and not granted
     and database = (select oid from pg_database where datname = current_database())`;

test('a start that waits for another one’s migrations ends when it is told to stop', async () => {
  const url = await anEmptyDatabase();
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query('select pg_advisory_lock(7272740001)');
  const stop = new AbortController();

  const waiting = migrate(url, readMigrations(), stop.signal);
  const ended = expect(waiting).rejects.toThrow(/terminated/);
  await expect.poll(() => query(url, waitingHere)).toEqual([{ count: 1 }]);
  stop.abort();

  await ended;
  await other.end();
});
