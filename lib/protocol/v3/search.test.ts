import { expect, test } from 'vitest';
import type { SearchHit } from '@/lib/domain/packages/search-hits';
import { createLinks } from './links';
import { searchResponse } from './search';

const links = createLinks('https://gallery.test');
const hit: SearchHit = {
  deprecation: undefined,
  vulnerabilities: [],
  versionKey: 1,
  id: 'Contoso.Text',
  lowerId: 'contoso.text',
  fullVersion: '2.1.0-Beta+b7',
  normalizedVersion: '2.1.0-Beta',
  lowerVersion: '2.1.0-beta',
  prerelease: true,
  publishedAt: new Date(0),
  title: '',
  description: 'Text helpers',
  summary: '',
  authors: 'Ann, Bob',
  tags: ['text'],
  projectUrl: '',
  iconUrl: '',
  licenseUrl: '',
  licenseExpression: '',
  files: ['nupkg', 'nuspec'],
  packageTypes: [],
  verified: false,
  owners: ['contoso'],
  totalDownloads: 41,
  versions: [
    { fullVersion: '2.0.0', lowerVersion: '2.0.0', downloads: 30 },
    { fullVersion: '2.1.0-Beta+b7', lowerVersion: '2.1.0-beta', downloads: 11 },
  ],
};

const respond = (changes: Partial<SearchHit> = {}, semVer2 = true) =>
  searchResponse({ totalHits: 7, nearHits: 0, hits: [{ ...hit, ...changes }] }, { links, semVer2 });
const registration = 'https://gallery.test/v3/registration/gz-semver2/contoso.text';

test('a result has what clients show, and the addresses of its registration [check 60, 65, 66]', () => {
  expect(respond()).toEqual({
    '@context': {
      '@vocab': 'http://schema.nuget.org/schema#',
      '@base': 'https://gallery.test/v3/registration/gz-semver2/',
    },
    totalHits: 7,
    data: [
      {
        '@id': `${registration}/index.json`,
        '@type': 'Package',
        registration: `${registration}/index.json`,
        id: 'Contoso.Text',
        version: '2.1.0-Beta+b7',
        description: 'Text helpers',
        summary: '',
        title: 'Contoso.Text',
        tags: ['text'],
        authors: ['Ann, Bob'],
        owners: ['contoso'],
        totalDownloads: 41,
        verified: false,
        packageTypes: [{ name: 'Dependency' }],
        versions: [
          { version: '2.0.0', downloads: 30, '@id': `${registration}/2.0.0.json` },
          { version: '2.1.0-Beta+b7', downloads: 11, '@id': `${registration}/2.1.0-beta.json` },
        ],
        vulnerabilities: [],
      },
    ],
  });
});

test('the number of hits is told before the hits [check 57]', () => {
  const text = JSON.stringify(respond());
  expect(text.indexOf('"totalHits"')).toBeGreaterThan(0);
  expect(text.indexOf('"totalHits"')).toBeLessThan(text.indexOf('"data"'));
});

test('clients that do not know SemVer 2.0.0 are led to the hive without it, never compressed', () => {
  expect(respond({}, false).data[0]).toMatchObject({
    registration: 'https://gallery.test/v3/registration/semver1/contoso.text/index.json',
    versions: [{ '@id': 'https://gallery.test/v3/registration/semver1/contoso.text/2.0.0.json' }, {}],
  });
});

test('package types are told by name [check 65]', () => {
  expect(respond({ packageTypes: ['DotnetTool', 'Custom'] }).data[0]?.packageTypes).toEqual([
    { name: 'DotnetTool' },
    { name: 'Custom' },
  ]);
});

test('vulnerabilities are told although there are none [check 68]', () => {
  expect(respond().data[0]?.vulnerabilities).toEqual([]);
});

test.each([
  [{ iconUrl: 'https://example.test/i.png' }, { iconUrl: 'https://example.test/i.png' }],
  [
    { iconUrl: 'https://example.test/i.png', files: ['icon'] },
    { iconUrl: 'https://gallery.test/v3/flatcontainer/contoso.text/2.1.0-beta/icon' },
  ],
  [{ licenseUrl: 'https://example.test/l' }, { licenseUrl: 'https://example.test/l' }],
  [
    { licenseUrl: 'https://aka.example/old', licenseExpression: 'MIT' },
    { licenseUrl: 'https://gallery.test/packages/Contoso.Text/2.1.0-Beta/license' },
  ],
  [{ files: ['license'] }, { licenseUrl: 'https://gallery.test/packages/Contoso.Text/2.1.0-Beta/license' }],
  [{ projectUrl: 'https://example.test/' }, { projectUrl: 'https://example.test/' }],
  [{ title: 'Text' }, { title: 'Text' }],
])('a version with %j is shown with %j', (changes, shown) => {
  expect(respond(changes).data[0]).toMatchObject(shown);
});

test('a result says of a verified package that it is [check 67]', () => {
  expect(respond({ verified: true }).data).toMatchObject([{ verified: true }]);
});
