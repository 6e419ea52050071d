import { expect, test } from 'vitest';
import type { DetailsLeaf } from '@/lib/domain/catalog/leaves';
import { ticksOf } from '@/lib/nuget/ticks';
import { catalogLeaf, catalogLeafFrom } from './catalog-leaf';

const commit = {
  id: '00000000-0000-4000-8000-000000000001',
  ticks: ticksOf(new Date('2026-11-21T08:30:00Z')) + 7n,
};
const address = '/v3/catalog/data/2026.11.21.08.30.00.0000007/acme.text.1.0.0-rc.json';

const plain: DetailsLeaf = {
  kind: 'details',
  id: 'Acme.Text',
  lowerId: 'acme.text',
  version: '1.0-RC+a',
  fullVersion: '1.0.0-RC+a',
  normalizedVersion: '1.0.0-RC',
  lowerVersion: '1.0.0-rc',
  prerelease: true,
  createdAt: new Date('2026-11-21T08:00:00Z'),
  sha512: new Uint8Array([1, 2, 3]),
  sizeBytes: 1234n,
  title: '',
  description: 'Reads text.',
  summary: '',
  releaseNotes: '',
  authors: 'Ann',
  tags: [],
  copyright: '',
  language: '',
  minClientVersion: '',
  projectUrl: '',
  repositoryUrl: '',
  iconUrl: '',
  licenseUrl: '',
  licenseExpression: '',
  requireLicenseAcceptance: false,
  files: [],
  packageTypes: [],
  dependencyGroups: [],
  content: { entries: [], iconFile: undefined, readmeFile: undefined, licenseFile: undefined },
  state: {
    listed: true,
    published: '2026-11-21T08:00:00+00:00',
    edited: '2026-11-21T08:10:00.5+00:00',
  },
};

const full: DetailsLeaf = {
  ...plain,
  title: 'Text',
  tags: ['text', 'reader'],
  repositoryUrl: 'https://example.test/acme/text.git',
  licenseExpression: 'MIT',
  files: [{ kind: 'icon', objectName: 'objects/1' }],
  packageTypes: [
    { name: 'DotnetTool', typeVersion: null },
    { name: 'Custom', typeVersion: '2.0' },
  ],
  dependencyGroups: [
    {
      targetFramework: undefined,
      dependencies: [{ id: 'Acme.Core', lowerId: 'acme.core', range: '[1.0.0, )' }],
    },
    { targetFramework: 'net8.0', dependencies: [] },
  ],
  content: {
    entries: [{ path: 'lib/net8.0/Acme.Text.dll', sizeBytes: 9000, compressedBytes: 3000 }],
    iconFile: 'images/icon.png',
    readmeFile: 'readme.md',
    licenseFile: undefined,
  },
  state: {
    ...plain.state,
    listed: false,
    deprecation: { reasons: ['Legacy'], message: '', alternateId: 'Acme.New', alternateVersion: '2.0.0' },
    vulnerabilities: [{ url: 'https://example.test/advisory', severity: 3 }],
  },
};

test('what a version does not say is left out', () => {
  expect(catalogLeaf(plain, commit)).toEqual({
    '@id': address,
    '@type': ['PackageDetails', 'catalog:Permalink'],
    'catalog:commitId': commit.id,
    'catalog:commitTimeStamp': '2026-11-21T08:30:00.0000007Z',
    authors: 'Ann',
    created: '2026-11-21T08:00:00.000Z',
    description: 'Reads text.',
    id: 'Acme.Text',
    isPrerelease: true,
    lastEdited: '2026-11-21T08:10:00.500Z',
    listed: true,
    packageHash: 'AQID',
    packageHashAlgorithm: 'SHA512',
    packageSize: 1234,
    published: '2026-11-21T08:00:00.000Z',
    requireLicenseAcceptance: false,
    verbatimVersion: '1.0-RC+a',
    version: '1.0.0-RC+a',
  });
});

test('all that a version says is told', () => {
  expect(catalogLeaf(full, commit)).toMatchObject({
    listed: false,
    published: '1900-01-01T00:00:00+00:00',
    iconFile: 'images/icon.png',
    iconUrl: '/v3/flatcontainer/acme.text/1.0.0-rc/icon',
    licenseExpression: 'MIT',
    licenseUrl: '/packages/Acme.Text/1.0.0-RC/license',
    readmeFile: 'readme.md',
    repository: 'https://example.test/acme/text.git',
    tags: ['text', 'reader'],
    title: 'Text',
    dependencyGroups: [
      {
        '@id': `${address}#dependencygroup`,
        '@type': 'PackageDependencyGroup',
        dependencies: [
          {
            '@id': `${address}#dependencygroup/acme.core`,
            '@type': 'PackageDependency',
            id: 'Acme.Core',
            range: '[1.0.0, )',
          },
        ],
      },
      { '@id': `${address}#dependencygroup/net8.0`, targetFramework: 'net8.0' },
    ],
    deprecation: {
      '@type': 'deprecation',
      reasons: ['Legacy'],
      alternatePackage: { id: 'Acme.New', range: '[2.0.0, )' },
    },
    packageEntries: [
      {
        '@id': `${address}#lib/net8.0/Acme.Text.dll`,
        '@type': 'PackageEntry',
        compressedLength: 3000,
        fullName: 'lib/net8.0/Acme.Text.dll',
        length: 9000,
        name: 'Acme.Text.dll',
      },
    ],
    packageTypes: [{ name: 'DotnetTool' }, { name: 'Custom', version: '2.0' }],
    vulnerabilities: [{ advisoryUrl: 'https://example.test/advisory', severity: '3' }],
  });
});

test('a deletion tells what went and when, and nothing else', () => {
  const { id, lowerId, lowerVersion, version, fullVersion } = plain;
  const deletedAt = new Date('2026-11-21T08:20:00Z');
  const identity = { id, lowerId, lowerVersion, version, fullVersion };

  expect(catalogLeaf({ kind: 'delete', ...identity, deletedAt }, commit)).toEqual({
    '@id': address,
    '@type': ['PackageDelete', 'catalog:Permalink'],
    'catalog:commitId': commit.id,
    'catalog:commitTimeStamp': '2026-11-21T08:30:00.0000007Z',
    id: 'Acme.Text',
    originalId: 'Acme.Text',
    published: '2026-11-21T08:20:00.000Z',
    version: '1.0-RC+a',
  });
});

test('a leaf is served with addresses of the gallery as it is reached today, and its texts as they are', () => {
  const description = '"@id":"/v3/", \\"iconUrl":"/x" and "licenseUrl":"/y"';
  const iconUrl = 'https://example.test/icon.png';
  const kept = JSON.stringify(catalogLeaf({ ...full, files: [], iconUrl, description }, commit));
  const served: unknown = JSON.parse(catalogLeafFrom(kept, 'https://gallery.test'));

  expect(served).toMatchObject({
    '@id': `https://gallery.test${address}`,
    description,
    iconUrl,
    licenseUrl: 'https://gallery.test/packages/Acme.Text/1.0.0-RC/license',
    deprecation: { '@id': `https://gallery.test${address}#deprecation` },
    packageEntries: [{ '@id': `https://gallery.test${address}#lib/net8.0/Acme.Text.dll` }],
  });
});
