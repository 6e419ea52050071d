import { env } from '@/lib/config/env';
import { tags } from '@/lib/domain/cache-tags';
import { findCatalogLeaf } from '@/lib/domain/catalog/read';
import { nothingAt } from '@/lib/domain/errors';
import { cacheFor, policies } from '@/lib/http/caching';
import { decodePart } from '@/lib/http/params';
import { readRoute } from '@/lib/http/route';
import { parseTicksInPath } from '@/lib/nuget/ticks';
import { catalogLeafFrom } from '@/lib/protocol/v3/catalog-leaf';

type Context = { params: Promise<{ time: string; leaf: string }> };

/** Catalog: a version as it was right after a change, or that it was deleted. The address ends in `.json`. */
export const GET = readRoute(async (request, { params }: Context) => {
  const { time, leaf } = await params;
  const ticks = parseTicksInPath(time);
  const [, leafName] = /^(.+)\.json$/.exec(decodePart(leaf)) ?? [];
  const kept =
    ticks === undefined || leafName === undefined ? undefined : await findCatalogLeaf(ticks, leafName);
  if (kept === undefined) throw nothingAt(new URL(request.url).pathname);

  return new Response(catalogLeafFrom(kept, env().GALLERY_URL), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...cacheFor(policies.finished, tags.site),
    },
  });
});
