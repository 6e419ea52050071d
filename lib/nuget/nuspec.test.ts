import { describe, expect, test } from 'vitest';
import { makeNuspec, type NuspecOptions } from '../testing/nuspec';
import { refusalOf as refusal } from '../testing/refusal';
import { isSemVer2Package, isSymbolsPackage, parseNuspec } from './nuspec';
import { normalizedVersion } from './version';

const read = (options: Partial<NuspecOptions> = {}) =>
  parseNuspec(Buffer.from(makeNuspec({ id: 'Acme', version: '1.0.0', ...options })));

const refusalOf = (options: Partial<NuspecOptions>) => refusal(() => read(options));

test('a nuspec says everything that pages, feeds and search tell of a package', () => {
  const nuspec = read({
    id: 'Acme.Logging',
    version: '1.02.0-Beta.1+build.7',
    authors: 'Ann, Bob,, Cleo & Co. ',
    owners: 'somebody',
    title: 'Acme "Logging"',
    description: '\n  Writes <b>lines</b>.\n',
    summary: 'Short',
    releaseNotes: 'Faster\n& safer',
    copyright: '© Acme',
    language: 'de-CH',
    tags: 'log; text,fast\tlog\n json',
    projectUrl: ' https://acme.test/logging?a=b#c ',
    iconUrl: 'HTTP://acme.test/icon.png',
    licenseUrl: 'https://licenses.nuget.org/MIT',
    license: { expression: 'MIT' },
    icon: 'images\\icon.png',
    readme: 'docs/readme.md',
    repository: { type: 'git', url: 'https://acme.test/logging.git', branch: 'main', commit: 'abc' },
    requireLicenseAcceptance: true,
    developmentDependency: true,
    minClientVersion: '2.12',
    packageTypes: ['DotnetTool', { name: 'Custom', version: '1.0' }, 'dotnettool'],
    metadata: `<frameworkAssemblies>
      <frameworkAssembly assemblyName="System.Net" targetFramework="net40, .NETFramework4.5" />
      <frameworkAssembly assemblyName="System.Xml" />
    </frameworkAssemblies><serviceable>True</serviceable><futureElement>ignored</futureElement>`,
  });

  expect(nuspec).toEqual({
    id: 'Acme.Logging',
    version: expect.objectContaining({ original: '1.02.0-Beta.1+build.7' }),
    authors: ['Ann', 'Bob', 'Cleo & Co.'],
    title: 'Acme "Logging"',
    description: '\n  Writes <b>lines</b>.\n',
    summary: 'Short',
    releaseNotes: 'Faster\n& safer',
    copyright: '© Acme',
    language: 'de-CH',
    tags: ['log', 'text', 'fast', 'log', 'json'],
    projectUrl: 'https://acme.test/logging?a=b#c',
    iconUrl: 'HTTP://acme.test/icon.png',
    licenseUrl: 'https://licenses.nuget.org/MIT',
    license: { type: 'expression', expression: 'MIT' },
    icon: 'images/icon.png',
    readme: 'docs/readme.md',
    repository: { type: 'git', url: 'https://acme.test/logging.git', branch: 'main', commit: 'abc' },
    requireLicenseAcceptance: true,
    developmentDependency: true,
    serviceable: true,
    minClientVersion: expect.objectContaining({ major: 2, minor: 12 }),
    packageTypes: [
      { name: 'DotnetTool', version: '' },
      { name: 'Custom', version: '1.0' },
    ],
    dependencyGroups: [],
    frameworkAssemblies: [
      { name: 'System.Net', targetFrameworks: ['net40', 'net45'] },
      { name: 'System.Xml', targetFrameworks: [] },
    ],
    warnings: [],
  });
  expect(normalizedVersion(nuspec.version)).toBe('1.2.0-Beta.1');
});

test('what a nuspec does not say is empty', () => {
  const bare = parseNuspec(
    Buffer.from('<package><metadata><id>A</id><version>1.0</version><description/></metadata></package>'),
  );
  expect(bare).toMatchObject({
    authors: [],
    title: '',
    description: '',
    tags: [],
    projectUrl: '',
    license: undefined,
    icon: undefined,
    readme: undefined,
    repository: { type: '', url: '', branch: '', commit: '' },
    requireLicenseAcceptance: false,
    minClientVersion: undefined,
    packageTypes: [],
    dependencyGroups: [],
  });
});

test('owners stand in for authors that are missing', () => {
  expect(read({ authors: ' ', owners: 'Ann,Bob' }).authors).toEqual(['Ann', 'Bob']);
});

describe('the ID of a pushed package', () => {
  test.each(['Acme.Logging-2_x', 'Пакет', 'x'.repeat(100)])('may be %s [check 119]', (id) => {
    expect(read({ id }).id).toBe(id);
  });

  test.each([
    ['a..b', /"a\.\.b" is not valid/],
    ['.a', /"\.a" is not valid/],
    ['a-', /"a-" is not valid/],
    [' a ', /" a " is not valid/],
    ['$id$', /id still has the placeholder "\$id\$"/],
    ['x'.repeat(101), /id has 101 characters.*at most 100/],
    ['Stra\u00dfe', /"ß" changes/],
    ['Cafe\u0301', /normalization form C/],
    ['', /no ID/],
  ])('may not be %j [check 119]', (id, message) => {
    expect(refusalOf({ id })).toMatch(message);
  });
});

describe('a character with more combining marks than any script writes', () => {
  const marks = '\u0301'.repeat(100_000) + '\u0323'.repeat(100_000);

  test.each([
    [
      'in a text',
      { title: `a${marks.slice(0, 31)}` },
      /^The nuspec's title has a character with more than 30/,
    ],
    ['in a text that is too long anyway', { description: `a${marks}` }, /nuspec's description has/],
    ['in an element that nobody reads', { metadata: `<future>a${marks}</future>` }, /nuspec's future has/],
    [
      'over several elements',
      { metadata: `<future>a${marks.slice(0, 30)}</future><a>${marks.slice(0, 30)}</a>` },
      /nuspec's metadata has/,
    ],
    ['in an attribute', { repository: { branch: `a${marks}` } }, /nuspec's repository has/],
  ])('is refused %s', (_where, options, message) => {
    expect(refusalOf(options)).toMatch(message);
  });

  test('is none with thirty of them', () => {
    expect(read({ title: `a${marks.slice(0, 30)}` }).title).toHaveLength(31);
  });
});

describe('the version of a pushed package', () => {
  test.each([
    '1.0',
    '1.0.0-1.x',
    '1.0.0-1+meta',
    '1.2.3.4-a-b',
    ' 1.0.0 ',
    `1.0.0-${'a'.repeat(58)}`,
    '1.0.0-a+01',
  ])('may be %j [check 120]', (version) => {
    expect(read({ version }).version.original).toBe(version.trim());
  });

  test.each([
    ['1', /at least two numbers/],
    ['1.0.0-01', /"1\.0\.0-01" is not valid/],
    ['1.0.0-1', /begin with a letter/],
    ['1.0.0--a', /begin with a letter/],
    ['1.0.0-*', /"1\.0\.0-\*" is not valid/],
    ['v1.0.0', /"v1\.0\.0" is not valid/],
    [`1.0.0-${'a'.repeat(59)}`, /version has 65 characters.*at most 64/],
    [`1.0-${'a'.repeat(60)}`, /more than 64 characters/],
    ['1.0-$label$', /version still has the placeholder "\$label\$"/],
    ['', /no version/],
  ])('may not be %j [check 120]', (version, message) => {
    expect(refusalOf({ version })).toMatch(message);
  });

  test('may have 160 characters together with the ID', () => {
    const id = 'x'.repeat(100);
    expect(refusalOf({ id, version: `1.0.0-${'a'.repeat(54)}` })).toBe('accepted');
    expect(refusalOf({ id, version: `1.0.0-${'a'.repeat(55)}` })).toMatch(
      /more than 160 characters together/,
    );
  });
});

describe('the texts of a nuspec', () => {
  test.each([
    ['title', 256],
    ['authors', 4000],
    ['description', 4000],
    ['summary', 4000],
    ['copyright', 4000],
    ['tags', 4000],
    ['releaseNotes', 35_000],
    ['language', 20],
  ] as const)('%s may have %i characters and not one more [check 121]', (name, max) => {
    expect(refusalOf({ [name]: 'x'.repeat(max) })).toBe('accepted');
    expect(refusalOf({ [name]: 'x'.repeat(max + 1) })).toMatch(
      new RegExp(`${name} has ${max + 1} characters`),
    );
  });

  test.each(['projectUrl', 'iconUrl', 'licenseUrl'] as const)('%s is an absolute web address', (name) => {
    expect(read({ [name]: 'https://acme.test/a b' })[name]).toBe('https://acme.test/a b');
    const wrong = [
      'acme.test',
      '/x',
      'ftp://acme.test',
      'http://',
      'https:acme.test',
      'javascript:alert(1)',
      'http://a b/',
    ];
    for (const url of wrong) expect(refusalOf({ [name]: url })).toMatch(/absolute http or https URL/);
    expect(refusalOf({ [name]: `https://acme.test/${'x'.repeat(4000)}` })).toMatch(/at most 4000/);
  });

  test.each([
    ['type', 100],
    ['url', 4000],
    ['branch', 256],
    ['commit', 256],
  ])('the repository %s may have %i characters', (name, max) => {
    expect(refusalOf({ repository: { [name]: 'x'.repeat(max) } })).toBe('accepted');
    expect(refusalOf({ repository: { [name]: 'x'.repeat(max + 1) } })).toMatch(`repository ${name} has`);
  });
});

test('minClientVersion must be a version', () => {
  expect(refusalOf({ minClientVersion: 'new' })).toMatch(/minClientVersion "new" is no version/);
});

describe('package types', () => {
  test('are made like IDs', () => {
    expect(refusalOf({ packageTypes: ['a b'] })).toMatch(/"a b" is not valid/);
    expect(refusalOf({ packageTypes: [{ name: 'A', version: 'x' }] })).toMatch(/version "x", which is none/);
  });

  test('an MCP server is a .NET tool too [check 130]', () => {
    expect(refusalOf({ packageTypes: ['McpServer'] })).toMatch(
      /"McpServer" must be of the type "DotnetTool" too/,
    );
    expect(refusalOf({ packageTypes: ['mcpserver', 'DotnetTool'] })).toBe('accepted');
  });

  test('tell a symbols package', () => {
    expect(isSymbolsPackage(read({ packageTypes: ['symbolspackage'] }))).toBe(true);
    expect(isSymbolsPackage(read({ packageTypes: ['Dependency'] }))).toBe(false);
  });
});

describe('a package is SemVer 2', () => {
  test.each([
    ['for a dotted prerelease label', { version: '1.0.0-a.1' }, true],
    ['for build metadata', { version: '1.0.0+a' }, true],
    ['for the minimum of a dependency', { dependencies: { B: '1.0.0-a.1' } }, true],
    ['for the maximum of a dependency', { dependencies: [{ dependencies: { B: '(, 2.0.0-a.1]' } }] }, true],
    ['not for a plain label', { version: '1.0.0-a', dependencies: { B: '[1.0-b, 2.0-c]' } }, false],
    ['not for a fourth number', { version: '1.0.0.1', dependencies: { B: '' } }, false],
  ])('%s', (_reason, options, expected) => {
    expect(isSemVer2Package(read(options))).toBe(expected);
  });
});

describe('a nuspec is accepted with a warning', () => {
  const good = { license: { expression: 'MIT' }, readme: 'readme.md' };

  test.each([
    ['without a license', { readme: 'readme.md' }, /no license/],
    [
      'with a licenseUrl alone',
      { readme: 'readme.md', licenseUrl: 'https://acme.test' },
      /"licenseUrl" is deprecated/,
    ],
    ['without a readme', { license: { expression: 'MIT' } }, /no readme/],
    ['with an iconUrl alone', { ...good, iconUrl: 'https://acme.test' }, /"iconUrl" is deprecated/],
    ['with a repository by http', { ...good, repository: { url: 'http://acme.test' } }, /"http:"/],
    [
      'when its text is not in normalization form C',
      { ...good, title: 'Cafe\u0301' },
      /normalization form C/,
    ],
    [
      'when an attribute is not in it',
      { ...good, repository: { branch: 'Cafe\u0301' } },
      /normalization form C/,
    ],
  ])('%s [check 110]', (_reason, options, warning) => {
    expect(read(options).warnings).toEqual([expect.stringMatching(warning)]);
  });

  test('and without one when nothing can be better', () => {
    expect(read({ ...good, icon: 'icon.png', iconUrl: 'https://acme.test' }).warnings).toEqual([]);
  });
});
