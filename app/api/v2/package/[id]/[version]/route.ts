import { getVersionFile } from '@/lib/domain/packages/files';
import { invalidVersion } from '@/lib/domain/errors';
import { takeRelist, takeUnlist } from '@/lib/http/listing';
import { packageRoute } from '@/lib/http/package-route';
import { decodePart, versionParam } from '@/lib/http/params';
import { nugetRoute } from '@/lib/http/route';
import { sendFile } from '@/lib/http/send-file';
import { parseVersion } from '@/lib/nuget/version';

/** Downloads a version, for V2 clients and links in documents. */
export const GET = packageRoute<{ id: string; version: string }>(async ({ id, lowerId }, { version }) => {
  const text = decodePart(version);
  if (parseVersion(text) === undefined) throw invalidVersion(text);
  return sendFile(
    lowerId,
    'nupkg',
    await getVersionFile(lowerId, versionParam(id, version).lowerVersion, 'nupkg'),
  );
});

/** `dotnet nuget delete`. As on the public gallery it unlists: published bytes are never taken away. */
export const DELETE = nugetRoute(takeUnlist);

/** Puts an unlisted version back into search. No NuGet client sends this; scripts do. */
export const POST = nugetRoute(takeRelist);
