import { z } from 'zod';

/** Versions of one package ID. */
export type AffectedRange = {
  lowerId: string;
  /** Normalized, such as `[1.0.0, 1.2.3)`. */
  range: string;
};

/** What an advisory says. One that affects no NuGet package, or was withdrawn, has no ranges. */
export type Advisory = {
  /** Its own name, such as `GHSA-5crp-9r3c-p9vr`. */
  identifier: string;
  /** Absolute: clients refuse everything when one address is broken. */
  url: string;
  /** 0 low, 1 moderate, 2 high, 3 critical. */
  severity: number;
  summary: string;
  publishedAt: Date;
  modifiedAt: Date;
  ranges: AffectedRange[];
};

/** A document is not an advisory that can be read; the message says why, beginning with small letters. */
export class UnreadableAdvisory extends Error {
  override name = 'UnreadableAdvisory';
}

/** The names that advisory databases give. */
export const AdvisoryIdentifier = z.string().regex(/^[A-Za-z0-9][\w.:-]{0,99}$/);

export const AdvisoryTime = z.iso
  .datetime({ offset: true, local: true })
  .transform((text) => new Date(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`));

const longestSummary = 300;

/** Text for people on one line. */
export const AdvisorySummary = z
  .string()
  .nullish()
  .transform((text) =>
    (text ?? '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, longestSummary),
  );

/** Parses a part of a document, or says in what it is not as it should be. */
export function readAs<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'the document' : issue.path.join('.');
  throw new UnreadableAdvisory(`${place} is not as it should be: ${issue?.message ?? 'unknown'}`);
}

/** The ranges, each once and in one order. */
export function distinctRanges(ranges: readonly AffectedRange[]): AffectedRange[] {
  const byText = new Map(ranges.map((range) => [`${range.lowerId} ${range.range}`, range]));
  return [...byText.keys()].sort().flatMap((text) => byText.get(text) ?? []);
}
