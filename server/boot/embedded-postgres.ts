import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findFreePort } from './free-port';
import { choosePostgresAccount } from './postgres-account';
import { findPostgresBinaries } from './postgres-binaries';
import { databaseUser, preparePostgresFolder } from './postgres-folder';
import { postgresSettings, type PostgresUse } from './postgres-settings';
import { stopOrphan } from './orphan';
import { type Postmaster, spawnPostmaster } from './postmaster';
import { codeOf, refuseFolder, StartRefused } from './refusal';
import { sayWhileWaiting } from './say';

export type EmbeddedPostgres = {
  url: string;
  /** Settles when PostgreSQL has ended, for whatever reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
};

const databaseName = 'lode';

/**
 * Starts the PostgreSQL that npm brings on the folder `pg` of the data folder, made when it is missing, and makes
 * the database in it. Only the holder of the claim may call this. Throws StartRefused when it cannot run.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  use: PostgresUse,
  stop?: AbortSignal,
): Promise<EmbeddedPostgres> {
  const base = resolve(dataDir);
  const binaries = await findPostgresBinaries();
  const account = choosePostgresAccount([binaries.postgres, base]);
  const folder = await preparePostgresFolder(base, binaries, account);
  await stopOrphan(folder.path, stop);

  const settings = postgresSettings({ prewarm: binaries.prewarms && use.throwAway !== true, ...use });
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    const postmaster = spawnPostmaster(folder.path, port, settings, binaries, account);
    const server = `postgresql://${databaseUser}:${folder.password}@127.0.0.1:${port}`;
    try {
      await makeDatabase(`${server}/postgres`, postmaster, stop);
      return { url: `${server}/${databaseName}`, exited: postmaster.exited, stop: () => postmaster.stop() };
    } catch (error) {
      await postmaster.stop();
      // Another program took the port between the question and the start.
      if (postmaster.said().includes('Address already in use') && attempt < 3) continue;
      throw explain(error, postmaster, base);
    }
  }
}

function explain(error: unknown, postmaster: Postmaster, dataDir: string): unknown {
  const said = postmaster.said();
  if (said.includes('No space left on device')) {
    return refuseFolder(Object.assign(new Error(said, { cause: error }), { code: 'ENOSPC' }), dataDir);
  }
  if (said.includes('administrative permissions')) {
    return new StartRefused(
      'PostgreSQL does not run under a Windows administrator: start Lode under another account, or set DATABASE_URL.',
    );
  }
  const lines = said.split('\n').filter((line) => /FATAL|PANIC|HINT/.test(line));
  return new Error(`The embedded PostgreSQL did not start: ${lines.join(' ') || said.trim()}`, {
    cause: error,
  });
}

/** Waits until PostgreSQL takes connections, however long it has to recover, and makes the database if it is missing. */
async function makeDatabase(
  url: string,
  postmaster: Postmaster,
  stop: AbortSignal | undefined,
): Promise<void> {
  const client = await connectWhenReady(url, postmaster, stop);
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

const notReadyCodes = ['ECONNREFUSED', 'ECONNRESET', '57P03'];

async function connectWhenReady(
  url: string,
  postmaster: Postmaster,
  stop: AbortSignal | undefined,
): Promise<pg.Client> {
  const remind = sayWhileWaiting('The database is still recovering from its last stop.');
  for (; ; await pause(20)) {
    stop?.throwIfAborted();
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (postmaster.hasExited() || !notReadyCodes.includes(codeOf(error) ?? '')) throw error;
    }
    remind();
  }
}
