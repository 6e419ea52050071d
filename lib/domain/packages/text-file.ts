import { storage } from '@/lib/storage/storage';
import { getVersionFile } from './files';

/** The text of a version's readme or license. Throws `versionNotFound` or `fileNotFound`. */
export async function getVersionText(
  lowerId: string,
  lowerVersion: string,
  kind: 'readme' | 'license',
): Promise<string> {
  const { objectName } = await getVersionFile(lowerId, lowerVersion, kind);
  const bytes = await storage().readWhole(objectName);
  if (bytes === undefined) throw new Error(`The stored object ${objectName} is missing.`);
  return new TextDecoder('utf-8').decode(bytes);
}
