import { createRequire } from 'node:module';
import type * as Cvss from 'ae-cvss-calculator';

// Node finds none of its names when it is imported, for it is made in the old way and packed.
// safe because these are the types that it brings
const { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0 } = createRequire(import.meta.url)(
  'ae-cvss-calculator',
) as typeof Cvss;

/** What people call the four severities, from 0 up. */
export const severityWords = ['low', 'moderate', 'high', 'critical'] as const;
export type SeverityWord = (typeof severityWords)[number];

const numbers: Record<string, number> = { low: 0, moderate: 1, medium: 1, high: 2, critical: 3 };

/** Said of whatever nobody has rated: neither to be overlooked nor to alarm. */
const unrated = 1;

/** The severity of a word; of none or an unknown one the highest of the CVSS vectors; without these, moderate. */
export function severityOf(word: string | null | undefined, vectors: readonly string[] = []): number {
  const named = numbers[(word ?? '').trim().toLowerCase()];
  if (named !== undefined) return named;
  const scores = vectors.flatMap((vector) => scoreOf(vector) ?? []);
  return scores.length === 0 ? unrated : severityOfScore(Math.max(...scores));
}

/** https://nvd.nist.gov/vuln-metrics/cvss: the same borders in each version that has them. */
function severityOfScore(score: number): number {
  if (score >= 9) return 3;
  if (score >= 7) return 2;
  return score >= 4 ? 1 : 0;
}

const calculators = [
  ['CVSS:4.0/', Cvss4P0],
  ['CVSS:3.1/', Cvss3P1],
  ['CVSS:3.0/', Cvss3P0],
  ['', Cvss2],
] as const;

function scoreOf(vector: string): number | undefined {
  const text = vector.trim();
  const [, Calculator] = calculators.find(([prefix]) => text.startsWith(prefix)) ?? [];
  if (Calculator === undefined) return undefined;
  try {
    const { base } = new Calculator(text).calculateScores();
    return base !== undefined && Number.isFinite(base) ? base : undefined;
  } catch {
    // It is no vector at all.
    return undefined;
  }
}
