import { versionNotFound } from '@/lib/domain/errors';
import { getVersionFile } from '@/lib/domain/packages/files';
import { sendFile } from '@/lib/http/send-file';
import { flatFileKind } from '@/lib/http/flat-file';
import { packageRoute } from '@/lib/http/package-route';
import { versionParam } from '@/lib/http/params';

type Params = { id: string; version: string; file: string };

/** PackageBaseAddress: the bytes of a package, its nuspec, icon, readme or license. */
export const GET = packageRoute<Params>(async ({ id, lowerId }, { version, file }) => {
  const { lowerVersion } = versionParam(id, version);
  const kind = flatFileKind({ lowerId, lowerVersion }, file);
  if (kind === undefined) throw versionNotFound(id, version);
  return sendFile(lowerId, kind, await getVersionFile(lowerId, lowerVersion, kind));
});
