import { migrate } from '@/server/boot/migrate';
import { startThrowAwayPostgres } from '@/server/boot/throw-away-postgres';

/** As many test files at once, each with a process and a pool of its own. */
const processes = 8;

/**
 * Runs once around the domain tests: they share one throw-away PostgreSQL with all migrations and one data folder,
 * which the settings of each test process name.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const { url, dataDir, remove } = await startThrowAwayPostgres('domain', processes);
  await migrate(url);
  Object.assign(process.env, { DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  return remove;
}
