import { InvalidPackage, quote } from './invalid-package';
import { requireNoPlaceholder } from './nuspec-values';
import { fullVersion, isSemVer2, type NuGetVersion, parseVersion } from './version';

/** The longest version of a package, in characters. */
export const maxVersionLength = 64;

/** The version that a nuspec gives its package. It obeys a stricter rule than one in a URL does. */
export function readVersion(text: string): NuGetVersion {
  if (text === '') throw new InvalidPackage('The nuspec has no version. Add the element "version".');
  requireNoPlaceholder('version', text);
  const version = parseVersion(text);
  const problem = version === undefined ? 'Write one such as "1.2.3" or "1.2.3-beta.1".' : problemOf(version);
  if (version === undefined || problem !== undefined) {
    throw new InvalidPackage(`The version ${quote(text)} is not valid. ${problem ?? ''}`);
  }
  return version;
}

function problemOf(version: NuGetVersion): string | undefined {
  if (!version.original.includes('.')) return 'It needs at least two numbers, such as "1.0".';
  if (fullVersion(version).length > maxVersionLength) {
    return `Written in full it has more than ${maxVersionLength} characters.`;
  }
  if (!isLegacyOrSemVer2(version)) return 'Its prerelease label must begin with a letter.';
  return undefined;
}

const legacyVersion = /^[0-9]+(?:\.[0-9]+){0,3}(?:-[a-z][0-9a-z-]*)?$/i;

/** Whether clients of every age can order the version, or, being SemVer 2, the old ones are never shown it. */
export function isLegacyOrSemVer2(version: NuGetVersion): boolean {
  return isSemVer2(version) || legacyVersion.test(version.original);
}
