import type { DependencyGroup } from './dependency';
import { type FrameworkAssembly, readFrameworkAssemblies } from './framework-assembly';
import { maxPushedIdLength, type PackageId } from './id';
import { type License, readLicense } from './license';
import { InvalidPackage, quote } from './invalid-package';
import { readDependencyGroups } from './nuspec-dependencies';
import { frameworkReader } from './nuspec-framework';
import { readId } from './nuspec-id';
import { type Metadata, readMetadata } from './nuspec-metadata';
import { readFlag, readPath, readText, readUrl } from './nuspec-values';
import { maxVersionLength, readVersion } from './nuspec-version';
import { listWarnings } from './nuspec-warnings';
import { type PackageType, hasPackageType, readPackageTypes } from './package-type';
import { readRepository, type Repository } from './repository';
import { fullVersion, isSemVer2, type NuGetVersion, parseVersion } from './version';
import { hasSemVer2Bound, parseRange } from './version-range';

/** What a package says about itself. A text that it does not say is empty. */
export type Nuspec = {
  readonly id: PackageId;
  /** `version.original` is the text as its author wrote it. */
  readonly version: NuGetVersion;
  /** Names between the commas of `<authors>`, or of `<owners>` when there are no authors. */
  readonly authors: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly summary: string;
  readonly releaseNotes: string;
  readonly copyright: string;
  readonly language: string;
  readonly tags: readonly string[];
  readonly projectUrl: string;
  readonly iconUrl: string;
  readonly licenseUrl: string;
  readonly license: License | undefined;
  /** Paths in the package, with forward slashes. */
  readonly icon: string | undefined;
  readonly readme: string | undefined;
  readonly repository: Repository;
  readonly requireLicenseAcceptance: boolean;
  readonly developmentDependency: boolean;
  readonly serviceable: boolean;
  readonly minClientVersion: NuGetVersion | undefined;
  readonly packageTypes: readonly PackageType[];
  readonly dependencyGroups: readonly DependencyGroup[];
  readonly frameworkAssemblies: readonly FrameworkAssembly[];
  /** Sentences for the person who pushes: what is accepted, but should be better. */
  readonly warnings: readonly string[];
};

/**
 * Reads a nuspec and holds it to every rule that needs nothing but the nuspec. Whether a new package may have the ID
 * is told by `NewPackageId`. Throws `InvalidPackage`.
 *
 * https://learn.microsoft.com/nuget/reference/nuspec
 */
export function parseNuspec(bytes: Uint8Array): Nuspec {
  const metadata = readMetadata(bytes);
  const readFramework = frameworkReader();
  const nuspec = {
    ...readIdentity(metadata),
    ...readTexts(metadata),
    projectUrl: readUrl(metadata, 'projectUrl'),
    iconUrl: readUrl(metadata, 'iconUrl'),
    licenseUrl: readUrl(metadata, 'licenseUrl'),
    license: readLicense(metadata),
    icon: readPath(metadata, 'icon'),
    readme: readPath(metadata, 'readme'),
    repository: readRepository(metadata),
    requireLicenseAcceptance: readFlag(metadata, 'requireLicenseAcceptance'),
    developmentDependency: readFlag(metadata, 'developmentDependency'),
    serviceable: readFlag(metadata, 'serviceable'),
    minClientVersion: readMinClientVersion(metadata),
    packageTypes: readPackageTypes(metadata),
    dependencyGroups: readDependencyGroups(metadata, readFramework),
    frameworkAssemblies: readFrameworkAssemblies(metadata, readFramework),
  };
  return { ...nuspec, warnings: listWarnings(nuspec, metadata.isNormalized()) };
}

/** Whether clients that know only SemVer 1 must not be shown the package: for its version or a dependency's bound. */
export function isSemVer2Package({
  version,
  dependencyGroups,
}: Pick<Nuspec, 'version' | 'dependencyGroups'>): boolean {
  if (isSemVer2(version)) return true;
  return dependencyGroups.some(({ dependencies }) =>
    dependencies.some(({ range }) => {
      const parsed = parseRange(range);
      return parsed !== undefined && hasSemVer2Bound(parsed);
    }),
  );
}

/** Whether the package holds symbols (.snupkg), which are pushed to an address of their own. */
export function isSymbolsPackage({ packageTypes }: Pick<Nuspec, 'packageTypes'>): boolean {
  return hasPackageType(packageTypes, 'SymbolsPackage');
}

const maxIdentityLength = 160;

function readIdentity(metadata: Metadata): Pick<Nuspec, 'id' | 'version'> {
  const id = readId(readText(metadata, 'id', maxPushedIdLength));
  const version = readVersion(readText(metadata, 'version', maxVersionLength));
  if (id.length + fullVersion(version).length > maxIdentityLength) {
    throw new InvalidPackage(
      `The package ID ${quote(id)} and its version have more than ${maxIdentityLength} characters together.`,
    );
  }
  return { id, version };
}

type Texts =
  'authors' | 'title' | 'description' | 'summary' | 'releaseNotes' | 'copyright' | 'language' | 'tags';

function readTexts(metadata: Metadata): Pick<Nuspec, Texts> {
  if (!metadata.elements.has('description')) {
    throw new InvalidPackage('The nuspec has no description. Add the element "description".');
  }
  const authors = splitList(readText(metadata, 'authors', 4000), /,/);
  const owners = splitList(readText(metadata, 'owners', 4000), /,/);
  return {
    authors: authors.length > 0 ? authors : owners,
    title: readText(metadata, 'title', 256),
    description: readText(metadata, 'description', 4000),
    summary: readText(metadata, 'summary', 4000),
    releaseNotes: readText(metadata, 'releaseNotes', 35_000),
    copyright: readText(metadata, 'copyright', 4000),
    language: readText(metadata, 'language', 20),
    tags: splitList(readText(metadata, 'tags', 4000), /[\s,;]+/),
  };
}

function splitList(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Of NuGet's clients, with one to come. */
const newestMajor = 8;

function readMinClientVersion({ attributes }: Metadata): NuGetVersion | undefined {
  const text = attributes.get('minClientVersion')?.trim() ?? '';
  if (text === '') return undefined;
  const version = parseVersion(text);
  if (version !== undefined && version.major > newestMajor) {
    throw new InvalidPackage(
      `The nuspec's minClientVersion ${quote(text)} is newer than any NuGet client. Write one that exists.`,
    );
  }
  if (version !== undefined) return version;
  throw new InvalidPackage(
    `The nuspec's minClientVersion ${quote(text)} is no version. Write one such as "2.12".`,
  );
}
