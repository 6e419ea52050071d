import { z } from 'zod';
import { tags } from '@/lib/domain/cache-tags';
import { listVulnerabilities } from '@/lib/domain/advisories/known';
import { nothingAt } from '@/lib/domain/errors';
import { cacheFor, policies } from '@/lib/http/caching';
import { readRoute } from '@/lib/http/route';
import { vulnerabilityPage } from '@/lib/protocol/v3/vulnerabilities';

type Context = RouteContext<'/v3/vulnerabilities/[generation]/[page]'>;

const Address = z.object({
  generation: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  page: z.enum(['base.json', 'update.json']),
});

/** A page of VulnerabilityInfo: by package ID, which versions are not safe. */
export const GET = readRoute(async (request, { params }: Context) => {
  const address = Address.safeParse(await params);
  if (!address.success) throw nothingAt(new URL(request.url).pathname);
  const { generation, page } = address.data;
  const known = await listVulnerabilities(generation, page === 'base.json' ? 'base' : 'update');
  return Response.json(vulnerabilityPage(known), {
    headers: cacheFor(policies.advisories, tags.advisories),
  });
});
