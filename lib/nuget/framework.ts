import { parseFolderName, portableMembers } from './framework-folder-name';
import { parseFullName } from './framework-full-name';
import { findShortIdentifier, findShortProfile } from './framework-identifiers';
import { anyFramework, findSpecialFramework, frameworkKey, unsupportedFramework } from './framework-identity';
import {
  compareFrameworkVersions,
  type FrameworkVersion,
  isNoVersion,
  significantParts,
} from './framework-version';
import { lowerInvariant } from './invariant-case';

/** A target framework. Compare two by `isSameFramework`, and store, index and link by `shortName`. */
export type Framework = {
  /** `.NETFramework`, `.NETCoreApp`, or one of the special `Any`, `Agnostic` and `Unsupported`. */
  readonly identifier: string;
  readonly version: FrameworkVersion;
  readonly profile: string;
  /** The operating system that .NET 5 and later may name: `windows` of `net8.0-windows10.0.19041`, else empty. */
  readonly platform: string;
  readonly platformVersion: FrameworkVersion;
};

const longestName = 255;

/** The generations that search filters by. */
export type FrameworkGeneration = 'net' | 'netcoreapp' | 'netstandard' | 'netframework';

/**
 * Reads the short form (`net472`), the long form (`.NETFramework4.7.2`) and the full form
 * (`.NETFramework,Version=v4.7.2`). What is not understood, or too long to be the name of a folder, is a framework for
 * which `isUnsupported` holds; undefined is for texts that NuGet refuses with an error.
 *
 * https://learn.microsoft.com/nuget/reference/target-frameworks
 */
export function parseFramework(text: string): Framework | undefined {
  if (text.length > longestName) return unsupportedFramework;
  const framework = text.includes(',') ? parseFullName(text) : parseFolderName(text);
  return framework !== undefined && hasShortName(framework) ? framework : undefined;
}

export function isAny(framework: Framework): boolean {
  return framework.identifier === anyFramework.identifier;
}

export function isUnsupported(framework: Framework): boolean {
  return framework.identifier === unsupportedFramework.identifier;
}

/** A portable class library, which runs on several frameworks at once. */
export function isPortable({ identifier, version }: Framework): boolean {
  return identifier === '.NETPortable' && version[0] < 5;
}

export function isSameFramework(a: Framework, b: Framework): boolean {
  return frameworkKey(a) === frameworkKey(b);
}

/** The folder name: `net472`, `netstandard2.0`, `net8.0-windows10.0.19041`, `portable-net45+win8`, `any`. */
export function shortName(framework: Framework): string {
  if (isSpecial(framework)) return framework.identifier.toLowerCase();
  const version = isDotnet5(framework) ? '' : shortVersion(framework, framework.version);
  return lowerInvariant(shortIdentifier(framework) + version + shortSuffix(framework));
}

/** The full name: `.NETFramework,Version=v4.5,Profile=Client`. It leaves out the platform of .NET 5 and later. */
export function longName(framework: Framework): string {
  const { identifier, profile } = framework;
  const name = `${identifier},Version=v${dottedVersion(framework)}`;
  return profile === '' ? name : `${name},Profile=${profile}`;
}

/** What people are shown: `.NETStandard 2.0` or `.NETFramework 4.0 Client`, and `net8.0` since .NET 5. */
export function displayName(framework: Framework): string {
  if (isAny(framework)) return 'All frameworks';
  if (isSpecial(framework)) return framework.identifier;
  if (isNet5Era(framework)) return shortName(framework);
  if (isPortable(framework)) {
    const members = portableMembers(framework.profile) ?? [];
    return `Portable class library (${members.map(displayName).join(', ')})`;
  }
  const version = isNoVersion(framework.version) ? '' : dottedVersion(framework);
  return [framework.identifier, version, framework.profile].filter((part) => part !== '').join(' ');
}

/** The facet that search counts a framework under, if any. */
export function frameworkGeneration({ identifier, version }: Framework): FrameworkGeneration | undefined {
  switch (identifier) {
    case '.NETFramework':
      return 'netframework';
    case '.NETStandard':
      return 'netstandard';
    case '.NETCoreApp':
      return version[0] >= 5 ? 'net' : 'netcoreapp';
    default:
      return undefined;
  }
}

/** .NET 5 and later are .NETCoreApp in full and `net` in short. */
function isNet5Era({ identifier, version }: Framework): boolean {
  return identifier === '.NETCoreApp' && version[0] >= 5;
}

function isSpecial(framework: Framework): boolean {
  return findSpecialFramework(framework.identifier) !== undefined;
}

function hasShortName(framework: Framework): boolean {
  if (isSpecial(framework)) return true;
  if (isPortable(framework)) return (portableMembers(framework.profile) ?? []).length > 0;
  return shortIdentifier(framework) !== '';
}

/** The letters and digits of an identifier stand in where NuGet has no short form of it. */
function shortIdentifier(framework: Framework): string {
  if (isNet5Era(framework)) return 'net';
  const known = findShortIdentifier(framework.identifier);
  return known ?? framework.identifier.replace(/[^\p{L}\p{Nd}]|[^\u0000-\uffff]/gu, '');
}

/** Frameworks whose version keeps its dots in the short form. */
const dotted = new Set(['.NETCoreApp', '.NETStandard', '.NETnanoFramework']);

/** Frameworks of which a whole version is one digit: `win8`, but `net40`. */
const singleDigit = new Set(['Windows', 'WindowsPhone', 'Silverlight']);

function shortVersion({ identifier }: Framework, version: FrameworkVersion): string {
  if (isNoVersion(version)) return '';
  const hasDots = dotted.has(identifier) || version.some((part) => part > 9);
  const parts = significantParts(version, singleDigit.has(identifier) && !hasDots ? 1 : 2);
  return parts.join(hasDots ? '.' : '');
}

function shortSuffix(framework: Framework): string {
  const { profile, platform, platformVersion } = framework;
  if (isPortable(framework)) {
    const names = new Set((portableMembers(profile) ?? []).map(shortName));
    return `-${[...names].sort().join('+')}`;
  }
  if (isNet5Era(framework))
    return platform === '' ? '' : `-${platform}${shortVersion(framework, platformVersion)}`;
  return profile === '' ? '' : `-${findShortProfile(profile) ?? profile}`;
}

/** `dotnet` and `dotnet5.0` are one framework, which is 5.0 in full and has no version in short. */
function isDotnet5({ identifier, version, profile }: Framework): boolean {
  const isFirst = compareFrameworkVersions(version, [5, 0, 0, 0]) === 0;
  return identifier === '.NETPlatform' && profile === '' && isFirst;
}

function dottedVersion(framework: Framework): string {
  const { identifier, version, profile } = framework;
  const isDotnet = identifier === '.NETPlatform' && profile === '' && isNoVersion(version);
  return significantParts(isDotnet ? [5, 0, 0, 0] : version, 2).join('.');
}
