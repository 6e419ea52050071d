import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Migration = { name: string; sql: string; checksum: string };

/** Relative to the project's folder, in which every entry of Lode runs. */
export const migrationsFolder = 'prisma/migrations';

/** The migrations that this version of Lode brings, in their order. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  return readdirSync(resolve(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => {
      const sql = readFileSync(join(resolve(folder), name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}
