import { normalizedVersion } from '@/lib/nuget/version';
import { parseRange } from '@/lib/nuget/version-range';

/** A version range as people read it: ">= 1.0.0", ">= 1.0.0 and < 2.0.0", "exactly 1.0.0", "any version". */
export function rangeWords(text: string): string {
  const range = parseRange(text);
  if (range === undefined) return text;

  const { min, minInclusive, max, maxInclusive } = range;
  const lower = min && normalizedVersion(min);
  const upper = max && normalizedVersion(max);
  if (lower !== undefined && lower === upper && minInclusive && maxInclusive) return `exactly ${lower}`;

  const bounds: string[] = [];
  if (lower !== undefined) bounds.push(`${minInclusive ? '>=' : '>'} ${lower}`);
  if (upper !== undefined) bounds.push(`${maxInclusive ? '<=' : '<'} ${upper}`);
  return bounds.length === 0 ? 'any version' : bounds.join(' and ');
}
