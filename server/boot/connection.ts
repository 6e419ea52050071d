import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, refuseFolder } from './refusal';

const Connection = z.object({ databaseUrl: z.string() });
type Connection = z.infer<typeof Connection>;

const noteOf = (dataDir: string) => join(dataDir, 'connection.json');

/** Notes, for the `lode` command beside a running server, how the embedded database is reached. Holds its password. */
export async function noteConnection(dataDir: string, connection: Connection): Promise<void> {
  const written = `${noteOf(dataDir)}.new-${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(written, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(connection));
    } finally {
      await file.close();
    }
    await rename(written, noteOf(dataDir));
  } catch (error) {
    await rm(written, { force: true });
    refuseFolder(error, dataDir);
  }
}

/** The note of the server that holds the claim; worth nothing when none does. */
export async function readConnection(dataDir: string): Promise<Connection | undefined> {
  try {
    return Connection.parse(JSON.parse(await readFile(noteOf(dataDir), 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export async function removeConnection(dataDir: string): Promise<void> {
  await rm(noteOf(dataDir), { force: true });
}
