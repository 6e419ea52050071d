import { getLatestStable } from '@/lib/domain/packages/latest-stable';
import { packageRoute } from '@/lib/http/package-route';
import { sendFile } from '@/lib/http/send-file';

/** Downloads the latest stable version. */
export const GET = packageRoute(async ({ lowerId }) =>
  sendFile(lowerId, 'nupkg', await getLatestStable(lowerId)),
);
