import { expect, test } from 'vitest';
import { anEmptyDatabase, query } from '@/lib/testing/database';
import { migrate } from './migrate';
import { readMigrations } from './migrations';
import { compareSchema, diagnose } from './schema-comparison';

test('the migrations make what the schema files say', async () => {
  expect(await compareSchema(await anEmptyDatabase(), 'words')).toBeUndefined();
});

test('the ordinary Prisma command finds its history in a database that Lode migrated', async () => {
  const url = await anEmptyDatabase();
  await migrate(url);

  expect(await diagnose(url)).toMatchObject({
    hasMigrationsTable: true,
    history: null,
    editedMigrationNames: [],
    failedMigrationNames: [],
  });
});

test('a database that lacks a migration is told from one that has them all', async () => {
  const url = await anEmptyDatabase();
  await migrate(url);
  await query(url, 'delete from _prisma_migrations');

  expect(await diagnose(url)).toMatchObject({
    history: {
      diagnostic: 'databaseIsBehind',
      unappliedMigrationNames: readMigrations().map(({ name }) => name),
    },
  });
});
