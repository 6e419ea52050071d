import { db } from '@/lib/db/client';
import type { VersionFileKind } from '@/lib/db/generated/enums';
import { fileNotFound, versionNotFound } from '../errors';

export type VersionFile = {
  versionKey: number;
  /** The storage object that holds the bytes. */
  objectName: string;
  sizeBytes: number;
  contentType: string;
};

/** Where a file of a version lies. Throws `versionNotFound`, or `fileNotFound` when the version has none. */
export async function getVersionFile(
  lowerId: string,
  lowerVersion: string,
  kind: VersionFileKind,
): Promise<VersionFile> {
  const version = await db().packageVersion.findFirst({
    where: { lowerVersion, status: 'available', package: { lowerId } },
    select: { key: true, files: { where: { kind } } },
  });
  if (version === null) throw versionNotFound(lowerId, lowerVersion);
  const [file] = version.files;
  if (file === undefined) throw fileNotFound(kind);

  const { objectName, sizeBytes, contentType } = file;
  return { versionKey: version.key, objectName, sizeBytes: Number(sizeBytes), contentType };
}
