import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { GalleryProcess } from './gallery-process';
import { smallBytes } from './made-data';
import { makePackage, writePackage } from './made-package';
import { measureGrowth, sharedOutBytes } from './memory';
import { pushBytes, pushFile } from './pushes';
import type { Row } from './table';

const mebibyte = 1_048_576;
const mostReadyMs = 4_000;
const mostIdleBytes = 450 * mebibyte;
const mostGrowthBytes = 64 * mebibyte;

const settlingMs = 3_000;
/** As much as fits into a push, with room for what is around it. */
const largePushBytes = 249 * mebibyte;

/** How long a gallery with data takes to serve, and what it weighs, with its database, when nobody asks. */
export async function measureIdle(gallery: GalleryProcess): Promise<Row[]> {
  await pause(settlingMs);
  return [
    limit('first 200 when built, s', gallery.readyMs / 1000, mostReadyMs / 1000),
    megabytes('idle server and database, MB', sharedOutBytes(gallery.pid), mostIdleBytes),
  ];
}

/** How much memory the server takes more while it takes the largest package. */
export async function measureLargePush(
  gallery: GalleryProcess,
  apiKey: string,
  folder: string,
): Promise<Row> {
  const about = { version: '1.0.0', description: 'Pushed to be measured.' };
  // What the first push loads stays loaded, whatever its size.
  const first = await makePackage({ id: 'Bench.First', sizeBytes: smallBytes, ...about });
  await pushBytes(gallery.url, apiKey, first);

  const path = join(folder, 'huge.nupkg');
  await writePackage(path, { id: 'Bench.Huge', sizeBytes: largePushBytes, ...about });
  const growth = await measureGrowth(gallery.pid, () => pushFile(gallery.url, apiKey, path));
  await rm(path);
  return megabytes('growth of the server by a push of 250 MB, MB', growth, mostGrowthBytes);
}

const megabytes = (what: string, bytes: number | undefined, mostBytes: number): Row =>
  bytes === undefined
    ? { what: `${what}: this system does not tell` }
    : limit(what, bytes / mebibyte, mostBytes / mebibyte);

const limit = (what: string, measured: number, target: number): Row => ({
  what,
  measured,
  target,
  reached: measured < target,
});
