import { type NuGetVersion, normalizedVersion, parseVersion } from './version';
import { trimWhiteSpace } from './white-space';

/** What a consumer means by `1.*` or `1.0.0-beta.*`: the lowest version it allows, and the pattern that floats. */
export type FloatingVersion = {
  readonly version: NuGetVersion;
  /** Undefined when the star only lengthens a number: `1*` is read as 10 and does not float. */
  readonly pattern: string | undefined;
};

/**
 * Reads a version that ends in a star, which takes the place of the last number, of the end of the labels, or
 * (`1.*-rc*`) of both.
 *
 * https://learn.microsoft.com/nuget/concepts/dependency-resolution#floating-versions
 */
export function parseFloatingVersion(text: string): FloatingVersion | undefined {
  if (!text.endsWith('*') || text.includes('+')) return undefined;

  const hyphen = text.indexOf('-');
  return hyphen === -1
    ? parseFloatingNumbers(text)
    : parseFloatingLabels(text.slice(0, hyphen), text.slice(hyphen + 1, -1));
}

function parseFloatingNumbers(numbers: string): FloatingVersion | undefined {
  const version = parseVersion(zeroForStar(numbers));
  if (version === undefined) return undefined;
  const floats = numbers === '*' || numbers.includes('.');
  return { version, pattern: floats ? starForLastNumber(numbers, version) : undefined };
}

function parseFloatingLabels(numbers: string, labelPrefix: string): FloatingVersion | undefined {
  const lowestLabels = labelPrefix === '' || labelPrefix.endsWith('.') ? `${labelPrefix}0` : labelPrefix;
  const version = parseVersion(`${zeroForStar(numbers)}-${lowestLabels}`);
  if (version === undefined) return undefined;
  const stem = numbers.endsWith('*')
    ? starForLastNumber(numbers, version)
    : normalizedVersion({ ...version, labels: [] });
  return { version, pattern: `${stem}-${patternLabels(numbers, labelPrefix)}*` };
}

/** The library keeps white space before the star, but for labels with a hyphen of their own after whole numbers. */
function patternLabels(numbers: string, labelPrefix: string): string {
  return labelPrefix.includes('-') && !numbers.endsWith('*') ? trimWhiteSpace(labelPrefix) : labelPrefix;
}

function zeroForStar(numbers: string): string {
  return numbers.endsWith('*') ? `${numbers.slice(0, -1)}0` : numbers;
}

function starForLastNumber(numbers: string, { major, minor, patch, revision }: NuGetVersion): string {
  const fixed = numbers.split('.').length - 1;
  return [...[major, minor, patch, revision].slice(0, fixed), '*'].join('.');
}
