import { tags } from '@/lib/domain/cache-tags';
import { completeIds, completeVersions, noCompletions } from '@/lib/domain/packages/autocomplete';
import { cacheFor, policies } from '@/lib/http/caching';
import { readRoute } from '@/lib/http/route';
import { autocompleteParams } from '@/lib/http/search-params';
import { autocompleteIds, autocompleteVersions } from '@/lib/protocol/v3/autocomplete';

/** SearchAutocompleteService: package IDs while they are typed, or the versions of one. */
export const GET = readRoute(async (request) => {
  const params = autocompleteParams(request);
  const answer =
    params.versionsOf === undefined
      ? autocompleteIds(params.nothing ? noCompletions : await completeIds(params))
      : autocompleteVersions(await completeVersions(params.versionsOf, params));

  return Response.json(answer, { headers: cacheFor(policies.search, tags.search) });
});
