import { resolve } from 'node:path';
import { env } from '@/lib/config/env';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { prepareGallery } from '@/lib/domain/site/prepare';
import { findHolder } from '../boot/claim';
import { readConnection } from '../boot/connection';
import { openDatabaseForCommand } from '../boot/database';
import { requireMigrated } from '../boot/migrate';
import { StartRefused } from '../boot/refusal';
import { watchForStop, whenAborted } from '../stop-request';

/** The process was told to end before the work was done. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  override message = 'Stopped before the end; what was done until then stays.';
}

/**
 * Does something with the gallery's database: that of the running server, which is told by the note in its data
 * folder, or else one that is started for as long as it takes. Told to end, it leaves the work where it is and closes
 * what it opened. Throws Interrupted then.
 */
export async function withGallery<Result>(work: () => Promise<Result>): Promise<Result> {
  const stop = watchForStop();
  const interrupted = whenAborted(stop).then(() => {
    throw new Interrupted();
  });
  // It may come at any moment, also when nobody waits for it any more.
  interrupted.catch(() => undefined);

  const close = await reachDatabase(stop);
  try {
    return await Promise.race([prepareGallery({ firstStart: false }).then(work), interrupted]);
  } finally {
    await db().$disconnect();
    await close();
  }
}

/** Makes `db()` work. Gives what ends it. */
async function reachDatabase(stop: AbortSignal): Promise<() => Promise<void>> {
  const settings = env();
  if (settings.DATABASE_URL === undefined) {
    const dataDir = resolve(settings.DATA_DIR);
    if ((await findHolder(dataDir)) !== undefined) return useRunningServer(dataDir);
  }
  try {
    const database = await openDatabaseForCommand(settings, stop);
    return () => database.close();
  } catch (error) {
    throw stop.aborted ? new Interrupted() : error;
  }
}

async function useRunningServer(dataDir: string): Promise<() => Promise<void>> {
  const connection = await readConnection(dataDir);
  if (connection === undefined) {
    throw new StartRefused(`Lode is just starting in ${dataDir}: wait until it serves, then try again.`);
  }
  await requireMigrated(connection.databaseUrl);
  useEmbeddedDatabase(connection.databaseUrl);
  return () => Promise.resolve();
}
