import { db } from '@/lib/db/client';
import { fileNotFound, symbolsNotFound, versionNotFound } from '../errors';

export type StoredFile = { objectName: string; sizeBytes: number };

/** As many packages as are looked at that hold a PDB of the same name and id: of honest ones there are few. */
const maxSameKey = 50;

/**
 * A PDB that debuggers ask for, by its name in lower case and its key: the one that came first of those with any of
 * the checksums, or of all when none is asked for. Throws `symbolsNotFound`.
 */
export async function getPdb(
  lowerName: string,
  symbolKey: string,
  checksums?: readonly string[],
): Promise<StoredFile> {
  const found = await db().symbolFile.findMany({
    where: { lowerName, symbolKey, version: { status: 'available' } },
    orderBy: { key: 'asc' },
    take: maxSameKey,
    select: { checksum: true, objectName: true, sizeBytes: true },
  });
  const wanted = found.find(({ checksum }) => checksums?.includes(checksum) ?? true);
  if (wanted === undefined) throw symbolsNotFound(lowerName);
  return { objectName: wanted.objectName, sizeBytes: Number(wanted.sizeBytes) };
}

/** The symbols package of a version, once it was checked. Throws `versionNotFound`, or `fileNotFound` without one. */
export async function getSymbolPackage(lowerId: string, lowerVersion: string): Promise<StoredFile> {
  const version = await db().packageVersion.findFirst({
    where: { lowerVersion, status: 'available', package: { lowerId } },
    select: { symbolPackages: { where: { status: 'available' } } },
  });
  if (version === null) throw versionNotFound(lowerId, lowerVersion);
  const [found] = version.symbolPackages;
  if (found === undefined) throw fileNotFound('symbols package');
  return { objectName: found.objectName, sizeBytes: Number(found.sizeBytes) };
}
