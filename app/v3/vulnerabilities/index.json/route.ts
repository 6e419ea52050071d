import { env } from '@/lib/config/env';
import { tags } from '@/lib/domain/cache-tags';
import { getVulnerabilityOverview } from '@/lib/domain/advisories/known';
import { cacheFor, policies } from '@/lib/http/caching';
import { readRoute } from '@/lib/http/route';
import { createLinks } from '@/lib/protocol/v3/links';
import { vulnerabilityIndex } from '@/lib/protocol/v3/vulnerabilities';

export const dynamic = 'force-dynamic';

/** VulnerabilityInfo: where the pages are that NuGetAudit reads after each restore. */
export const GET = readRoute(async () =>
  Response.json(vulnerabilityIndex(await getVulnerabilityOverview(), createLinks(env().GALLERY_URL)), {
    headers: cacheFor(policies.advisories, tags.advisories),
  }),
);
