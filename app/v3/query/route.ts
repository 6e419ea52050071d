import { env } from '@/lib/config/env';
import { tags } from '@/lib/domain/cache-tags';
import { nothingFound, searchPackages } from '@/lib/domain/packages/search';
import { cacheFor, policies } from '@/lib/http/caching';
import { readRoute } from '@/lib/http/route';
import { searchParams } from '@/lib/http/search-params';
import { createLinks } from '@/lib/protocol/v3/links';
import { searchResponse } from '@/lib/protocol/v3/search';

/** SearchQueryService: packages by words, for `dotnet package search` and Visual Studio. */
export const GET = readRoute(async (request) => {
  const params = searchParams(request);
  const found = params.nothing ? nothingFound : await searchPackages(params);
  const view = { links: createLinks(env().GALLERY_URL), semVer2: params.semVer2 };

  return Response.json(searchResponse(found, view), { headers: cacheFor(policies.search, tags.search) });
});
