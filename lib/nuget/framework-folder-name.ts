import type { Framework } from './framework';
import { findIdentifier, findProfile } from './framework-identifiers';
import { findSpecialFramework, frameworkOf, unsupportedFramework } from './framework-identity';
import {
  type FrameworkVersion,
  noVersion,
  parseCompactVersion,
  parseDottedVersion,
  parseInteger,
} from './framework-version';
import { findProfileNumber, profileFrameworks } from './portable-profile';

/** Names without a rule behind them. The bare numbers are of NuGet's first days. */
const shorthands = new Map<string, Framework>([
  ['dotnet', frameworkOf('.NETPlatform', [5, 0, 0, 0])],
  ...['2', '2.0', '20'].map((text) => [text, frameworkOf('.NETFramework', [2, 0, 0, 0])] as const),
  ...['3.5', '35'].map((text) => [text, frameworkOf('.NETFramework', [3, 5, 0, 0])] as const),
  ...['4', '4.0', '40'].map((text) => [text, frameworkOf('.NETFramework', [4, 0, 0, 0])] as const),
  ...['4.5', '45'].map((text) => [text, frameworkOf('.NETFramework', [4, 5, 0, 0])] as const),
]);

/**
 * Reads the short form that folders carry, such as `net472` or `net8.0-windows10.0.19041`. What is not understood is
 * the unsupported framework; undefined is a portable library whose frameworks cannot be told.
 */
export function parseFolderName(folder: string): Framework | undefined {
  const text = unescapeAscii(folder);
  return findSpecialFramework(text) ?? shorthands.get(text.toLowerCase()) ?? parseFolderParts(text);
}

/** The frameworks of `net45+win8` or `Profile7`; undefined when one carries a profile or the number is unknown. */
export function portableMembers(profile: string): readonly Framework[] | undefined {
  const number = portableProfileNumber(profile);
  if (number !== undefined) return profileFrameworks(number);

  const members: Framework[] = [];
  for (const part of profile.split('+').filter((text) => text !== '')) {
    const member = parseFolderName(part);
    if (member === undefined || member.profile !== '') return undefined;
    members.push(member);
  }
  return members;
}

/** The number of `Profile7`, in any casing. */
export function portableProfileNumber(profile: string): number | undefined {
  return /^profile/i.test(profile) ? parseInteger(profile.slice('profile'.length)) : undefined;
}

/** Folder names may be escaped as in a URI; only ASCII characters can be part of a framework. */
function unescapeAscii(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_escape, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

function parseFolderParts(text: string): Framework | undefined {
  const letters = /^[A-Za-z.]+/.exec(text)?.[0] ?? '';
  const rest = /^([0-9.]*)(?:-([A-Za-z0-9+.-]+))?$/.exec(text.slice(letters.length));
  const identifier = findIdentifier(letters);
  const version = rest === null ? undefined : parseCompactVersion(rest[1] ?? '');
  if (identifier === undefined || version === undefined) return unsupportedFramework;

  const suffix = rest?.[2];
  if (version[0] >= 5 && (identifier === '.NETFramework' || identifier === '.NETCoreApp')) {
    return withPlatform(version, suffix ?? '');
  }
  if (identifier === '.NETPortable') return parsePortable(version, suffix ?? '');
  const profile = suffix === undefined ? '' : (findProfile(suffix) ?? suffix);
  return frameworkOf(identifier, version, profile);
}

/** .NET 5 and later name no profile but an operating system, and perhaps its version. */
function withPlatform(version: FrameworkVersion, suffix: string): Framework {
  const letters = /^[A-Za-z.]+/.exec(suffix)?.[0];
  const platformVersion =
    letters === undefined ? noVersion : parsePlatformVersion(suffix.slice(letters.length));
  if (platformVersion === undefined) return unsupportedFramework;
  return { ...frameworkOf('.NETCoreApp', version), platform: letters ?? suffix, platformVersion };
}

function parsePlatformVersion(text: string): FrameworkVersion | undefined {
  if (text === '') return noVersion;
  return parseDottedVersion(text.includes('.') ? text : `${text}.0`);
}

function parsePortable(version: FrameworkVersion, profile: string): Framework | undefined {
  const members = portableMembers(profile);
  if (members === undefined) return undefined;
  if (members.length === 0) return unsupportedFramework;
  const number = portableProfileNumber(profile) === undefined ? findProfileNumber(members) : undefined;
  return frameworkOf('.NETPortable', version, number === undefined ? profile : `Profile${number}`);
}
