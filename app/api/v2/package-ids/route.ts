import { tags } from '@/lib/domain/cache-tags';
import { listTypedIds } from '@/lib/domain/packages/typed-ids';
import { cacheFor, policies } from '@/lib/http/caching';
import { readRoute } from '@/lib/http/route';
import { completionParams } from '@/lib/http/search-params';

/** Package IDs while they are typed, for the console of Visual Studio before 2017 and scripts. */
export const GET = readRoute(async (request) => {
  const { typed, ...filter } = completionParams(request);
  return Response.json(await listTypedIds(typed, filter), {
    headers: cacheFor(policies.search, tags.search),
  });
});
