import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, opendir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Storage, StoredObject } from './storage';

const incoming = 'incoming';

/** Objects as files of a folder. A file appears under its name only when it is whole and synced. */
export function diskStorage(folder: string): Storage {
  const root = resolve(folder);
  const pathOf = (name: string) => join(root, ...name.split('/'));

  async function place(name: string, fill: (path: string) => Promise<void>): Promise<void> {
    const path = pathOf(name);
    if (await touch(path)) return;
    const partial = join(root, incoming, randomUUID());
    await mkdir(dirname(partial), { recursive: true });
    try {
      await fill(partial);
      await sync(partial);
      await mkdir(dirname(path), { recursive: true });
      await rename(partial, path);
      await sync(dirname(path));
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
    list: () => walk(root, root),
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}

/** Equal names are equal bytes: an object that exists is only marked as wanted, so that no sweep takes it. */
async function touch(path: string): Promise<boolean> {
  const now = new Date();
  return (await orUndefined(utimes(path, now, now).then(() => true))) ?? false;
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

/** Makes a file, or the names in a folder, survive a power cut. Windows has no sync of folders. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (process.platform === 'win32') return undefined;
    throw error;
  });
  try {
    await handle?.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await handle?.close();
  }
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
