import type { PackageDetails } from '@/lib/domain/packages/details';
import type { Visibility } from '@/lib/domain/packages/visibility';
import { downloadPath, iconPath, reportPath, versionPath } from '@/lib/format/paths';
import { shorten } from '@/lib/format/sentences';
import { licenseSegments } from '@/lib/nuget/license';
import { compareVersions, parseVersion } from '@/lib/nuget/version';
import { type PackageMark, warningMarks } from './marks';
import type { PackageFacts } from './side-facts';
import type { VersionNotes } from './version-notices';

const dayMs = 86_400_000;

/** One line of what a package is for. */
export const summaryOf = ({ version }: PackageDetails) => shorten(version.description, 280);

/** What search engines are told of the page: nothing of one that shows nothing. */
export function descriptionOf({ details, visibility }: { details: PackageDetails; visibility: Visibility }) {
  return visibility === 'everything' ? { description: summaryOf(details) } : { robots: { index: false } };
}

/** The address of the icon that the version brings; none when it brings none. */
export function iconOf({ version }: PackageDetails): string | undefined {
  return version.files.includes('icon') ? iconPath(version.id, version.lowerVersion) : undefined;
}

/** What is said of the version in one word each. */
export function marksOf({ verified, version }: PackageDetails): PackageMark[] {
  const types = version.packageTypes.map(({ name }) => name.toLowerCase());
  return [
    ...(verified ? (['verified'] as const) : []),
    ...warningMarks(version),
    ...(version.prerelease ? (['prerelease'] as const) : []),
    ...(version.listed ? [] : (['unlisted'] as const)),
    ...(types.includes('dotnettool') ? (['tool'] as const) : []),
    ...(types.includes('template') ? (['template'] as const) : []),
  ];
}

/** What to know before taking the version. */
export function notesOf(
  { id, version, locked, latest, latestStable }: PackageDetails,
  missingVersion: string | undefined,
  viewerOwns: boolean,
): VersionNotes {
  const newer = [latestStable, latest].find((other) => other !== undefined && isNewer(other, version));
  return {
    id,
    version: version.normalizedVersion,
    missingVersion,
    vulnerabilities: version.vulnerabilities,
    deprecation: version.deprecation,
    listed: version.listed,
    locked,
    viewerOwns,
    prerelease: version.prerelease,
    newer: newer === undefined ? undefined : { version: newer, prerelease: newer !== latestStable },
    fullVersion: version.fullVersion === version.normalizedVersion ? undefined : version.fullVersion,
  };
}

function isNewer(other: string, { normalizedVersion }: { normalizedVersion: string }): boolean {
  const [a, b] = [parseVersion(other), parseVersion(normalizedVersion)];
  return a !== undefined && b !== undefined && compareVersions(a, b) > 0;
}

/** What stands beside the readme. */
export function factsOf(details: PackageDetails, now: Date, viewerOwns: boolean): PackageFacts {
  const { version, downloads, owners, createdAt } = details;
  const days = Math.max(1, Math.round((now.getTime() - createdAt.getTime()) / dayMs));
  return {
    downloads: { total: downloads, version: version.downloads, perDay: Math.round(downloads / days) },
    updatedAt: version.publishedAt,
    license: licenseOf(details),
    links: linksOf(details),
    owners,
    tags: version.tags,
    copyright: version.copyright,
    downloadHref: downloadPath(version.id, version.lowerVersion),
    sizeBytes: version.sizeBytes,
    sha512: Buffer.from(version.sha512).toString('base64'),
    report: {
      label: viewerOwns ? 'Ask the administrators' : 'Report this package',
      href: reportPath(details.id, version.normalizedVersion),
    },
    minClientVersion: version.minClientVersion === '' ? undefined : version.minClientVersion,
  };
}

function licenseOf({ version }: PackageDetails): PackageFacts['license'] {
  if (version.licenseExpression !== '') {
    return licenseSegments(version.licenseExpression).map(({ kind, text }) => ({
      text,
      href: kind === 'text' ? undefined : `https://spdx.org/licenses/${text}.html`,
    }));
  }
  if (version.files.includes('license')) {
    return [{ text: 'License', href: versionPath(version.id, version.normalizedVersion, 'license') }];
  }
  return version.licenseUrl === '' ? [] : [{ text: 'License', href: version.licenseUrl }];
}

/** Where the project itself is found. */
export function linksOf({ version }: PackageDetails): PackageFacts['links'] {
  const { projectUrl, repositoryUrl } = version;
  const source = /^https?:/i.test(repositoryUrl) ? repositoryUrl : '';
  return [
    ...(projectUrl === '' ? [] : [{ label: 'Project website', href: projectUrl, icon: 'external' as const }]),
    ...(source === '' ? [] : [{ label: 'Source repository', href: source, icon: 'external' as const }]),
  ];
}
