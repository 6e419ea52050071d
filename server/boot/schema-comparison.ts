import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type {
  DiagnoseMigrationHistoryOutput,
  MigrationList,
  SchemasContainer,
} from '@prisma/schema-engine-wasm';
import { migrationsFolder, readMigrations } from './migrations';
import { withSchemaEngine } from './schema-engine';

const schemaFolder = 'prisma/schema';

/** What the engine wants to find in `migration_lock.toml`, even before the first migration. */
export const lockFile = {
  name: 'migration_lock.toml',
  content: '# Written by "npm run db -- new"; keep it under version control.\nprovider = "postgresql"\n',
};

const filters = { externalTables: [], externalEnums: [] };

/** What the schema files ask for beyond the migrations, told for people or as SQL; undefined when they agree. */
export async function compareSchema(url: string, form: 'words' | 'sql'): Promise<string | undefined> {
  const schema = readSchema();
  const { exitCode, stdout } = await withSchemaEngine(url, schema, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...listMigrations() },
      to: { tag: 'schemaDatamodel', ...schema },
      script: form === 'sql',
      exitCode: true,
      filters,
    }),
  );
  return exitCode === 0 ? undefined : (stdout ?? '');
}

/** How a database stands to the migrations, in the engine's own terms. */
export function diagnose(url: string): Promise<DiagnoseMigrationHistoryOutput> {
  return withSchemaEngine(url, readSchema(), (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: listMigrations(),
      optInToShadowDatabase: false,
      filters,
    }),
  );
}

function readSchema(): SchemasContainer {
  const names = readdirSync(schemaFolder).filter((name) => name.endsWith('.prisma'));
  const paths = names.toSorted().map((name) => resolve(schemaFolder, name));
  return { files: paths.map((path) => ({ path, content: readFileSync(path, 'utf8') })) };
}

function listMigrations(): MigrationList {
  return {
    baseDir: resolve(migrationsFolder),
    lockfile: { path: lockFile.name, content: lockFile.content },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
