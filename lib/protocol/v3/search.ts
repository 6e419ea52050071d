import type { SearchResult } from '@/lib/domain/packages/search';
import type { HitVersion, SearchHit } from '@/lib/domain/packages/search-hits';
import type { Hive, Links } from './links';
import { deprecationObject, foundVulnerability } from './warnings';

/** Where links point to, and what the client understands. */
export type SearchView = { links: Links; semVer2: boolean };

/**
 * `totalHits` comes before `data`, for older clients stop reading once they have what they asked for.
 *
 * https://learn.microsoft.com/nuget/api/search-query-service-resource#response
 */
export function searchResponse({ totalHits, hits }: SearchResult, { links, semVer2 }: SearchView) {
  // Only old clients do not say what they understand, and some of them cannot read compressed documents.
  const hive: Hive = semVer2 ? 'gz-semver2' : 'semver1';
  return {
    '@context': { '@vocab': 'http://schema.nuget.org/schema#', '@base': links.registrationBase(hive) },
    totalHits,
    data: hits.map((hit) => searchResult(hit, links, hive)),
  };
}

/** https://learn.microsoft.com/nuget/api/search-query-service-resource#search-result */
function searchResult(hit: SearchHit, links: Links, hive: Hive) {
  const registration = links.registrationIndex(hive, hit.lowerId);
  const iconUrl = hit.files.includes('icon') ? links.icon(hit.lowerId, hit.lowerVersion) : hit.iconUrl;
  const licenseUrl = licenseUrlOf(hit, links);
  return {
    '@id': registration,
    '@type': 'Package',
    registration,
    id: hit.id,
    version: hit.fullVersion,
    description: hit.description,
    summary: hit.summary,
    title: hit.title === '' ? hit.id : hit.title,
    ...(iconUrl !== '' && { iconUrl }),
    ...(licenseUrl !== '' && { licenseUrl }),
    ...(hit.projectUrl !== '' && { projectUrl: hit.projectUrl }),
    tags: hit.tags,
    authors: [hit.authors],
    owners: hit.owners,
    totalDownloads: hit.totalDownloads,
    verified: hit.verified,
    packageTypes: packageTypesOf(hit),
    versions: hit.versions.map((version) => searchResultVersion(version, hit, links, hive)),
    ...(hit.deprecation !== undefined && { deprecation: deprecationObject(hit.deprecation) }),
    vulnerabilities: hit.vulnerabilities.map(foundVulnerability),
  };
}

function licenseUrlOf(hit: SearchHit, links: Links): string {
  const told = hit.files.includes('license') || hit.licenseExpression !== '';
  return told ? links.licensePage(hit.id, hit.normalizedVersion) : hit.licenseUrl;
}

/** A package that names no type is a dependency. */
function packageTypesOf({ packageTypes }: SearchHit) {
  return packageTypes.length > 0 ? packageTypes.map((name) => ({ name })) : [{ name: 'Dependency' }];
}

function searchResultVersion(version: HitVersion, { lowerId }: SearchHit, links: Links, hive: Hive) {
  return {
    version: version.fullVersion,
    downloads: version.downloads,
    '@id': links.registrationLeaf(hive, lowerId, version.lowerVersion),
  };
}
