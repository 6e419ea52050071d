import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from '../config/env';

/** Bytes that came in and are not yet anything. The file is this machine's, whatever the storage is. */
export type Staged = {
  path: string;
  sizeBytes: number;
  sha512: Uint8Array<ArrayBuffer>;
  /** Throws the file away, unless it was moved on. */
  remove(): Promise<void>;
};

/** The bytes were more than the limit. */
export class StagingLimitReached extends Error {
  override name = 'StagingLimitReached';
}

const folder = () => join(env().DATA_DIR, 'staging');

/**
 * Writes a stream to a new staging file while counting and hashing it, in constant memory.
 * Throws StagingLimitReached the moment it is over, and whatever the stream or the disk throws.
 */
export async function stage(source: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Staged> {
  await mkdir(folder(), { recursive: true });
  const path = join(folder(), randomUUID());
  const remove = () => rm(path, { force: true });
  const hash = createHash('sha512');
  let sizeBytes = 0;

  const file = await open(path, 'wx');
  try {
    for await (const chunk of source) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > limitBytes) throw new StagingLimitReached();
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await remove();
    throw error;
  }
  return { path, sizeBytes, sha512: new Uint8Array(hash.digest()), remove };
}

/** Removes what pushes left behind when the process died: files older than the given time. */
export async function removeOldStagingFiles(olderThan: Date): Promise<number> {
  let removed = 0;
  const entries = await opendir(folder()).catch(() => undefined);
  if (entries === undefined) return removed;
  for await (const entry of entries) {
    const path = join(folder(), entry.name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || !found.isFile() || found.mtime >= olderThan) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}
