import { tags } from '@/lib/domain/cache-tags';
import { completeVersions } from '@/lib/domain/packages/autocomplete';
import { cacheFor, policies } from '@/lib/http/caching';
import { decodePart } from '@/lib/http/params';
import { readRoute } from '@/lib/http/route';
import { completionParams } from '@/lib/http/search-params';
import { lowerId } from '@/lib/nuget/id';

type Context = { params: Promise<{ id: string }> };

/** The listed versions of a package; none of one that is not here. */
export const GET = readRoute(async (request, { params }: Context) => {
  const id = lowerId(decodePart((await params).id));
  const versions = await completeVersions(id, completionParams(request));
  return Response.json(versions, { headers: cacheFor(policies.search, tags.search) });
});
