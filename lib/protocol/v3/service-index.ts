import type { Links } from './links';

type Resource = { '@id': string; '@type': string; comment: string; clientVersion?: string };

/** https://learn.microsoft.com/nuget/api/service-index */
export function serviceIndex(links: Links) {
  return { version: '3.0.0', resources: resources(links) };
}

function resources(links: Links): Resource[] {
  const search = 'Finds packages by words, for the filters given.';
  const autocomplete = 'Completes package IDs and lists versions.';
  const legacy = 'Metadata of packages, without SemVer 2.0.0 and never compressed.';
  return [
    resource('PackageBaseAddress/3.0.0', links.flatContainer, 'Package bytes, nuspecs, icons and readmes.'),
    ...['', '/3.0.0-beta', '/3.0.0-rc', '/3.5.0'].map((version) =>
      resource(`SearchQueryService${version}`, links.search, search),
    ),
    ...['', '/3.0.0-beta', '/3.0.0-rc', '/3.5.0'].map((version) =>
      resource(`SearchAutocompleteService${version}`, links.autocomplete, autocomplete),
    ),
    ...['', '/3.0.0-beta', '/3.0.0-rc'].map((version) =>
      resource(`RegistrationsBaseUrl${version}`, links.registrationBase('semver1'), legacy),
    ),
    resource(
      'RegistrationsBaseUrl/3.4.0',
      links.registrationBase('gz-semver1'),
      'Metadata of packages, without SemVer 2.0.0.',
    ),
    resource(
      'RegistrationsBaseUrl/3.6.0',
      links.registrationBase('gz-semver2'),
      'Metadata of packages, with SemVer 2.0.0.',
    ),
    {
      // Clients before 5.9 do not know 3.6.0; this is the entry by which they find SemVer 2.0.0 versions.
      ...resource(
        'RegistrationsBaseUrl/Versioned',
        links.registrationBase('gz-semver2'),
        'Metadata of packages, with SemVer 2.0.0, for clients from 4.3.0.',
      ),
      clientVersion: '4.3.0-alpha',
    },
    resource(
      'VulnerabilityInfo/6.7.0',
      links.vulnerabilities,
      'What is known against the safety of packages.',
    ),
    resource('PackagePublish/2.0.0', links.packagePublish, 'Takes packages; unlists and relists versions.'),
    resource('Catalog/3.0.0', links.catalogIndex, 'What happened to versions, in the order in which it did.'),
    resource('SymbolPackagePublish/4.9.0', links.symbolPackagePublish, 'Takes symbols packages.'),
    resource('PackageDetailsUriTemplate/5.1.0', links.packageDetailsTemplate, 'The page of a version.'),
    resource('OwnerDetailsUriTemplate/6.11.0', links.ownerDetailsTemplate, 'The page of an owner.'),
    ...['/3.0.0', '/3.0.0-beta', '/3.0.0-rc'].map((version) =>
      resource(`ReportAbuseUriTemplate${version}`, links.reportAbuseTemplate, 'Where a version is reported.'),
    ),
    resource('ReadmeUriTemplate/6.13.0', links.readmeTemplate, 'The readme of a version, as Markdown.'),
  ];
}

const resource = (type: string, id: string, comment: string): Resource => ({
  '@id': id,
  '@type': type,
  comment,
});
