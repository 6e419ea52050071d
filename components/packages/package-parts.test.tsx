import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DependencyGroups } from './dependency-groups';
import { FilterChips } from './filter-chips';
import { Marks } from './marks';
import { OwnerList } from './owner-list';
import { type FoundPackage, SearchRow } from './search-row';
import { StartHere } from './start-here';
import { VersionNotices, type VersionNotes } from './version-notices';

const names = (count: number) => Array.from({ length: count }, (_, at) => `name${at + 1}`);
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const found: FoundPackage = {
  id: 'Acme.Logging',
  version: '1.0.0',
  description: 'Writes <lines> & more.',
  tags: [],
  owners: [],
  downloads: 1_200_000,
  updatedAt: new Date('2026-11-18T00:00:00Z'),
  marks: [],
};
const row = (changes: Partial<FoundPackage>) =>
  renderToStaticMarkup(<SearchRow found={{ ...found, ...changes }} now={new Date('2026-11-21T00:00:00Z')} />);

test('a row of a search tells what a package is and how much it is used', () => {
  const text = textOf(row({}));
  expect(text).toContain('Writes &lt;lines&gt; &amp; more.');
  expect(text).toContain('1.2 million');
  expect(text).toContain('3 days ago');
});

test('a package with forty tags and fifteen owners takes no more room than others', () => {
  const html = row({ tags: names(40), owners: names(15) });
  const [shown = ''] = html.split('<details');
  expect(shown.match(/tags%3A/g)).toHaveLength(6);
  expect(textOf(html)).toContain('34 more tags');
  expect(textOf(html)).toContain('by name1 , name2 and 13 others');
});

test('nobody is asked to open a list for a single tag or owner', () => {
  const html = row({ tags: names(7), owners: names(3) });
  expect(html).not.toContain('<details');
  expect(textOf(html)).toContain('by name1 , name2 , name3');
});

test('marks stand in one order, however they are given', () => {
  const html = renderToStaticMarkup(
    <Marks
      of={['template', 'unlisted', 'vulnerable', 'verified', 'prerelease', 'deleted', 'tool', 'deprecated']}
    />,
  );
  expect(textOf(html)).toBe(
    'Deleted Verified prefix Deprecated Vulnerable Prerelease Unlisted Tool Template',
  );
});

const plainNotes: VersionNotes = {
  id: 'Acme.Logging',
  version: '1.0.0',
  vulnerabilities: [],
  deprecation: undefined,
  listed: true,
  locked: false,
  viewerOwns: false,
  prerelease: false,
};
const notices = (changes: Partial<VersionNotes>) =>
  textOf(renderToStaticMarkup(<VersionNotices notes={{ ...plainNotes, ...changes }} />));

test('a version with nothing special to it has no notices', () => {
  expect(notices({})).toBe('');
});

test('the worst notice stands first', () => {
  const text = notices({
    prerelease: true,
    fullVersion: '1.0.0-a+b',
    newer: { version: '2.0.0', prerelease: false },
    listed: false,
    missingVersion: '9.0.0',
    deprecation: { reasons: ['Legacy'], message: '' },
    vulnerabilities: [{ url: 'https://advisories.test/1', severity: 2, summary: '' }],
  });
  const parts = [
    'no version 9.0.0',
    'high severity',
    'is deprecated',
    'is unlisted',
    'newer version',
    'is a prerelease',
    '1.0.0-a+b',
  ];
  const places = parts.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('what is known against a version is listed, the worst first, and leads on', () => {
  const vulnerabilities = [
    { url: 'https://advisories.test/1', severity: 3, summary: 'It runs <anything>' },
    { url: 'https://advisories.test/2', severity: 0, summary: '' },
  ];
  const html = renderToStaticMarkup(<VersionNotices notes={{ ...plainNotes, vulnerabilities }} />);
  expect(html.match(/href="[^"]+"/g)).toEqual(vulnerabilities.map(({ url }) => `href="${url}"`));
  expect(textOf(html)).toContain(
    '2 known vulnerabilities, the worst of critical severity It runs &lt;anything&gt; (critical) https://advisories.test/2 (low)',
  );
  expect(notices({ vulnerabilities, viewerOwns: true })).toContain('Publish a version that mends it');
});

test.each([
  [['Legacy'], 'This version is deprecated: it is legacy and no longer maintained'],
  [['CriticalBugs'], 'This version is deprecated: it has critical bugs'],
  [
    ['Legacy', 'CriticalBugs', 'Other'],
    'This version is deprecated: it is legacy, is no longer maintained, and has critical bugs',
  ],
  [['Other'], 'This version is deprecated'],
] as const)('a version that is deprecated for %j says so, and what to use instead', (reasons, title) => {
  const deprecation = { reasons: [...reasons], message: 'Moved.', alternateId: 'Acme.New' };
  expect(notices({ deprecation: { ...deprecation, alternateVersion: '2.0.0' } })).toBe(
    `${title} Moved. Use Acme.New 2.0.0 instead.`,
  );
  expect(notices({ deprecation: { ...deprecation, message: '' } })).toBe(`${title} Use Acme.New instead.`);
});

test('an owner is told that others do not see an unlisted version', () => {
  expect(notices({ listed: false, viewerOwns: true })).toContain('as an owner');
  expect(notices({ listed: false })).toContain('Its owners have hidden it');
});

test('the owners of a locked package are told so, and who sees a page that is not listed', () => {
  expect(notices({ locked: true })).toBe('');
  expect(notices({ locked: true, viewerOwns: true })).toContain('Everybody can still read and restore it.');
  expect(notices({ locked: true, viewerOwns: true, listed: false })).toContain(
    'Only they and the administrators',
  );
});

test('a version without dependencies says so, and so does a group without any', () => {
  expect(textOf(renderToStaticMarkup(<DependencyGroups groups={[]} />))).toContain('No dependencies');

  const group = { framework: '.NET 8.0', dependencies: [] };
  expect(textOf(renderToStaticMarkup(<DependencyGroups groups={[group]} />))).toBe(
    '.NET 8.0 No dependencies',
  );
});

test('only a dependency that this gallery has leads to a page', () => {
  const html = renderToStaticMarkup(
    <DependencyGroups
      groups={[
        {
          framework: undefined,
          dependencies: [
            { id: 'Here', range: '[1.0.0, 2.0.0)', hosted: true },
            { id: 'There', range: '[1.0.0]', hosted: false },
          ],
        },
      ]}
    />,
  );
  expect(html.match(/href="[^"]+"/g)).toEqual(['href="/packages/Here"']);
  expect(textOf(html)).toBe('Any framework Here &gt;= 1.0.0 and &lt; 2.0.0 There exactly 1.0.0');
});

test('a package that nobody owns says so', () => {
  expect(textOf(renderToStaticMarkup(<OwnerList owners={[]} />))).toContain('Nobody owns this package');
});

test('filters are removed one by one, and together where there are several', () => {
  const chip = { label: 'Stable versions only', removeHref: '/packages?q=a' };
  expect(renderToStaticMarkup(<FilterChips chips={[]} clearHref="/packages" />)).toBe('');
  expect(textOf(renderToStaticMarkup(<FilterChips chips={[chip]} clearHref="/packages" />))).toBe(
    'Stable versions only',
  );
  const both = [chip, { label: '.NET tool', removeHref: '/packages?q=b' }];
  expect(textOf(renderToStaticMarkup(<FilterChips chips={both} clearHref="/packages" />))).toContain(
    'Remove all filters',
  );
});

test('an empty gallery is filled by three commands with its own address', () => {
  const source = { url: 'http://localhost:8080/v3/index.json', name: 'lode' };
  const html = renderToStaticMarkup(<StartHere source={source} apiKeysHref="/account/api-keys" />);
  const commands = [...html.matchAll(/<code>(.+?)<\/code>/g)].map(([, command]) => command);
  expect(commands).toEqual([
    'dotnet nuget add source http://localhost:8080/v3/index.json --name lode --allow-insecure-connections',
    'dotnet pack --output packages',
    'dotnet nuget push &quot;packages/*.nupkg&quot; --source lode --api-key YOUR_API_KEY',
  ]);
});
