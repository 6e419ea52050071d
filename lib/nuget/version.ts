import { z } from 'zod';
import { compareReleaseLabels, isMetadataPart, isReleaseLabel } from './release-label';
import { isWhiteSpace, removeWhiteSpace, trimWhiteSpace } from './white-space';

/** A parsed version. Compare by `compareVersions`; store, index and link by `lowerVersion`. */
export type NuGetVersion = {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly revision: number;
  /** The parts between the dots of the prerelease label; none means a release. */
  readonly labels: readonly string[];
  /** What follows the plus sign, or the empty text. */
  readonly metadata: string;
  /** The text as its author wrote it, without white space. */
  readonly original: string;
};

/** Reads a version from text, as `parseVersion` does. */
export const NuGetVersion = z.string().transform((text, context): NuGetVersion => {
  const version = parseVersion(text);
  if (version !== undefined) return version;
  context.addIssue('This is not a NuGet version. Write one such as 1.2.3 or 1.2.3-beta.1.');
  return z.NEVER;
});

/**
 * Reads what NuGet's own library reads: one to four numbers, then `-labels`, then `+metadata`. Leading zeros and
 * white space around the numbers are tolerated. The time taken is proportional to the length of the text.
 *
 * https://learn.microsoft.com/nuget/concepts/package-versioning
 */
export function parseVersion(text: string): NuGetVersion | undefined {
  const trimmed = trimWhiteSpace(text);
  const { numbers, release, metadata } = splitVersion(trimmed);

  const [major, minor, patch, revision] = parseNumbers(numbers) ?? [];
  if (major === undefined) return undefined;

  const labels = release?.split('.') ?? [];
  if (!labels.every(isReleaseLabel)) return undefined;
  if (metadata !== undefined && !metadata.split('.').every(isMetadataPart)) return undefined;

  return {
    major,
    minor: minor ?? 0,
    patch: patch ?? 0,
    revision: revision ?? 0,
    labels,
    metadata: metadata ?? '',
    original: removeWhiteSpace(trimmed),
  };
}

/** `1.2.3-Beta`: three numbers, the fourth when it is not zero, the labels in the author's casing, no metadata. */
export function normalizedVersion(version: NuGetVersion): string {
  const { major, minor, patch, revision, labels } = version;
  const numbers = revision > 0 ? `${major}.${minor}.${patch}.${revision}` : `${major}.${minor}.${patch}`;
  return labels.length > 0 ? `${numbers}-${labels.join('.')}` : numbers;
}

/** The normalized version with its metadata, for people to read: never identity. */
export function fullVersion(version: NuGetVersion): string {
  const normalized = normalizedVersion(version);
  return version.metadata === '' ? normalized : `${normalized}+${version.metadata}`;
}

/** The identity of a version within its package: the normalized version in lower case. */
export function lowerVersion(version: NuGetVersion): string {
  return normalizedVersion(version).toLowerCase();
}

export function isPrerelease(version: NuGetVersion): boolean {
  return version.labels.length > 0;
}

/** Whether clients that know only SemVer 1 must not be shown this version. */
export function isSemVer2(version: NuGetVersion): boolean {
  return version.labels.length > 1 || version.metadata !== '';
}

/**
 * Orders as NuGet's default comparer: negative, zero or positive, metadata ignored. Zero does not quite mean one
 * `lowerVersion`: the labels `-5` and `-05` are the same number.
 */
export function compareVersions(a: NuGetVersion, b: NuGetVersion): number {
  const difference = a.major - b.major || a.minor - b.minor || a.patch - b.patch || a.revision - b.revision;
  return difference === 0 ? compareLabels(a.labels, b.labels) : Math.sign(difference);
}

function compareLabels(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return Math.sign(b.length - a.length);
  for (const [index, labelA] of a.entries()) {
    const labelB = b[index];
    if (labelB === undefined) return 1;
    const order = compareReleaseLabels(labelA, labelB);
    if (order !== 0) return order;
  }
  return a.length < b.length ? -1 : 0;
}

type Sections = { numbers: string; release: string | undefined; metadata: string | undefined };

/** Metadata begins at the first plus sign; the labels begin at the first hyphen before it. */
function splitVersion(text: string): Sections {
  const plus = text.indexOf('+');
  const precedence = plus === -1 ? text : text.slice(0, plus);
  const hyphen = precedence.indexOf('-');
  return {
    numbers: hyphen === -1 ? precedence : precedence.slice(0, hyphen),
    release: hyphen === -1 ? undefined : precedence.slice(hyphen + 1),
    metadata: plus === -1 ? undefined : text.slice(plus + 1),
  };
}

const maxInt32 = 2_147_483_647;

function parseNumbers(text: string): number[] | undefined {
  const numbers: number[] = [];
  let position = 0;
  const skipWhiteSpace = () => {
    while (isWhiteSpace(text[position])) position += 1;
  };

  while (numbers.length < 4) {
    skipWhiteSpace();
    const start = position;
    while (isDigit(text[position])) position += 1;
    const number = Number(text.slice(start, position));
    if (position === start || number > maxInt32) return undefined;
    numbers.push(number);
    skipWhiteSpace();
    if (position === text.length) return numbers;
    if (text[position] !== '.') return undefined;
    position += 1;
  }
  return undefined;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
