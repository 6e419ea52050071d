import { describe, expect, test } from 'vitest';
import {
  displayName,
  type Framework,
  frameworkGeneration,
  isAny,
  isPortable,
  isSameFramework,
  isUnsupported,
  longName,
  parseFramework,
  shortName,
} from './framework';

describe('a framework has one short and one long name', () => {
  test.each([
    ['net11', 'net11', '.NETFramework,Version=v1.1'],
    ['net472', 'net472', '.NETFramework,Version=v4.7.2'],
    ['net481', 'net481', '.NETFramework,Version=v4.8.1'],
    ['net4.0.3', 'net403', '.NETFramework,Version=v4.0.3'],
    ['.NETFramework4.5', 'net45', '.NETFramework,Version=v4.5'],
    [
      '.NETFramework,Version=v4.0,Profile=Client',
      'net40-client',
      '.NETFramework,Version=v4.0,Profile=Client',
    ],
    ['net40-full', 'net40', '.NETFramework,Version=v4.0'],
    ['net35-cf', 'net35-cf', '.NETFramework,Version=v3.5,Profile=CompactFramework'],
    ['net5', 'net5.0', '.NETCoreApp,Version=v5.0'],
    ['NET8.0', 'net8.0', '.NETCoreApp,Version=v8.0'],
    ['net10.0', 'net10.0', '.NETCoreApp,Version=v10.0'],
    ['net10', 'net10', '.NETFramework,Version=v1.0'],
    ['net8.0-windows10.0.19041', 'net8.0-windows10.0.19041', '.NETCoreApp,Version=v8.0'],
    ['net6.0-Android31', 'net6.0-android31.0', '.NETCoreApp,Version=v6.0'],
    ['netcoreapp31', 'netcoreapp3.1', '.NETCoreApp,Version=v3.1'],
    ['netcoreapp5.0', 'net5.0', '.NETCoreApp,Version=v5.0'],
    ['netstandard20', 'netstandard2.0', '.NETStandard,Version=v2.0'],
    ['netcore50', 'netcore50', '.NETCore,Version=v5.0'],
    ['win8', 'win8', 'Windows,Version=v8.0'],
    ['uap10.0', 'uap10.0', 'UAP,Version=v10.0'],
    ['wp75', 'wp75', 'WindowsPhone,Version=v7.5'],
    ['wpa81', 'wpa81', 'WindowsPhoneApp,Version=v8.1'],
    ['sl5', 'sl5', 'Silverlight,Version=v5.0'],
    ['sl4-wp71', 'sl4-wp71', 'Silverlight,Version=v4.0,Profile=WindowsPhone71'],
    ['portable-win8+net45', 'portable-net45+win8', '.NETPortable,Version=v0.0,Profile=Profile7'],
    ['portable-Profile7', 'portable-net45+win8', '.NETPortable,Version=v0.0,Profile=Profile7'],
    ['netmf42', 'netmf42', '.NETMicroFramework,Version=v4.2'],
    ['netnano1.0', 'netnano1.0', '.NETnanoFramework,Version=v1.0'],
    ['monoandroid90', 'monoandroid90', 'MonoAndroid,Version=v9.0'],
    ['Xamarin.iOS10', 'xamarinios10', 'Xamarin.iOS,Version=v1.0'],
    ['tizen40', 'tizen40', 'Tizen,Version=v4.0'],
    ['native', 'native', 'native,Version=v0.0'],
    ['dnxcore50', 'dnxcore50', 'DNXCore,Version=v5.0'],
    ['dotnet5.4', 'dotnet54', '.NETPlatform,Version=v5.4'],
    ['dotnet', 'dotnet', '.NETPlatform,Version=v5.0'],
    ['any', 'any', 'Any,Version=v0.0'],
    ['Foo,Version=v1.2', 'foo12', 'Foo,Version=v1.2'],
  ])('%s is %s and %s', (text, short, long) => {
    expect(shortName(framework(text))).toBe(short);
    expect(longName(framework(text))).toBe(long);
  });
});

test.each([
  '',
  'foo',
  'v4.5',
  'net45 ',
  'net45-',
  'net6.0-windows-x',
  'portable',
  'net45+win8',
  'x'.repeat(256),
])('the name %j is of no framework', (text) => {
  expect(isUnsupported(framework(text))).toBe(true);
});

test.each(['portable-net40-client', 'portable-Profile999', '.NETFramework,Version=x', ',', '---,Version=v1'])(
  'the name %j is refused, as NuGet does with an error',
  (text) => {
    expect(parseFramework(text)).toBeUndefined();
  },
);

test('spellings of one framework are the same framework', () => {
  expect(isSameFramework(framework('.NETFramework,Version=v4.5'), framework('net45'))).toBe(true);
  expect(isSameFramework(framework('NET5.0-Windows'), framework('netcoreapp5.0-windows'))).toBe(true);
  expect(isSameFramework(framework('net5.0-windows'), framework('net5.0'))).toBe(false);
});

test('any framework and portable libraries are told apart from the others', () => {
  expect(['any', 'net45', 'portable-net45+win8'].map((text) => isAny(framework(text)))).toEqual([
    true,
    false,
    false,
  ]);
  expect(['any', 'net45', 'portable-net45+win8'].map((text) => isPortable(framework(text)))).toEqual([
    ...[false, false, true],
  ]);
});

describe('a framework belongs to a generation', () => {
  test.each([
    ['net472', 'netframework'],
    ['netcoreapp3.1', 'netcoreapp'],
    ['net5.0-windows', 'net'],
    ['net10.0', 'net'],
    ['netstandard2.0', 'netstandard'],
    ['uap10.0', undefined],
    ['any', undefined],
  ])('%s: %s', (text, generation) => {
    expect(frameworkGeneration(framework(text))).toBe(generation);
  });
});

describe('people are shown', () => {
  test.each([
    ['net40-client', '.NETFramework 4.0 Client'],
    ['netstandard2.0', '.NETStandard 2.0'],
    ['net8.0-windows10.0.19041', 'net8.0-windows10.0.19041'],
    ['native', 'native'],
    ['portable-net45+win8', 'Portable class library (.NETFramework 4.5, Windows 8.0)'],
    ['any', 'All frameworks'],
    ['foo', 'Unsupported'],
  ])('%s as %s', (text, shown) => {
    expect(displayName(framework(text))).toBe(shown);
  });
});

function framework(text: string): Framework {
  const read = parseFramework(text);
  if (read === undefined) throw new Error(`"${text}" is no framework.`);
  return read;
}
