import { z } from 'zod';
import { lowerId, PackageId } from '@/lib/nuget/id';
import {
  type Advisory,
  AdvisoryIdentifier,
  AdvisorySummary,
  AdvisoryTime,
  type AffectedRange,
  distinctRanges,
  readAs,
} from './advisory';
import { affected, exactRanges, rangeOfComparisons, rangesOfEvents } from './affected-ranges';
import { severityOf } from './severity';

const Severities = z
  .array(z.object({ score: z.string() }))
  .nullish()
  .transform((list) => (list ?? []).map(({ score }) => score));

/** Read of every document, whatever ecosystem it is about. */
const Head = z.object({
  id: AdvisoryIdentifier,
  modified: AdvisoryTime,
  withdrawn: AdvisoryTime.nullish(),
  affected: z.array(z.unknown()).nullish(),
});

const OfNuGet = z.object({ package: z.object({ ecosystem: z.string().regex(/^nuget(:|$)/i) }) });

const Body = z.object({
  published: AdvisoryTime.nullish(),
  summary: AdvisorySummary,
  severity: Severities,
  references: z.array(z.object({ type: z.string(), url: z.string() })).nullish(),
  database_specific: z.object({ severity: z.string().nullish() }).nullish(),
});

const Affected = z.object({
  package: z.object({ name: PackageId }),
  severity: Severities,
  ranges: z
    .array(z.object({ type: z.string(), events: z.array(z.record(z.string(), z.string())) }))
    .nullish(),
  versions: z.array(z.string()).nullish(),
  database_specific: z.object({ last_known_affected_version_range: z.string().nullish() }).nullish(),
});

/**
 * Reads an advisory in the format that OSV, and GitHub's database as files, are written in. Throws
 * UnreadableAdvisory.
 *
 * https://ossf.github.io/osv-schema
 */
export function readOsv(document: unknown): Advisory {
  const { id, modified, withdrawn, affected: parts } = readAs(Head, document);
  const body = readAs(Body, document);
  const ours = (parts ?? []).filter((part) => OfNuGet.safeParse(part).success);
  const about = withdrawn == null ? ours.map((part) => readAs(Affected, part)) : [];
  const vectors = [...body.severity, ...about.flatMap(({ severity }) => severity)];
  return {
    identifier: id,
    url: urlOf(id, body.references ?? []),
    severity: severityOf(body.database_specific?.severity ?? wordFor(id), vectors),
    summary: body.summary,
    publishedAt: body.published ?? modified,
    modifiedAt: modified,
    ranges: distinctRanges(about.flatMap(rangesOf)),
  };
}

/** Ranges of commits say nothing of versions. */
const rangeTypes = ['ECOSYSTEM', 'SEMVER'];

function rangesOf(part: z.infer<typeof Affected>): AffectedRange[] {
  const lastKnown = part.database_specific?.last_known_affected_version_range;
  const until = lastKnown == null ? undefined : rangeOfComparisons(lastKnown);
  const ranges = (part.ranges ?? [])
    .filter(({ type }) => rangeTypes.includes(type))
    .flatMap(({ events }) => rangesOfEvents(events, until));
  return affected(lowerId(part.package.name), [...ranges, ...exactRanges(part.versions ?? [], ranges)]);
}

/** Malware has no rating, and needs none. */
const wordFor = (id: string) => (id.startsWith('MAL-') ? 'critical' : undefined);

function urlOf(id: string, references: readonly { type: string; url: string }[]): string {
  if (id.startsWith('GHSA-')) return `https://github.com/advisories/${id}`;
  const told = references.find(
    ({ type, url }) => type === 'ADVISORY' && /^https?:/i.test(url) && URL.canParse(url),
  );
  return told === undefined ? `https://osv.dev/vulnerability/${id}` : new URL(told.url).href;
}
