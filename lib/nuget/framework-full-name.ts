import type { Framework } from './framework';
import { findIdentifier } from './framework-identifiers';
import { findSpecialFramework, frameworkOf } from './framework-identity';
import { type FrameworkVersion, noVersion, parseDottedVersion } from './framework-version';
import { trimWhiteSpace } from './white-space';

/**
 * Reads the form with commas, `.NETFramework,Version=v4.5,Profile=Client`. An identifier that NuGet does not know is
 * kept as it is, and .NET 5 and later have no profiles; undefined is for a text without one, a version that is none, or a hyphen in a portable profile.
 */
export function parseFullName(text: string): Framework | undefined {
  const parts = text
    .split(',')
    .filter((part) => part !== '')
    .map(trimWhiteSpace);
  const name = parts[0];
  if (name === undefined) return undefined;
  const special = findSpecialFramework(name);
  if (special !== undefined) return special;

  const identifier = findIdentifier(name) ?? name;
  const version = parseVersionPart(findPart(parts, 'Version='));
  const profile = findPart(parts, 'Profile=') ?? '';
  if (version === undefined) return undefined;
  if (identifier === '.NETPortable' && profile.includes('-')) return undefined;
  const hasPlatform = identifier === '.NETCoreApp' && version[0] >= 5;
  return frameworkOf(identifier, version, hasPlatform ? '' : profile);
}

/** What follows the equals sign; as NuGet has it, a part that is given twice is not given. */
function findPart(parts: readonly string[], prefix: string): string | undefined {
  const [found, ...more] = parts.filter((part) => part.toLowerCase().startsWith(prefix.toLowerCase()));
  return more.length > 0 ? undefined : found?.split('=', 2)[1];
}

function parseVersionPart(text: string | undefined): FrameworkVersion | undefined {
  if (text === undefined) return noVersion;
  const digits = text.replace(/^v+/, '');
  return parseDottedVersion(digits.includes('.') ? digits : `${digits}.0`);
}
