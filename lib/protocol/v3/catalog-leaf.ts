import type { Commit } from '@/lib/domain/catalog/commit';
import type { CatalogLeaf, DeleteLeaf, DetailsLeaf } from '@/lib/domain/catalog/leaves';
import type { DependencyGroup } from '@/lib/domain/packages/registration';
import { ticksText } from '@/lib/nuget/ticks';
import { createLinks } from './links';
import { neverPublished } from './registration';
import { deprecationObject, registeredVulnerability } from './warnings';

/** Leaves are kept for ever, the gallery's public address is not: they are kept without it. */
const links = createLinks('');

/** A leaf as it is kept, for `catalogLeafFrom` to complete. */
export function catalogLeaf(leaf: CatalogLeaf, commit: Commit): object {
  const url = links.catalogLeaf(commit.ticks, `${leaf.lowerId}.${leaf.lowerVersion}`);
  return leaf.kind === 'delete' ? deleteLeaf(leaf, commit, url) : detailsLeaf(leaf, commit, url);
}

/**
 * The leaf as it is served: its own addresses, which alone begin with a slash, are made absolute. JSON has no quote
 * inside a text without a backslash before it, so that nothing else looks like such a property.
 */
export const catalogLeafFrom = (kept: string, origin: string): string =>
  kept.replace(/"(@id|iconUrl|licenseUrl)":"(?=\/)/g, `"$1":"${origin}`);

/** https://learn.microsoft.com/nuget/api/catalog-resource#package-delete-catalog-items */
function deleteLeaf(leaf: DeleteLeaf, commit: Commit, url: string) {
  return {
    '@id': url,
    '@type': ['PackageDelete', 'catalog:Permalink'],
    ...commitProperties(commit),
    id: leaf.id,
    originalId: leaf.id,
    published: leaf.deletedAt.toISOString(),
    version: leaf.version,
  };
}

/** https://learn.microsoft.com/nuget/api/catalog-resource#package-details-catalog-items */
function detailsLeaf(leaf: DetailsLeaf, commit: Commit, url: string) {
  const { state, content, dependencyGroups, packageTypes, tags } = leaf;
  return {
    '@id': url,
    '@type': ['PackageDetails', 'catalog:Permalink'],
    ...commitProperties(commit),
    ...told({ authors: leaf.authors, copyright: leaf.copyright }),
    created: leaf.createdAt.toISOString(),
    ...(dependencyGroups.length > 0 && {
      dependencyGroups: dependencyGroups.map((group) => dependencyGroup(group, url)),
    }),
    ...(state.deprecation !== undefined && { deprecation: deprecationObject(state.deprecation, url) }),
    ...told({ description: leaf.description, iconFile: content.iconFile, iconUrl: iconUrl(leaf) }),
    id: leaf.id,
    isPrerelease: leaf.prerelease,
    ...told({ language: leaf.language }),
    lastEdited: new Date(state.edited).toISOString(),
    ...told({
      licenseExpression: leaf.licenseExpression,
      licenseFile: content.licenseFile,
      licenseUrl: licenseUrl(leaf),
    }),
    listed: state.listed,
    ...told({ minClientVersion: leaf.minClientVersion }),
    ...(content.entries.length > 0 && {
      packageEntries: content.entries.map((entry) => packageEntry(entry, url)),
    }),
    packageHash: Buffer.from(leaf.sha512).toString('base64'),
    packageHashAlgorithm: 'SHA512',
    packageSize: Number(leaf.sizeBytes),
    ...(packageTypes.length > 0 && { packageTypes: packageTypes.map((type) => packageType(type, url)) }),
    ...told({ projectUrl: leaf.projectUrl }),
    published: state.listed ? new Date(state.published).toISOString() : neverPublished,
    ...told({
      readmeFile: content.readmeFile,
      releaseNotes: leaf.releaseNotes,
      repository: leaf.repositoryUrl,
    }),
    requireLicenseAcceptance: leaf.requireLicenseAcceptance,
    ...told({ summary: leaf.summary }),
    ...(tags.length > 0 && { tags }),
    ...told({ title: leaf.title }),
    verbatimVersion: leaf.version,
    version: leaf.fullVersion,
    ...(state.vulnerabilities !== undefined && {
      vulnerabilities: state.vulnerabilities.map((found) => registeredVulnerability(found, url)),
    }),
  };
}

const commitProperties = ({ id, ticks }: Commit) => ({
  'catalog:commitId': id,
  'catalog:commitTimeStamp': ticksText(ticks),
});

/** The texts that say something. */
function told(texts: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter((pair): pair is [string, string] => (pair[1] ?? '') !== ''),
  );
}

const has = ({ files }: DetailsLeaf, kind: string) => files.some((file) => file.kind === kind);

const iconUrl = (leaf: DetailsLeaf) =>
  has(leaf, 'icon') ? links.icon(leaf.lowerId, leaf.lowerVersion) : leaf.iconUrl;

const licenseUrl = (leaf: DetailsLeaf) =>
  has(leaf, 'license') || leaf.licenseExpression !== ''
    ? links.licensePage(leaf.id, leaf.normalizedVersion)
    : leaf.licenseUrl;

/** https://learn.microsoft.com/nuget/api/registration-base-url-resource#package-dependency-group */
function dependencyGroup({ targetFramework, dependencies }: DependencyGroup, url: string) {
  const fragment = `${url}#dependencygroup${targetFramework === undefined ? '' : `/${targetFramework}`}`;
  return {
    '@id': fragment,
    '@type': 'PackageDependencyGroup',
    ...(dependencies.length > 0 && {
      dependencies: dependencies.map(({ id, lowerId, range }) => ({
        '@id': `${fragment}/${lowerId}`,
        '@type': 'PackageDependency',
        id,
        range,
      })),
    }),
    ...(targetFramework !== undefined && { targetFramework }),
  };
}

/** https://learn.microsoft.com/nuget/api/catalog-resource#package-details-catalog-items */
function packageEntry(
  { path, sizeBytes, compressedBytes }: DetailsLeaf['content']['entries'][number],
  url: string,
) {
  return {
    '@id': `${url}#${path}`,
    '@type': 'PackageEntry',
    compressedLength: compressedBytes,
    fullName: path,
    length: sizeBytes,
    name: path.slice(path.lastIndexOf('/') + 1),
  };
}

function packageType({ name, typeVersion }: DetailsLeaf['packageTypes'][number], url: string) {
  return {
    '@id': `${url}#packagetype/${name}`,
    '@type': 'PackageType',
    name,
    ...(typeVersion !== null && { version: typeVersion }),
  };
}
