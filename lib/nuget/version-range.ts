import { parseFloatingVersion } from './floating-version';
import { compareVersions, isSemVer2, normalizedVersion, type NuGetVersion, parseVersion } from './version';
import { trimWhiteSpace } from './white-space';

/** The versions between two bounds. An undefined bound is open; with both undefined it is any version. */
export type VersionRange = {
  readonly min: NuGetVersion | undefined;
  readonly minInclusive: boolean;
  readonly max: NuGetVersion | undefined;
  readonly maxInclusive: boolean;
  /** The pattern of a lower bound that floats, such as `1.*`; `min` is then the lowest version it allows. */
  readonly floating: string | undefined;
};

export const anyVersion: VersionRange = {
  min: undefined,
  minInclusive: false,
  max: undefined,
  maxInclusive: false,
  floating: undefined,
};

/**
 * Reads `1.0` (which means 1.0 or higher), `[1.0]`, `[1.0, 2.0)`, `(, 2.0]` and the like. Floating versions are
 * read only when asked for: consumers may wish for one, packages may not depend on one.
 *
 * https://learn.microsoft.com/nuget/concepts/package-versioning#version-ranges
 */
export function parseRange(text: string, options: { floating?: boolean } = {}): VersionRange | undefined {
  const written = splitRange(trimWhiteSpace(text));
  if (written === undefined) return undefined;

  const lower = parseLowerBound(written.min, options.floating ?? false);
  const upper = parseBound(written.max);
  if (lower === undefined || upper === undefined) return undefined;

  const range: VersionRange = {
    min: lower.version,
    minInclusive: lower.version !== undefined && written.minInclusive,
    max: upper.version,
    maxInclusive: upper.version !== undefined && written.maxInclusive,
    floating: lower.pattern,
  };
  return isInOrder(range) ? range : undefined;
}

/** Whether the version lies between the bounds. `[1.0, 2.0)` holds 2.0-beta; a floating range is its minimum or up. */
export function satisfies(range: VersionRange, version: NuGetVersion): boolean {
  const { min, minInclusive, max, maxInclusive } = range;
  if (min !== undefined && compareVersions(min, version) > (minInclusive ? 0 : -1)) return false;
  return max === undefined || compareVersions(version, max) <= (maxInclusive ? 0 : -1);
}

/** The form of registrations and the catalog: `[1.0.0, )`, `(1.0.0, 2.0.0]`, `(, )`. */
export function normalizedRange({ min, minInclusive, max, maxInclusive, floating }: VersionRange): string {
  const lower = min === undefined ? '' : (floating ?? normalizedVersion(min));
  const upper = max === undefined ? '' : normalizedVersion(max);
  return `${minInclusive ? '[' : '('}${lower}, ${upper}${maxInclusive ? ']' : ')'}`;
}

/** Whether a bound is a SemVer 2 version, which makes the depending package one too. */
export function hasSemVer2Bound({ min, max }: VersionRange): boolean {
  return [min, max].some((bound) => bound !== undefined && isSemVer2(bound));
}

type WrittenRange = { min: string; minInclusive: boolean; max: string; maxInclusive: boolean };

function splitRange(text: string): WrittenRange | undefined {
  const opening = text.at(0);
  if (opening === undefined) return undefined;
  if (opening !== '[' && opening !== '(')
    return { min: text, minInclusive: true, max: '', maxInclusive: false };

  const closing = text.at(-1);
  if (closing !== ']' && closing !== ')') return undefined;
  const minInclusive = opening === '[';
  const maxInclusive = closing === ']';

  const [min = '', max, ...more] = text.slice(1, -1).split(',', 3);
  if (more.length > 0) return undefined;
  // The library refuses `(,)` but takes `(, )`, so the white space between the brackets must survive until here.
  if (min === '' && (max ?? '') === '') return undefined;
  if (max !== undefined) return { min, minInclusive, max, maxInclusive };
  return minInclusive && maxInclusive ? { min, minInclusive, max: min, maxInclusive } : undefined;
}

type Bound = { version: NuGetVersion | undefined; pattern: string | undefined };

function parseLowerBound(text: string, mayFloat: boolean): Bound | undefined {
  return mayFloat && text.includes('*') ? parseFloatingVersion(text) : parseBound(text);
}

/** A blank text is an open bound; undefined means that the text is no version. */
function parseBound(text: string): Bound | undefined {
  if (trimWhiteSpace(text) === '') return { version: undefined, pattern: undefined };
  const version = parseVersion(text);
  return version && { version, pattern: undefined };
}

function isInOrder({ min, minInclusive, max, maxInclusive }: VersionRange): boolean {
  if (min === undefined || max === undefined) return true;
  const order = compareVersions(min, max);
  return order < 0 || (order === 0 && minInclusive === maxInclusive);
}
