import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { callersFolder, env } from '@/lib/config/env';
import { system } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/errors';
import { push } from '@/lib/domain/packages/push';
import type { Progress } from './progress';

export type ImportReport = {
  imported: number;
  /** Versions that were here already. */
  present: number;
  failed: { path: string; reason: string }[];
};

/**
 * Pushes every package below the paths, one after the other. Run again after it was stopped it
 * goes on, for what is here already is passed over.
 */
export async function importPackages(
  paths: readonly string[],
  ownerKey: number,
  progress: Progress,
): Promise<ImportReport> {
  const report: ImportReport = { imported: 0, present: 0, failed: [] };
  const files = await findPackages(paths, report);
  for (const [index, path] of files.entries()) {
    await importOne(path, ownerKey, report);
    progress(index + 1, files.length);
  }
  return report;
}

async function importOne(path: string, ownerKey: number, report: ImportReport): Promise<void> {
  try {
    await push(system, createReadStream(path), { limitBytes: env().MAX_PACKAGE_MB * 1_048_576, ownerKey });
    report.imported++;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'conflict') report.present++;
    else report.failed.push({ path, reason: error instanceof Error ? error.message : String(error) });
  }
}

async function findPackages(paths: readonly string[], report: ImportReport): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const there = resolve(callersFolder(), path);
    const what = await stat(there).catch(() => undefined);
    if (what === undefined) report.failed.push({ path, reason: 'There is no such file or folder.' });
    else if (what.isDirectory()) found.push(...(await packagesIn(there)));
    else found.push(there);
  }
  return found;
}

async function packagesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter(
      (entry) => entry.isFile() && /\.nupkg$/i.test(entry.name) && !/\.symbols\.nupkg$/i.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What came of an import, for people. */
export function sentenceOf({ imported, present, failed }: ImportReport): string {
  const lines = failed.map(({ path, reason }) => `${path}: ${reason}`);
  const sum = `${imported} imported, ${present} here already, ${failed.length} failed.`;
  return [...lines, sum].join('\n');
}
