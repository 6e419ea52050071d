import { db } from '@/lib/db/client';
import { storage } from '@/lib/storage/storage';
import { getVersionFile } from './files';

/** The text of a version's readme or license. Throws `versionNotFound` or `fileNotFound`. */
export async function getVersionText(
  lowerId: string,
  lowerVersion: string,
  kind: 'readme' | 'license',
): Promise<string> {
  const { objectName } = await getVersionFile(lowerId, lowerVersion, kind);
  return readText(objectName);
}

/** The readme of a version, as Markdown; none when it brings none. */
export async function findReadme(versionKey: number): Promise<string | undefined> {
  const file = await db().versionFile.findUnique({
    where: { versionKey_kind: { versionKey, kind: 'readme' } },
    select: { objectName: true },
  });
  return file === null ? undefined : readText(file.objectName);
}

async function readText(objectName: string): Promise<string> {
  const bytes = await storage().readWhole(objectName);
  if (bytes === undefined) throw new Error(`The stored object ${objectName} is missing.`);
  return new TextDecoder('utf-8').decode(bytes);
}
