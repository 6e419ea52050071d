import type { VersionFile } from '@/lib/domain/packages/files';
import { tags } from '@/lib/domain/cache-tags';
import { cacheFor, policies } from './caching';
import { frontHeaders } from './front-headers';

/** An answer without a body, which the front completes with the bytes of a version's file. */
export function sendFile(lowerId: string, kind: string, file: VersionFile): Response {
  return new Response(null, {
    headers: {
      'content-type': file.contentType,
      [frontHeaders.send]: file.objectName,
      ...(kind === 'nupkg' && { [frontHeaders.download]: String(file.versionKey) }),
      ...cacheFor(policies.package, tags.package(lowerId)),
    },
  });
}
