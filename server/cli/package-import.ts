import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { callersFolder, env } from '@/lib/config/env';
import { system } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/errors';
import type { FeedImport } from '@/lib/domain/feeds/import';
import { push } from '@/lib/domain/packages/push';
import { pushSymbols } from '@/lib/domain/symbols/push';
import type { Progress } from './progress';

/**
 * Pushes every package below the paths, one after the other, and then the symbols packages. Run again after it was
 * stopped it goes on, for what is here already is passed over.
 */
export async function importPackages(
  paths: readonly string[],
  ownerKey: number,
  progress: Progress,
): Promise<FeedImport> {
  const report = { imported: 0, present: 0, symbols: 0, deprecated: 0, failed: [] };
  const files = await findFiles(paths, report);
  const inOrder = [...files.filter((path) => !isSymbols(path)), ...files.filter(isSymbols)];
  for (const [index, path] of inOrder.entries()) {
    await importOne(path, ownerKey, report);
    progress(index + 1, inOrder.length);
  }
  return report;
}

async function importOne(path: string, ownerKey: number, report: FeedImport): Promise<void> {
  const options = { limitBytes: env().MAX_PACKAGE_MB * 1_048_576, ownerKey };
  try {
    if (isSymbols(path)) {
      await pushSymbols(system, createReadStream(path), { ...options, onlyOthers: true });
      report.symbols++;
    } else {
      await push(system, createReadStream(path), options);
      report.imported++;
    }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'conflict') report.present++;
    else report.failed.push({ path, reason: error instanceof Error ? error.message : String(error) });
  }
}

const isSymbols = (path: string) => /\.snupkg$/i.test(path);

async function findFiles(paths: readonly string[], report: FeedImport): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const there = resolve(callersFolder(), path);
    const what = await stat(there).catch(() => undefined);
    if (what === undefined) report.failed.push({ path, reason: 'There is no such file or folder.' });
    else if (what.isDirectory()) found.push(...(await filesIn(there)));
    else found.push(there);
  }
  return found;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.s?nupkg$/i.test(entry.name))
    .filter((entry) => !/\.symbols\.nupkg$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
