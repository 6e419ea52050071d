import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDotEnv } from '@/lib/config/dot-env';
import { env, InvalidEnvironment } from '@/lib/config/env';
import { migrate } from './migrate';
import { migrationsFolder } from './migrations';
import { StartRefused } from './refusal';
import { say } from './say';
import { compareSchema, diagnose, lockFile } from './schema-comparison';
import { startThrowAwayPostgres } from './throw-away-postgres';

const usage = `npm run db -- COMMAND, where COMMAND is one of
  new NAME   writes the migration that the schema files ask for
  check      tells whether the migrations make what the schema files say
  deploy     applies the missing migrations to the database of DATABASE_URL
  status     tells how the database of DATABASE_URL stands to the migrations`;

/** `npm run db`: what a developer does with schema and migrations. Answers go to standard output. */
async function runCommand([command, name]: string[]): Promise<number> {
  switch (command) {
    case 'new':
      return name === undefined ? refuse(usage) : withScratch((url) => writeMigration(url, name));
    case 'check':
      return withScratch(checkMigrations);
    case 'deploy':
      return withNamed(deploy);
    case 'status':
      return withNamed(tellStatus);
    default:
      return refuse(usage);
  }
}

async function writeMigration(url: string, name: string): Promise<number> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return refuse('A migration is named in small letters: add_reports.');
  const sql = await compareSchema(url, 'sql');
  if (sql === undefined) return answer('The migrations make what the schema files say already.');

  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  writeFileSync(join(migrationsFolder, lockFile.name), lockFile.content);
  return answer(`${folder}/migration.sql`);
}

async function checkMigrations(url: string): Promise<number> {
  const difference = await compareSchema(url, 'words');
  if (difference === undefined) return answer('The migrations make what the schema files say.');
  return refuse(`The schema files ask for more than the migrations make:\n${difference}`);
}

async function deploy(url: string): Promise<number> {
  const applied = await migrate(url);
  return answer(applied.length === 0 ? 'Nothing to apply.' : applied.join('\n'));
}

async function tellStatus(url: string): Promise<number> {
  const status = await diagnose(url);
  answer(JSON.stringify(status, undefined, 2));
  return status.history === null && status.failedMigrationNames.length === 0 ? 0 : 1;
}

/** On a PostgreSQL that is thrown away afterwards. */
async function withScratch(work: (url: string) => Promise<number>): Promise<number> {
  const postgres = await startThrowAwayPostgres('db');
  try {
    return await work(postgres.url);
  } finally {
    await postgres.remove();
  }
}

async function withNamed(work: (url: string) => Promise<number>): Promise<number> {
  const { DATABASE_URL } = env();
  return DATABASE_URL === undefined
    ? refuse('Set DATABASE_URL: the embedded database migrates itself when Lode starts.')
    : work(DATABASE_URL);
}

function answer(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function refuse(sentence: string): number {
  say(sentence);
  return 1;
}

readDotEnv('.');
// An ordinary exit, on which the scratch PostgreSQL goes down as well.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
try {
  process.exitCode = await runCommand(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartRefused || error instanceof InvalidEnvironment)) throw error;
  process.exitCode = refuse(error.message);
}
