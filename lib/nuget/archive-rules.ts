import { collapsePath } from './entry-path';
import { InvalidPackage, quote } from './invalid-package';
import { lowerInvariant } from './invariant-case';
import type { ZipEntry } from './zip';

const maxEntries = 65_533;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Refuses entries that clients could not extract side by side, or that are written in the future. A signature is one
 * entry more than a package may have otherwise.
 */
export function requireSafeEntries(entries: readonly ZipEntry[], isSigned: boolean): void {
  const limit = isSigned ? maxEntries + 1 : maxEntries;
  if (entries.length > limit) {
    throw new InvalidPackage(`The package has ${entries.length} entries. At most ${limit} are allowed.`);
  }
  requirePast(entries);
  requireDistinctPaths(entries);
}

/** Clocks differ, and the times in an archive are without a zone. */
function requirePast(entries: readonly ZipEntry[]): void {
  const latest = Date.now() + dayMs;
  const future = entries.find(({ lastModified }) => lastModified.getTime() > latest);
  if (future === undefined) return;
  throw new InvalidPackage(
    `The entry ${quote(future.path)} was last written in the future (${future.lastModified.toISOString()}). ` +
      `Set the clock right and pack the package again.`,
  );
}

function requireDistinctPaths(entries: readonly ZipEntry[]): void {
  const seen = new Map<string, string>();
  for (const { path } of entries) {
    const key = lowerInvariant(collapsePath(path));
    const other = seen.get(key);
    if (other !== undefined) {
      throw new InvalidPackage(
        `The package has the entries ${quote(other)} and ${quote(path)}, which are one file on some disks. Keep one.`,
      );
    }
    seen.set(key, path);
  }
}
