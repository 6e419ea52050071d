import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, opendir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Storage, StoredObject } from './storage';

const incoming = 'incoming';

/** Windows has no sync of folders. */
const syncsFolders = process.platform !== 'win32';

/** Objects as files of a folder. A file appears under its name only when it is whole and synced. */
export function diskStorage(folder: string): Storage {
  const root = resolve(folder);
  const pathOf = (name: string) => join(root, ...name.split('/'));

  const keepFolder = durableFolders(root);

  async function place(name: string, fill: (path: string) => Promise<void>): Promise<void> {
    const path = pathOf(name);
    if (await touch(path)) {
      // Whoever wrote it may not have come so far yet.
      await keepFolder(dirname(path));
      await syncFolder(dirname(path));
      return;
    }
    const partial = join(root, incoming, randomUUID());
    await keepFolder(dirname(partial));
    try {
      await fill(partial);
      await syncFile(partial);
      await keepFolder(dirname(path));
      await rename(partial, path);
      await syncFolder(dirname(path));
    } finally {
      await rm(partial, { force: true });
    }
  }

  return {
    putFile: (name, path) => place(name, (partial) => linkOrCopy(path, partial)),
    putBytes: (name, bytes) => place(name, (partial) => write(partial, bytes)),
    read: (name, range) =>
      createReadStream(pathOf(name), range === undefined ? {} : { start: range.first, end: range.last }),
    readWhole: (name) => orUndefined(readFile(pathOf(name))),
    async stat(name) {
      const found = await orUndefined(stat(pathOf(name)));
      return found === undefined ? undefined : { name, sizeBytes: found.size, modifiedAt: found.mtime };
    },
    list: (folder = '') => walk(root, pathOf(folder)),
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}

/** Equal names are equal bytes: an object that exists is synced and marked as wanted, so that no sweep takes it. */
async function touch(path: string): Promise<boolean> {
  const now = new Date();
  const touched = utimes(path, now, now).then(() => syncFile(path));
  return (await orUndefined(touched.then(() => true))) ?? false;
}

/** A second name for the same bytes where the file system allows it, which costs nothing. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK'].some((code) => isNodeError(error, code))) throw error;
    await copyFile(from, to);
  }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}

/**
 * Makes folders that survive a power cut, for which every folder on the way must have been synced: by this process, as
 * another one may have made it a moment ago.
 */
function durableFolders(root: string): (folder: string) => Promise<void> {
  const kept = new Set<string>();

  return async (folder) => {
    const first = await mkdir(folder, { recursive: true });
    if ((first === undefined && kept.has(folder)) || !syncsFolders) return;
    const top = first === undefined || first.length > root.length ? root : dirname(first);
    for (let inner = folder; inner !== top; inner = dirname(inner)) await syncFolder(dirname(inner));
    kept.add(folder);
  };
}

/** Makes the content of a file survive a power cut. */
async function syncFile(path: string): Promise<void> {
  // Windows syncs only what may be written.
  const handle = await open(path, syncsFolders ? 'r' : 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the names in a folder survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  if (syncsFolders) await syncFile(path);
}

async function* walk(root: string, folder: string): AsyncIterable<StoredObject> {
  const entries = await orUndefined(opendir(folder));
  if (entries === undefined) return;
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(root, path);
    else {
      const found = await orUndefined(stat(path));
      const name = path
        .slice(root.length + 1)
        .split(sep)
        .join('/');
      if (found !== undefined) yield { name, sizeBytes: found.size, modifiedAt: found.mtime };
    }
  }
}

/** What was asked of a file that need not exist. */
async function orUndefined<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isNodeError(error, 'ENOENT') || isNodeError(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}

const isNodeError = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;
