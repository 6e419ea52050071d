import type {
  DependencyGroup,
  RegisteredVersion,
  RegistrationIndex,
  RegistrationPage,
} from '@/lib/domain/packages/registration';
import type { Hive, Links } from './links';
import { deprecationObject, registeredVulnerability } from './warnings';

/** What every builder of this file needs besides the package: where links point to, and in which hive. */
export type RegistrationView = { links: Links; hive: Hive; lowerId: string };

/** How unlisted versions are told: they were never published. */
export const neverPublished = '1900-01-01T00:00:00+00:00';

/** https://learn.microsoft.com/nuget/api/registration-base-url-resource#registration-index */
export function registrationIndex(index: RegistrationIndex, view: RegistrationView) {
  const url = view.links.registrationIndex(view.hive, view.lowerId);
  return {
    '@id': url,
    '@type': ['catalog:CatalogRoot', 'PackageRegistration', 'catalog:Permalink'],
    count: index.pages.length,
    items: index.pages.map((page) =>
      page.leaves === undefined ? externalPage(page, view) : inlinedPage(page, page.leaves, view, url),
    ),
  };
}

/** The leaves are left out, not empty: clients take an empty array for a page without versions. */
function externalPage(page: RegistrationPage, { links, hive, lowerId }: RegistrationView) {
  return {
    '@id': links.registrationPage(hive, lowerId, page.lower, page.upper),
    '@type': 'catalog:CatalogPage',
    count: page.count,
    lower: page.lower,
    upper: page.upper,
  };
}

function inlinedPage(
  page: RegistrationPage,
  leaves: RegisteredVersion[],
  view: RegistrationView,
  url: string,
) {
  return {
    '@id': `${url}#page/${page.lower.toLowerCase()}/${page.upper.toLowerCase()}`,
    '@type': 'catalog:CatalogPage',
    count: page.count,
    items: leaves.map((leaf) => pageLeaf(leaf, view)),
    lower: page.lower,
    upper: page.upper,
    parent: url,
  };
}

/** https://learn.microsoft.com/nuget/api/registration-base-url-resource#registration-page */
export function registrationPage(leaves: RegisteredVersion[], view: RegistrationView) {
  const { links, hive, lowerId } = view;
  const lower = leaves.at(0)?.normalizedVersion ?? '';
  const upper = leaves.at(-1)?.normalizedVersion ?? '';
  return {
    '@id': links.registrationPage(hive, lowerId, lower, upper),
    '@type': 'catalog:CatalogPage',
    count: leaves.length,
    items: leaves.map((leaf) => pageLeaf(leaf, view)),
    lower,
    upper,
    parent: links.registrationIndex(hive, lowerId),
  };
}

/** https://learn.microsoft.com/nuget/api/registration-base-url-resource#registration-leaf-object-in-a-page */
function pageLeaf(version: RegisteredVersion, view: RegistrationView) {
  const { links, hive, lowerId } = view;
  return {
    '@id': links.registrationLeaf(hive, lowerId, version.lowerVersion),
    '@type': 'Package',
    catalogEntry: catalogEntry(version, view),
    packageContent: links.packageContent(lowerId, version.lowerVersion),
    registration: links.registrationIndex(hive, lowerId),
  };
}

/** https://learn.microsoft.com/nuget/api/registration-base-url-resource#catalog-entry */
function catalogEntry(version: RegisteredVersion, view: RegistrationView) {
  const { links, hive, lowerId } = view;
  const groups = version.dependencyGroups;
  return {
    '@id': links.registrationLeaf(hive, lowerId, version.lowerVersion),
    '@type': 'PackageDetails',
    authors: version.authors,
    ...(groups.length > 0 && {
      dependencyGroups: groups.map((group) => dependencyGroup(group, version, view)),
    }),
    ...(view.hive === 'gz-semver2' && deprecationOf(version, view)),
    description: version.description,
    iconUrl: iconUrl(version, view),
    id: version.id,
    language: version.language,
    licenseExpression: version.licenseExpression,
    licenseUrl: licenseUrl(version, view),
    listed: version.listed,
    minClientVersion: version.minClientVersion,
    packageContent: links.packageContent(lowerId, version.lowerVersion),
    projectUrl: version.projectUrl,
    published: version.listed ? version.publishedAt.toISOString() : neverPublished,
    ...(version.files.includes('readme') && {
      readmeUrl: links.readmePage(version.id, version.normalizedVersion),
    }),
    requireLicenseAcceptance: version.requireLicenseAcceptance,
    summary: version.summary,
    tags: version.tags.length > 0 ? version.tags : [''],
    title: version.title,
    version: version.fullVersion,
    ...(view.hive === 'gz-semver2' && vulnerabilitiesOf(version, view)),
  };
}

/** Only the newest clients know these two, and they read the hive with SemVer 2.0.0. */
function deprecationOf({ deprecation, lowerVersion }: RegisteredVersion, view: RegistrationView) {
  return (
    deprecation !== undefined && { deprecation: deprecationObject(deprecation, leafOf(view, lowerVersion)) }
  );
}

function vulnerabilitiesOf({ vulnerabilities, lowerVersion }: RegisteredVersion, view: RegistrationView) {
  const leaf = leafOf(view, lowerVersion);
  return (
    vulnerabilities.length > 0 && {
      vulnerabilities: vulnerabilities.map((known) => registeredVulnerability(known, leaf)),
    }
  );
}

const leafOf = ({ links, hive, lowerId }: RegistrationView, lowerVersion: string) =>
  links.registrationLeaf(hive, lowerId, lowerVersion);

/** https://learn.microsoft.com/nuget/api/registration-base-url-resource#package-dependency-group */
function dependencyGroup(group: DependencyGroup, version: RegisteredVersion, view: RegistrationView) {
  const { links, hive, lowerId } = view;
  const leaf = links.registrationLeaf(hive, lowerId, version.lowerVersion);
  const fragment = `${leaf}#dependencygroup${group.targetFramework === undefined ? '' : `/${group.targetFramework}`}`;
  return {
    '@id': fragment,
    '@type': 'PackageDependencyGroup',
    ...(group.dependencies.length > 0 && {
      dependencies: group.dependencies.map((dependency) => ({
        '@id': `${fragment}/${dependency.lowerId}`,
        '@type': 'PackageDependency',
        id: dependency.id,
        range: dependency.range,
        registration: links.registrationIndex(hive, dependency.lowerId),
      })),
    }),
    ...(group.targetFramework !== undefined && { targetFramework: group.targetFramework }),
  };
}

function iconUrl(version: RegisteredVersion, { links, lowerId }: RegistrationView): string {
  return version.files.includes('icon') ? links.icon(lowerId, version.lowerVersion) : version.iconUrl;
}

function licenseUrl(version: RegisteredVersion, { links }: RegistrationView): string {
  const told = version.files.includes('license') || version.licenseExpression !== '';
  return told ? links.licensePage(version.id, version.normalizedVersion) : version.licenseUrl;
}

/** https://learn.microsoft.com/nuget/api/registration-base-url-resource#registration-leaf */
export function registrationLeaf(version: RegisteredVersion, view: RegistrationView) {
  const { links, hive, lowerId } = view;
  const url = links.registrationLeaf(hive, lowerId, version.lowerVersion);
  return {
    '@id': url,
    '@type': ['Package', 'http://schema.nuget.org/catalog#Permalink'],
    // The leaf itself, for it must resolve: the catalog is a resource of its own.
    catalogEntry: url,
    listed: version.listed,
    packageContent: links.packageContent(lowerId, version.lowerVersion),
    published: version.listed ? version.publishedAt.toISOString() : neverPublished,
    registration: links.registrationIndex(hive, lowerId),
  };
}
