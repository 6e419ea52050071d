import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { claimFolder, findHolder } from './claim';
import { startEmbeddedPostgres } from './embedded-postgres';
import { stopOrphan } from './orphan';

export type ThrowAwayPostgres = { url: string; dataDir: string; remove(): Promise<void> };

/**
 * An empty PostgreSQL in a data folder of its own below the project's, gone when it is removed. What earlier ones of
 * the same purpose left behind when they were killed is removed first.
 */
export async function startThrowAwayPostgres(purpose: string, processes = 1): Promise<ThrowAwayPostgres> {
  const prefix = `.tmp-${purpose}-`;
  await removeLeftovers(prefix);
  const dataDir = await mkdtemp(resolve(prefix));
  // As root, PostgreSQL runs under another account, which must get through.
  await chmod(dataDir, 0o711);
  const claim = await claimFolder(dataDir);
  const postgres = await startEmbeddedPostgres(dataDir, { processes, throwAway: true });
  return {
    url: postgres.url,
    dataDir,
    async remove() {
      await postgres.stop();
      await claim.release();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function removeLeftovers(prefix: string): Promise<void> {
  const names = (await readdir('.')).filter((name) => name.startsWith(prefix));
  for (const folder of names.map((name) => resolve(name))) {
    if ((await findHolder(folder)) !== undefined) continue;
    await stopOrphan(join(folder, 'pg'));
    await rm(folder, { recursive: true, force: true });
  }
}
