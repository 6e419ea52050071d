import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { claimFolder, findHolder } from '@/server/boot/claim';
import { startEmbeddedPostgres } from '@/server/boot/embedded-postgres';
import { migrate } from '@/server/boot/migrate';
import { stopOrphan } from '@/server/boot/postmaster';

/** As many test files at once, each with a process and a pool of its own. */
const processes = 8;

const prefix = '.tmp-domain-';

/**
 * Runs once around the domain tests: they share one throw-away PostgreSQL with all migrations and one data folder,
 * which the settings of each test process name. What runs that were killed left behind is removed first.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = await mkdtemp(resolve(prefix));
  const claim = await claimFolder(dataDir);
  const postgres = await startEmbeddedPostgres(dataDir, { processes, throwAway: true });
  await migrate(postgres.url);
  Object.assign(process.env, { DATABASE_URL: postgres.url, DATA_DIR: dataDir, LOG_LEVEL: 'warn' });

  return async () => {
    await postgres.stop();
    await claim.release();
    await rm(dataDir, { recursive: true, force: true });
  };
}

async function removeLeftovers(): Promise<void> {
  const names = (await readdir('.')).filter((name) => name.startsWith(prefix));
  for (const folder of names.map((name) => resolve(name))) {
    if ((await findHolder(folder)) !== undefined) continue;
    await stopOrphan(join(folder, 'pg'));
    await rm(folder, { recursive: true, force: true });
  }
}
