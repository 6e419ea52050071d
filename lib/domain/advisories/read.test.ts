import { describe, expect, test } from 'vitest';
import { UnreadableAdvisory } from './advisory';
import { readAdvisories } from './read';

const osv = (changes: object = {}) => ({
  schema_version: '1.4.0',
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2024-02-01T10:00:00Z',
  published: '2024-01-01T10:00:00Z',
  aliases: ['CVE-2024-1'],
  summary: 'Acme.Text hangs\nfor ever',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  affected: [
    {
      package: { ecosystem: 'NuGet', name: 'Acme.Text', purl: 'pkg:nuget/Acme.Text' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.2.0' }] }],
      versions: ['1.0.0', '1.1.0'],
    },
    {
      package: { ecosystem: 'npm', name: '@acme/text' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: 'whatever' }] }],
    },
  ],
  references: [{ type: 'ADVISORY', url: 'https://nvd.test/CVE-2024-1' }],
  database_specific: { severity: 'HIGH' },
  ...changes,
});

const github = (changes: object = {}) => ({
  ghsa_id: 'GHSA-aaaa-bbbb-cccc',
  html_url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  summary: 'Acme.Text hangs for ever',
  severity: 'high',
  published_at: '2024-01-01T10:00:00Z',
  updated_at: '2024-02-01T10:00:00Z',
  withdrawn_at: null,
  vulnerabilities: [
    { package: { ecosystem: 'nuget', name: 'Acme.Text' }, vulnerable_version_range: '< 1.2.0' },
    { package: { ecosystem: 'npm', name: '@acme/text' }, vulnerable_version_range: '~ odd' },
  ],
  ...changes,
});

const read = (document: unknown) => readAdvisories(JSON.stringify(document));

function readOne(document: unknown) {
  const [advisory, ...more] = read(document);
  if (advisory instanceof UnreadableAdvisory) throw advisory;
  if (advisory === undefined || more.length > 0) throw new Error('The document is not one advisory.');
  return advisory;
}

const told = {
  identifier: 'GHSA-aaaa-bbbb-cccc',
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  severity: 2,
  summary: 'Acme.Text hangs for ever',
  publishedAt: new Date('2024-01-01T10:00:00Z'),
  modifiedAt: new Date('2024-02-01T10:00:00Z'),
  ranges: [{ lowerId: 'acme.text', range: '(, 1.2.0)' }],
};

test.each([
  ['OSV', osv()],
  ['GitHub', github()],
])('an advisory of %s is read for what it says of NuGet packages', (_, document) => {
  expect(readOne(document)).toEqual(told);
});

describe('an advisory of OSV', () => {
  test('without the severity as a word is rated by its vector', () => {
    expect(readOne(osv({ database_specific: null })).severity).toBe(3);
  });

  test('about malware is critical, and leads to where it is told', () => {
    const malware = osv({ id: 'MAL-2024-1', severity: null, database_specific: {}, references: null });
    expect(readOne(malware)).toMatchObject({
      severity: 3,
      url: 'https://osv.dev/vulnerability/MAL-2024-1',
    });
  });

  test('of another database leads to the advisory that it names, if that is an address', () => {
    const references = [
      { type: 'WEB', url: 'https://web.test/' },
      { type: 'ADVISORY', url: 'http://' },
      { type: 'ADVISORY', url: 'https://advisory.test/1' },
    ];
    expect(readOne(osv({ id: 'ACME-1', references })).url).toBe('https://advisory.test/1');
  });

  test('ends at the last version known to be affected', () => {
    const affected = [
      {
        package: { ecosystem: 'NuGet', name: 'Acme.Text' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '1.0.0' }] }],
        database_specific: { last_known_affected_version_range: '<= 1.4.0' },
      },
    ];
    expect(readOne(osv({ affected })).ranges).toEqual([{ lowerId: 'acme.text', range: '[1.0.0, 1.4.0]' }]);
  });

  test('may tell versions one by one; ranges of commits say nothing', () => {
    const affected = [
      {
        package: { ecosystem: 'NuGet', name: 'Acme.Text' },
        ranges: [{ type: 'GIT', repo: 'https://git.test', events: [{ introduced: '0a1b2c' }] }],
        versions: ['1.0.0', '1.0.0', '1.1'],
      },
    ];
    expect(readOne(osv({ affected })).ranges.map(({ range }) => range)).toEqual([
      '[1.0.0, 1.0.0]',
      '[1.1.0, 1.1.0]',
    ]);
  });
});

test.each([
  ['of OSV that was withdrawn', osv({ withdrawn: '2024-03-01T00:00:00Z' })],
  ['of OSV about other ecosystems', osv({ affected: [osv().affected[1]] })],
  ['of OSV about nothing', { id: 'GHSA-1', modified: '2024-02-01T10:00:00.123456Z' }],
  ['of GitHub that was withdrawn', github({ withdrawn_at: '2024-03-01T00:00:00Z' })],
  ['of GitHub about other ecosystems', github({ vulnerabilities: [] })],
])('an advisory %s has no ranges', (_, document) => {
  expect(readOne(document).ranges).toEqual([]);
});

test('a list is read one by one: what cannot be read is named and keeps nothing back', () => {
  const broken = osv({
    id: 'GHSA-broken',
    affected: [
      {
        package: { ecosystem: 'NuGet', name: 'Acme.Text' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: 'soon' }] }],
      },
    ],
  });
  const results = read([osv(), broken, { id: 1 }, github({ ghsa_id: 'GHSA-2' })]);

  expect(
    results.map((result) => (result instanceof UnreadableAdvisory ? result.message : result.identifier)),
  ).toEqual([
    'GHSA-aaaa-bbbb-cccc',
    'GHSA-broken: "soon" is not a version',
    expect.stringMatching(/^id is not as it should be/),
    'GHSA-2',
  ]);
});

test.each(['', '{', 'null', '3', '"text"'])('the text %j is no advisory', (text) => {
  expect(readAdvisories(text)).toEqual([expect.any(UnreadableAdvisory)]);
});

test('a mark at the beginning of the text does not matter', () => {
  expect(readAdvisories(`\uFEFF${JSON.stringify(osv())}`)).toEqual([told]);
});
