import { describe, expect, test } from 'vitest';
import { refusalOf } from '../testing/refusal';
import { assetFrameworks } from './asset-frameworks';
import { shortName } from './framework';

describe('a file of a package is made for a framework', () => {
  test.each([
    ['lib/net45/Acme.dll', ['net45']],
    ['LIB/NET45/ACME.DLL', ['net45']],
    ['lib/netstandard2.0/_._', ['netstandard2.0']],
    ['lib/.NETFramework4.5/Acme.exe', ['net45']],
    ['lib/net45/de-AT/Acme.resources.dll', ['net45']],
    ['lib/Acme.winmd', ['net']],
    ['lib/portable-net45+win8/Acme.dll', ['portable-net45+win8']],
    ['ref/net8.0/Acme.dll', ['net8.0']],
    ['runtimes/win-x64/lib/net8.0/Acme.dll', ['net8.0']],
    ['contentFiles/cs/net8.0/Template.cs', ['net8.0']],
    ['contentFiles/any/any/text/readme.txt', ['any']],
    ['build/net472/Acme.props', ['net472']],
    ['build/acme.targets', ['any']],
    ['buildMultiTargeting/Acme.targets', ['any']],
  ])('%s: %j', (path, frameworks) => {
    expect(frameworksOf(path)).toEqual(frameworks);
  });
});

describe('a file of a package is made for no framework', () => {
  test.each([
    ...[
      'lib/foo/Acme.dll',
      'lib/net45/Acme.xml',
      'lib/net45/sub/Acme.dll',
      'lib/portable-net40-client/Acme.dll',
    ],
    ...['lib/Foo,Version=v1.0/Acme.dll', 'ref/Acme.dll', 'build/net472/Other.props', 'build/Other.targets'],
    ...['runtimes/win-x64/native/acme.dll', 'tools/net8.0/any/acme.dll', 'content/net45/readme.txt'],
    ...['analyzers/dotnet/cs/Acme.dll', 'buildTransitive/Acme.props', 'Acme.nuspec', ''],
  ])('%s', (path) => {
    expect(frameworksOf(path)).toEqual([]);
  });
});

test('a framework is named once, in the order of the files', () => {
  const paths = [
    'lib/net8.0/Acme.dll',
    'lib/net8.0/Acme.Extra.dll',
    'lib/NET45/Acme.dll',
    'ref/net80/Acme.dll',
  ];
  expect(assetFrameworks({ id: 'Acme', packageTypes: [], paths }).map(shortName)).toEqual([
    'net8.0',
    'net45',
  ]);
});

describe('a tool is made for the frameworks of its tools folder', () => {
  const paths = [
    'tools/net8.0/any/acme.dll',
    'tools/net10.0/win-x64/DotnetToolSettings.xml',
    'lib/net45/Acme.dll',
  ];

  test.each([[['DotnetTool']], [['dotnetclitool']], [['McpServer', 'DotnetTool']]])('%j', (packageTypes) => {
    const frameworks = assetFrameworks({ id: 'Acme', packageTypes, paths }).map(shortName);
    expect(frameworks).toEqual(['net8.0', 'net10.0']);
  });

  test.each([[[]], [['Dependency']], [['DotnetTool', 'Dependency']]])('but not %j', (packageTypes) => {
    expect(assetFrameworks({ id: 'Acme', packageTypes, paths }).map(shortName)).toEqual(['net45']);
  });
});

describe('a package has files for at most 500 frameworks', () => {
  const folders = Array.from({ length: 501 }, (_, number) => `portable-${'2+4+'.repeat(40)}net${number}`);
  const read = (names: string[]) =>
    assetFrameworks({ id: 'Acme', packageTypes: [], paths: names.map((name) => `lib/${name}/_._`) });

  test('and is refused with more', () => {
    expect(refusalOf(() => read(folders))).toMatch(/files for 501 target frameworks\. At most 500/);
  });

  test('however many files it has for each', () => {
    expect(read(folders.slice(1).flatMap((name) => Array.from({ length: 50 }, () => name)))).toHaveLength(
      500,
    );
  });
});

function frameworksOf(path: string): string[] {
  return assetFrameworks({ id: 'Acme', packageTypes: [], paths: [path] }).map(shortName);
}
