import { type FileHandle, mkdir, open, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder';
import { diskStorage } from './disk';

const pathIn = temporaryFolder();
const name = 'objects/ab/abcdef';
const bytes = Buffer.from('bytes');

/** The files and folders that are synced from now on, by their inodes. */
async function watchSyncs(): Promise<Set<number>> {
  const handle = await open(pathIn('.'), 'r');
  // safe because this is the class of every handle
  const handles = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const synced = new Set<number>();
  const { sync } = handles;
  handles.sync = async function (this: FileHandle) {
    await sync.call(this);
    synced.add((await this.stat()).ino);
  };
  onTestFinished(() => {
    handles.sync = sync;
  });
  return synced;
}

async function inodesOf(root: string, ...paths: string[]): Promise<number[]> {
  return Promise.all(paths.map(async (path) => (await stat(join(root, path))).ino));
}

// Windows has no sync of folders.
const posix = test.skipIf(process.platform === 'win32');

posix('a new object is synced, and every folder on the way to it', async () => {
  const root = pathIn('new/storage');
  await mkdir(pathIn('new'));
  const synced = await watchSyncs();
  await diskStorage(root).putBytes(name, bytes);

  const wanted = await inodesOf(root, name, 'objects/ab', 'objects', '.', '..');
  expect([...synced]).toEqual(expect.arrayContaining(wanted));
});

posix(
  'an object that exists already is synced as well, for its writer may not have come so far',
  async () => {
    const root = pathIn('half');
    await mkdir(join(root, 'objects/ab'), { recursive: true });
    await writeFile(join(root, name), bytes);
    const synced = await watchSyncs();
    await diskStorage(root).putBytes(name, bytes);

    const wanted = await inodesOf(root, name, 'objects/ab', 'objects', '.');
    expect([...synced]).toEqual(expect.arrayContaining(wanted));
  },
);
