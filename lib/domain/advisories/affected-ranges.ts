import { normalizedRange, satisfies, type VersionRange } from '@/lib/nuget/version-range';
import { compareVersions, type NuGetVersion, parseVersion } from '@/lib/nuget/version';
import { UnreadableAdvisory } from './advisory';

/** Something that happened to a line of versions: `{ introduced: '1.0.0' }`, `{ fixed: '1.2.3' }`. */
export type OsvEvent = Readonly<Record<string, string>>;

type Kind = 'introduced' | 'fixed' | 'last_affected';
type Step = { kind: Kind; version: NuGetVersion | undefined };

/**
 * The versions between being introduced and being fixed. Where nothing ends them, the last one that is known to be
 * affected does, if it is told.
 *
 * https://ossf.github.io/osv-schema/#affectedrangesevents-fields
 */
export function rangesOfEvents(events: readonly OsvEvent[], lastKnown?: VersionRange): VersionRange[] {
  const ranges: VersionRange[] = [];
  let from: Step | undefined;
  for (const step of stepsOf(events)) {
    if (step.kind === 'introduced') {
      from ??= step;
    } else if (from !== undefined) {
      ranges.push(between(from.version, step.version, step.kind === 'last_affected'));
      from = undefined;
    }
  }
  if (from !== undefined)
    ranges.push(between(from.version, lastKnown?.max, lastKnown?.maxInclusive ?? false));
  return ranges.filter(isNotEmpty);
}

function stepsOf(events: readonly OsvEvent[]): Step[] {
  const steps = events.flatMap((event) =>
    (['introduced', 'fixed', 'last_affected'] as const).flatMap((kind) => {
      const text = event[kind];
      return text === undefined ? [] : [{ kind, version: versionOf(kind, text) }];
    }),
  );
  // Events of one version happen in the order in which they are told.
  return steps.sort((a, b) => {
    if (a.version === undefined || b.version === undefined) {
      return Number(a.version !== undefined) - Number(b.version !== undefined);
    }
    return compareVersions(a.version, b.version);
  });
}

/** Undefined stands for the beginning of all versions. */
function versionOf(kind: Kind, text: string): NuGetVersion | undefined {
  if (kind === 'introduced' && text === '0') return undefined;
  return requireVersion(text);
}

const between = (
  min: NuGetVersion | undefined,
  max: NuGetVersion | undefined,
  maxInclusive: boolean,
): VersionRange => ({
  min,
  minInclusive: min !== undefined,
  max,
  maxInclusive: max !== undefined && maxInclusive,
  floating: undefined,
});

function isNotEmpty({ min, max, minInclusive, maxInclusive }: VersionRange): boolean {
  if (min === undefined || max === undefined) return true;
  const order = compareVersions(min, max);
  return order < 0 || (order === 0 && minInclusive && maxInclusive);
}

/** The versions that are told one by one and lie in none of the ranges; what is no NuGet version affects nobody. */
export function exactRanges(versions: readonly string[], covered: readonly VersionRange[]): VersionRange[] {
  return versions.flatMap((text) => {
    const version = parseVersion(text);
    if (version === undefined || covered.some((range) => satisfies(range, version))) return [];
    return [between(version, version, true)];
  });
}

const comparison = /^(>=|<=|>|<|=)?\s*(\S+)$/;

/** Reads `>= 1.0.0, < 1.2.3`, `= 1.0.0`, `<= 2.0.0`. Nothing at all stands for every version. */
export function rangeOfComparisons(text: string): VersionRange {
  let range = between(undefined, undefined, false);
  for (const part of text.split(',')) {
    if (part.trim() === '') continue;
    const [, operator = '=', version = ''] = comparison.exec(part.trim()) ?? [];
    range = narrow(range, operator, requireVersion(version));
  }
  if (!isNotEmpty(range)) throw new UnreadableAdvisory(`"${text}" holds no version`);
  return range;
}

function narrow(range: VersionRange, operator: string, version: NuGetVersion): VersionRange {
  switch (operator) {
    case '>=':
    case '>':
      return { ...range, min: version, minInclusive: operator === '>=' };
    case '<=':
    case '<':
      return { ...range, max: version, maxInclusive: operator === '<=' };
    default:
      return between(version, version, true);
  }
}

function requireVersion(text: string): NuGetVersion {
  const version = parseVersion(text);
  if (version === undefined) throw new UnreadableAdvisory(`"${text}" is not a version`);
  return version;
}

/** The ranges of a package ID as they are kept. */
export const affected = (lowerId: string, ranges: readonly VersionRange[]) =>
  ranges.map((range) => ({ lowerId, range: normalizedRange(range) }));
