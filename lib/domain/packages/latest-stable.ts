import { db } from '@/lib/db/client';
import { noStableVersion, packageNotFound } from '../errors';
import { getVersionFile, type VersionFile } from './files';
import { slice } from './slices';

/** Where the package of the latest listed stable version lies. Throws `packageNotFound` or `noStableVersion`. */
export async function getLatestStable(lowerId: string): Promise<VersionFile> {
  const found = await db().package.findUnique({
    where: { lowerId },
    select: {
      id: true,
      documents: { select: { slices: true, version: { select: { lowerVersion: true } } } },
    },
  });
  if (found === null) throw packageNotFound(lowerId);
  const latest = found.documents.find(({ slices }) => (slices & slice.stableSemVer2) !== 0);
  if (latest === undefined) throw noStableVersion(found.id);
  return getVersionFile(lowerId, latest.version.lowerVersion, 'nupkg');
}
