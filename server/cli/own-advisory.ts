import { z } from 'zod';
import { AdvisoryIdentifier, AdvisorySummary } from '@/lib/domain/advisories/advisory';
import type { OwnAdvisory } from '@/lib/domain/advisories/own';
import { type SeverityWord, severityWords } from '@/lib/domain/advisories/severity';
import { invalidField } from '@/lib/domain/errors';
import { lowerId, PackageId } from '@/lib/nuget/id';
import { normalizedRange, parseRange } from '@/lib/nuget/version-range';

export type OwnAdvisoryOptions = {
  id: string;
  range: string[];
  severity: SeverityWord;
  url: string;
  summary: string;
};

/** An advisory as it was typed, or a refusal that names what cannot be. */
export function readOwnAdvisory(identifier: string, options: OwnAdvisoryOptions): OwnAdvisory {
  const { id, url, summary, severity } = options;
  if (!AdvisoryIdentifier.safeParse(identifier).success) {
    throw invalidField(
      'identifier',
      `"${identifier}" cannot be the name of an advisory: use letters, digits and "-".`,
    );
  }
  if (!PackageId.safeParse(id).success) throw invalidField('id', `"${id}" cannot be a package ID.`);
  if (!z.url({ protocol: /^https?$/ }).safeParse(url).success) {
    throw invalidField('url', `"${url}" is not an http or https address.`);
  }
  return {
    identifier,
    url: new URL(url).href,
    severity: severityWords.indexOf(severity),
    summary: AdvisorySummary.parse(summary),
    ranges: options.range.map((text) => ({ lowerId: lowerId(id), range: readRange(text) })),
  };
}

function readRange(text: string): string {
  const range = parseRange(text);
  if (range === undefined) {
    throw invalidField('range', `"${text}" is not a range of versions. Write one such as "[1.0.0, 1.2.3)".`);
  }
  return normalizedRange(range);
}
