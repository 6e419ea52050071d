import { env } from '@/lib/config/env';
import { tags } from '@/lib/domain/cache-tags';
import { cacheFor, policies } from '@/lib/http/caching';
import { readRoute } from '@/lib/http/route';
import { createLinks } from '@/lib/protocol/v3/links';
import { serviceIndex } from '@/lib/protocol/v3/service-index';

export const dynamic = 'force-dynamic';

/** The service index: where every resource of this gallery is. */
export const GET = readRoute(async () =>
  Response.json(serviceIndex(createLinks(env().GALLERY_URL)), {
    headers: cacheFor(policies.serviceIndex, tags.site),
  }),
);
