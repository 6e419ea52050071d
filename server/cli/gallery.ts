import { resolve } from 'node:path';
import { env } from '@/lib/config/env';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { prepareGallery } from '@/lib/domain/site/prepare';
import { findHolder } from '../boot/claim';
import { readConnection } from '../boot/connection';
import { openDatabase } from '../boot/database';
import { StartRefused } from '../boot/refusal';

/**
 * Does something with the gallery's database: that of the running server, which is told by the note in its data
 * folder, or else one that is started for as long as it takes.
 */
export async function withGallery<Result>(work: () => Promise<Result>): Promise<Result> {
  const close = await reachDatabase();
  try {
    await prepareGallery({ firstStart: false });
    return await work();
  } finally {
    await db().$disconnect();
    await close();
  }
}

/** Makes `db()` work. Gives what ends it. */
async function reachDatabase(): Promise<() => Promise<void>> {
  const settings = env();
  if (settings.DATABASE_URL === undefined) {
    const dataDir = resolve(settings.DATA_DIR);
    if ((await findHolder(dataDir)) !== undefined) return useRunningServer(dataDir);
  }
  const database = await openDatabase(settings);
  return () => database.close();
}

async function useRunningServer(dataDir: string): Promise<() => Promise<void>> {
  const connection = await readConnection(dataDir);
  if (connection === undefined) {
    throw new StartRefused(`Lode is just starting in ${dataDir}: wait until it serves, then try again.`);
  }
  useEmbeddedDatabase(connection.databaseUrl);
  return () => Promise.resolve();
}
