import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { giveFolder, type PostgresAccount } from './postgres-account';
import type { PostgresBinaries } from './postgres-binaries';
import { codeOf, refuseFolder, StartRefused } from './refusal';

export type PostgresFolder = { path: string; password: string };

export const databaseUser = 'lode';

const passwordOf = (dataDir: string) => join(dataDir, 'pg-password');

/**
 * The folder `pg` of the data folder, made when it is missing, and the password of the database in it. It is made
 * beside its place and moved there whole, so that a start that is killed leaves nothing half made. Only the holder
 * of the claim may call this. Throws StartRefused when what lies there is not ours to run.
 */
export async function preparePostgresFolder(
  dataDir: string,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): Promise<PostgresFolder> {
  const path = join(dataDir, 'pg');
  const names = await listNames(path);
  if (names.length > 0) {
    await requireOurVersion(path, names, binaries);
    giveFolder(path, account);
    return { path, password: await readPassword(dataDir) };
  }
  try {
    await removeHalfMade(dataDir);
    const password = await makePassword(dataDir);
    await initialize(dataDir, path, password, binaries, account);
    return { path, password };
  } catch (error) {
    return refuseFolder(error, dataDir);
  }
}

async function requireOurVersion(
  path: string,
  names: string[],
  { majorVersion }: PostgresBinaries,
): Promise<void> {
  if (!names.includes('PG_VERSION')) {
    throw new StartRefused(
      `The folder ${path} is not empty and holds no PostgreSQL database, so Lode leaves it alone: move it away, or restore it whole.`,
    );
  }
  const found = (await readFile(join(path, 'PG_VERSION'), 'utf8')).trim();
  if (found !== String(majorVersion)) {
    throw new StartRefused(
      `The database in ${path} was made by PostgreSQL ${found} and this Lode brings PostgreSQL ${majorVersion}: start the Lode that made it, or move the data with pg_dump.`,
    );
  }
}

async function initialize(
  dataDir: string,
  path: string,
  password: string,
  { initdb }: PostgresBinaries,
  { as, wrap, owner }: PostgresAccount,
): Promise<void> {
  const made = `${path}.new-${randomBytes(6).toString('hex')}`;
  const passwordFile = `${made}.password`;
  await mkdir(made, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (owner !== undefined) {
    await chown(made, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
  }
  const options = [
    '-U',
    databaseUser,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-instructions',
  ];
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C', '--builtin-locale=C.UTF-8'];
  const [program = '', ...args] = [...wrap, initdb, '-D', made, ...options, ...locale];
  try {
    await promisify(execFile)(program, args, { ...as, ...postgresEnvironment() });
    await rename(made, path);
    await syncFolder(dataDir);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw initdbFailure(error, dataDir);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function initdbFailure(error: unknown, dataDir: string): unknown {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  if (said.includes('No space left on device')) {
    return Object.assign(new Error(said, { cause: error }), { code: 'ENOSPC' });
  }
  return said === ''
    ? error
    : new Error(`PostgreSQL could not make its folder in ${dataDir}: ${said.trim()}`);
}

/** PostgreSQL's programs need no variable of ours; on Windows they do need the system's. */
export function postgresEnvironment(): { env?: NodeJS.ProcessEnv } {
  return process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' } };
}

async function makePassword(dataDir: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const file = await open(passwordOf(dataDir), 'w', 0o600);
  try {
    await file.writeFile(password);
    await file.sync();
  } finally {
    await file.close();
  }
  return password;
}

async function readPassword(dataDir: string): Promise<string> {
  try {
    return (await readFile(passwordOf(dataDir), 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new StartRefused(
      `The file ${passwordOf(dataDir)} with the password of the database is missing: restore it from your backup.`,
    );
  }
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    return refuseFolder(error, folder);
  }
}

/** Of a start that was killed, PostgreSQL's program may go on for a moment: what it adds meanwhile goes as well. */
async function removeHalfMade(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith('pg.new-'));
  const patiently = { recursive: true, force: true, maxRetries: 12, retryDelay: 100 };
  await Promise.all(names.map((name) => rm(join(dataDir, name), patiently)));
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
