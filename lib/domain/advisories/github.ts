import { z } from 'zod';
import { lowerId, PackageId } from '@/lib/nuget/id';
import {
  type Advisory,
  AdvisoryIdentifier,
  AdvisorySummary,
  AdvisoryTime,
  distinctRanges,
  readAs,
} from './advisory';
import { affected, rangeOfComparisons } from './affected-ranges';
import { severityOf } from './severity';

const Rating = z.object({ vector_string: z.string().nullish() }).nullish();

const Head = z.object({
  ghsa_id: AdvisoryIdentifier,
  html_url: z.url({ protocol: /^https?$/ }).nullish(),
  summary: AdvisorySummary,
  severity: z.string().nullish(),
  cvss: Rating,
  cvss_severities: z.object({ cvss_v3: Rating, cvss_v4: Rating }).nullish(),
  published_at: AdvisoryTime.nullish(),
  updated_at: AdvisoryTime,
  withdrawn_at: AdvisoryTime.nullish(),
  vulnerabilities: z.array(z.unknown()).nullish(),
});

const OfNuGet = z.object({ package: z.object({ ecosystem: z.string().regex(/^nuget$/i) }) });

const Vulnerability = z.object({
  package: z.object({ name: PackageId }),
  vulnerable_version_range: z.string().nullish(),
});

/**
 * Reads an advisory as GitHub's API tells it. Throws UnreadableAdvisory.
 *
 * https://docs.github.com/rest/security-advisories/global-advisories
 */
export function readGitHub(document: unknown): Advisory {
  const head = readAs(Head, document);
  const ours = (head.vulnerabilities ?? []).filter((part) => OfNuGet.safeParse(part).success);
  const about = head.withdrawn_at == null ? ours.map((part) => readAs(Vulnerability, part)) : [];
  const vectors = [head.cvss_severities?.cvss_v4, head.cvss_severities?.cvss_v3, head.cvss].flatMap(
    (rating) => rating?.vector_string ?? [],
  );
  return {
    identifier: head.ghsa_id,
    url: head.html_url ?? `https://github.com/advisories/${head.ghsa_id}`,
    severity: severityOf(head.severity, vectors),
    summary: head.summary,
    publishedAt: head.published_at ?? head.updated_at,
    modifiedAt: head.updated_at,
    ranges: distinctRanges(
      about.flatMap(({ package: { name }, vulnerable_version_range: range }) =>
        affected(lowerId(name), [rangeOfComparisons(range ?? '')]),
      ),
    ),
  };
}
