import { env } from '@/lib/config/env';
import { tags } from '@/lib/domain/cache-tags';
import { findCatalogPage } from '@/lib/domain/catalog/read';
import { nothingAt } from '@/lib/domain/errors';
import { cacheFor, policies } from '@/lib/http/caching';
import { readRoute } from '@/lib/http/route';
import { catalogPage } from '@/lib/protocol/v3/catalog';
import { createLinks } from '@/lib/protocol/v3/links';

type Context = { params: Promise<{ page: string }> };

/** Catalog: the items of one page, `page0.json` being the first. Only the newest page is ever added to. */
export const GET = readRoute(async (request, { params }: Context) => {
  const [, number] = /^page(0|[1-9]\d{0,8})\.json$/.exec((await params).page) ?? [];
  const page = number === undefined ? undefined : await findCatalogPage(Number(number));
  if (page === undefined) throw nothingAt(new URL(request.url).pathname);

  return Response.json(catalogPage(page, createLinks(env().GALLERY_URL)), {
    headers: page.finished
      ? cacheFor(policies.finished, tags.site)
      : cacheFor(policies.catalog, tags.catalog),
  });
});
