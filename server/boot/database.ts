import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { useEmbeddedDatabase } from '@/lib/db/address';
import type { Env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { requireOwnStorage } from '@/lib/domain/site/own-storage';
import { claimFolder } from './claim';
import { noteConnection, removeConnection } from './connection';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
import { requireUsableDatabase } from './external-database';
import { migrate, requireMigrated } from './migrate';
import { readMigrations } from './migrations';
import { refuseFolder } from './refusal';

export type Database = {
  url: string;
  /** Settles when the embedded PostgreSQL ends by itself, which it never should. */
  lost: Promise<void>;
  /** Stops the embedded PostgreSQL and gives the data folder free. */
  close(): Promise<void>;
};

type Settings = Pick<Env, 'DATA_DIR' | 'DATABASE_URL' | 'WEB_PROCESSES'>;

/**
 * The database that the settings name, reachable, fit, of the same gallery as the storage, and migrated: the
 * operator's, or the embedded one, for which this process claims the data folder. Throws StartRefused or
 * ForeignStorage when it cannot be used, and ends any wait when told to stop.
 */
export async function openDatabase(settings: Settings, stop?: AbortSignal): Promise<Database> {
  const database = await (settings.DATABASE_URL === undefined
    ? openEmbedded(resolve(settings.DATA_DIR), settings.WEB_PROCESSES, stop)
    : openExternal(settings.DATABASE_URL, settings));
  try {
    await requireOwnStorage();
    await migrate(database.url, readMigrations(), stop);
    return database;
  } catch (error) {
    await db().$disconnect();
    await database.close();
    throw error;
  }
}

/** The same for an operator's command, which migrates only what it starts itself: others may be serving the rest. */
export async function openDatabaseForCommand(settings: Settings, stop: AbortSignal): Promise<Database> {
  if (settings.DATABASE_URL === undefined) return openDatabase(settings, stop);
  const database = await openExternal(settings.DATABASE_URL, settings);
  await requireMigrated(database.url);
  return database;
}

async function openExternal(url: string, { DATA_DIR, WEB_PROCESSES }: Settings): Promise<Database> {
  await makeFolder(resolve(DATA_DIR));
  await requireUsableDatabase(url, WEB_PROCESSES);
  return { url, lost: new Promise(() => undefined), close: () => Promise.resolve() };
}

async function openEmbedded(
  dataDir: string,
  processes: number,
  stop: AbortSignal | undefined,
): Promise<Database> {
  const claim = await claimFolder(dataDir, stop);
  let postgres: EmbeddedPostgres | undefined;
  async function close(): Promise<void> {
    await removeConnection(dataDir);
    await postgres?.stop();
    await claim.release();
  }
  try {
    // What a server that was killed noted leads nowhere, or to a PostgreSQL that is about to be stopped.
    await removeConnection(dataDir);
    postgres = await startEmbeddedPostgres(dataDir, { processes }, stop);
    await noteConnection(dataDir, { databaseUrl: postgres.url });
    useEmbeddedDatabase(postgres.url);
    return { url: postgres.url, lost: postgres.exited, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
  } catch (error) {
    refuseFolder(error, dataDir);
  }
}
