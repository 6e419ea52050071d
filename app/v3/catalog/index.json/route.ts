import { env } from '@/lib/config/env';
import { tags } from '@/lib/domain/cache-tags';
import { getCatalogIndex } from '@/lib/domain/catalog/read';
import { cacheFor, policies } from '@/lib/http/caching';
import { readRoute } from '@/lib/http/route';
import { catalogIndex } from '@/lib/protocol/v3/catalog';
import { createLinks } from '@/lib/protocol/v3/links';

export const dynamic = 'force-dynamic';

/** Catalog: the pages of everything that happened to versions. */
export const GET = readRoute(async () =>
  Response.json(catalogIndex(await getCatalogIndex(), createLinks(env().GALLERY_URL)), {
    headers: cacheFor(policies.catalog, tags.catalog),
  }),
);
