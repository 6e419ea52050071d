import fc from 'fast-check';
import { damaged, textOf } from './nuget-samples';

/** Names of target frameworks, real and odd, short and in full, and some that are garbage. */
export function frameworkTexts(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...wellKnown) },
    { weight: 4, arbitrary: fc.constantFrom(...odd) },
    { weight: 4, arbitrary: assembled() },
    { weight: 2, arbitrary: portable() },
    { weight: 2, arbitrary: inFull() },
    { weight: 1, arbitrary: inOtherCase(fc.constantFrom(...wellKnown)) },
    { weight: 1, arbitrary: damaged(fc.constantFrom(...wellKnown)) },
    { weight: 1, arbitrary: textOf('net.v4580-+,=%Cwi ', 14) },
  );
}

/** Paths of entries in a package with this ID, most of them in folders that NuGet knows. */
export function assetPaths(id: string): fc.Arbitrary<string> {
  const frameworks = fc.oneof(
    fc.constantFrom(
      'net45',
      'NET45',
      'net8.0',
      'netstandard2.0',
      'net8.0-windows10.0.19041',
      'any',
      'Any',
      'foo',
      '',
    ),
    fc.constantFrom(...wellKnown),
  );
  const folders = fc.constantFrom(
    ...['lib', 'lib', 'LIB', 'ref', 'build', 'build', 'buildMultiTargeting', 'buildCrossTargeting'],
    ...[
      'buildTransitive',
      'contentFiles/any',
      'contentFiles/cs',
      'contentFiles/c-s',
      'contentFiles',
      'content',
    ],
    ...[
      'runtimes/win-x64/lib',
      'runtimes/win-x64/native',
      'runtimes//lib',
      'runtimes',
      'tools',
      'Tools',
      'analyzers',
    ],
  );
  const locales = ['', '', 'de', 'deu', 'german', 'de-AT', 'fil-PH', 'ab-', 'abc-', 'x', 'win-x64'];
  const files = [
    ...[
      'a.dll',
      'a.DLL',
      'a.exe',
      'a.winmd',
      '_._',
      'a.txt',
      'a.resources.dll',
      '.resources.dll',
      'resources.dll',
    ],
    ...[`${id}.props`, `${id.toUpperCase()}.targets`, 'other.props', `x.${id}.props`, 'x/y.txt', ''],
  ];
  return fc
    .tuple(folders, frameworks, fc.constantFrom(...locales), fc.constantFrom(...files), fc.nat(5))
    .map(([folder, framework, locale, file, holes]) => {
      const parts =
        holes === 0 ? [folder, file] : [folder, framework, ...(locale === '' ? [] : [locale]), file];
      return parts.join('/');
    });
}

const wellKnown = words(`
  net11 net20 net35 net40 net403 net45 net451 net452 net46 net461 net462 net463 net47 net471 net472 net48 net481
  net40-client net35-client net40-full net35-cf net5.0 net6.0 net7.0 net8.0 net9.0 net10.0 net11.0
  net5.0-windows net5.0-windows7.0 net6.0-android net6.0-android31.0 net6.0-ios net6.0-ios15.0 net6.0-maccatalyst
  net6.0-macos net6.0-tvos net6.0-windows net6.0-windows7.0 net7.0-tizen7.0 net8.0-windows10.0.19041
  net8.0-windows10.0.22621.0 net8.0-browser net8.0-android34.0 net9.0-ios18.0 net10.0-windows
  netcoreapp1.0 netcoreapp1.1 netcoreapp2.0 netcoreapp2.1 netcoreapp2.2 netcoreapp3.0 netcoreapp3.1 netcoreapp5.0
  netstandard1.0 netstandard1.1 netstandard1.2 netstandard1.3 netstandard1.4 netstandard1.5 netstandard1.6
  netstandard1.7 netstandard2.0 netstandard2.1 netstandardapp1.5 netcore netcore45 netcore451 netcore50
  win win8 win81 win10 winrt winrt45 uap uap10.0 uap10.0.15064 uap10.0.16299 wp wp7 wp71 wp75 wp8 wp81 wpa wpa81
  sl3 sl4 sl5 sl3-wp sl4-wp sl4-wp71 sl8-wp netmf netmf43 netnano1.0 native tizen tizen30 tizen40 tizen60
  monoandroid monoandroid10 monoandroid90 monotouch monotouch10 monomac monomac20 xamarinios xamarinios10
  xamarinmac xamarinmac20 xamarintvos xamarinwatchos xamarinpsthree xamarinpsfour xamarinpsvita
  xamarinxboxthreesixty xamarinxboxone dnx dnx45 dnx451 dnxcore dnxcore50 aspnet50 aspnetcore50
  dotnet dotnet50 dotnet5.1 dotnet54 dotnet5.6 any agnostic unsupported
  portable-net45+win8 portable-net45+win8+wp8+wpa81 portable-net40+sl5+win8+wp8 portable-Profile7
  portable-Profile31 portable-Profile84 portable-Profile111 portable-Profile259 portable-Profile344
  .NETFramework4.5 .NETStandard2.0 .NETCoreApp3.1 .NETCoreApp8.0 .NETPlatform5.4 Windows8.1 WindowsPhoneApp8.1
`);

const odd = [
  ...words(`
    net net4 net5 net6 net10 net50 net60 net99 net100 net450 net4500 net45000 net0 net0.0 net4.10 net4.0.0.3 net4.5.0
    net1.2.3.4 net1.2.3.4.5 net45.1 net91234 net4.99999999999 net2147483648.0 45 4.5 40 4.0 4 35 3.5 2 20 2.0 451 1.1
    net-client net-45 net45- -net45 net45-a.b net45-a+b net45-a_b net40-Foo net45-CLIENT netcoreapp3.1-windows
    net5.0-client net6.0- net6.0-7.0 net6.0-windows.7 net6.0-windows-x net6.0-windows7.0.0.0.0 net6.0-foo1 net6.0-..
    net6.0-windows0 net5.0-android net6.0-ANDROID31 netstandard netstandard13 netstandard2.0-foo netcoreapp netcoreapp21
    netcoreapp2.1.30 dotnet0.0 dotnet6 dotnet-foo dotnet5.0-foo dotnet-full uap-cf win8-full wp8-wp wp8-windowsphone
    monoandroid-wp71 sl4-client silverlight5 xamarin.ios Xamarin.iOS10 xamarin.playstationthree asp.net50 .NET5.0 .net
    .NETPlatform NETFramework4.5 NETMicroFramework Windows8 native1 native-foo any1.0 any-foo foo foo10 . .. , net45+win8
    net%34%35 net45%2Dclient %61ny net45%zz net45% any%20 net.45 net..45 net45. net4.+5 portable portable- portable-foo
    portable-net45+foo portable40-net45+win8 portable5.0-Profile7 portable-net40-client portable-Profile999
    portable-profile7 portable-Profile07 portable-Profile+7 portable-Profile-7 portable-any portable-net45+ portable-+
    portable-net45+win8+netcore45 portable-45+win8 portable-full portable-portable-net45 portable-net45+sl3-wp
    Foo,Version=v1.0 Foo,Version=v1.0,Profile=x Foo,Bar Foo, ,Version=v1.0 Any,Version=v1.0 any,foo dotnet,x net45,x
    .NETFramework,Version=v4.5,Version=v4.0 .NETFramework,Profile=Client .NETFramework,Version=V4.5
    .NETFramework,Version=v4.5=3 .NETFramework,Version=vv4.5 .NETFramework,Version=v5.0 .NETFramework,Version=x
    .NETCoreApp,Version=v6.0,Profile=windows .NETCoreApp,Version=v3.1,Profile=x .NETPlatform,Version=v0.0,Profile=x
    .NETPortable,Version=v0.0 .NETPortable,Version=v5.0,Profile=Profile7 .NETPortable,Profile=net45-client
    .NETPortable,Profile=net45+win8 .NETPortable,Profile=+ ---,Version=v1 ²,Version=v1 Ünïcode,Version=v1.0
    Foo,Version=v+1.0 Foo,Version=v-0.1 Foo,Version=v-1.0 Foo,Version=v1.+5 Foo,Version=v2147483648.0
  `),
  '',
  ' net45',
  'net45 ',
  'net 45',
  ' .NETFramework , Version = v4.5',
  '.NETFramework, Version=v4.5 , Profile=Client ',
  'Foo Bar,Version=v 1. 0',
  '.NETPortable,Version=v0.0,Profile=Profile 7',
  '.NETPortable,Version=v0.0,Profile=net45 + win8',
];

const shortIdentifiers = words(`
  net netcoreapp netstandard netstandardapp netcore win winrt uap wp wpa sl dnx dnxcore aspnet aspnetcore dotnet
  netmf netnano tizen monoandroid monotouch monomac xamarinios xamarinmac native
`);

function assembled(): fc.Arbitrary<string> {
  const versions = fc.oneof(
    textOf('0123456789', 5),
    fc.tuple(fc.nat(12), fc.nat(12)).map((parts) => parts.join('.')),
    fc.array(fc.nat(11), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.')),
  );
  const suffixes = fc.constantFrom(
    ...['', '', '', '', '-client', '-full', '-cf', '-wp', '-wp71', '-foo'],
    ...['-windows', '-windows10', '-windows10.0.1', '-android', '-Android30', '-ios', '-tizen', '-tizen6.5'],
  );
  return fc.tuple(fc.constantFrom(...shortIdentifiers), versions, suffixes).map((parts) => parts.join(''));
}

function portable(): fc.Arbitrary<string> {
  const members = words(`
    net40 net403 net45 net451 net4 win win8 win81 netcore45 windows8 sl4 sl5 wp wp7 wp75 wp8 wp81 wpa wpa81
    monoandroid MonoAndroid10 monotouch xamarinios10 uap10.0 netstandard1.1 dnxcore50 foo any 45
  `);
  const profiles = fc.integer({ min: 1, max: 350 }).map((number) => `Profile${number}`);
  const lists = fc
    .array(fc.constantFrom(...members), { minLength: 1, maxLength: 6 })
    .map((all) => all.join('+'));
  return fc
    .tuple(
      fc.constantFrom('portable-', 'portable-', 'portable45-', '.NETPortable,Version=v0.0,Profile='),
      fc.oneof(profiles, lists),
    )
    .map((parts) => parts.join(''));
}

function inFull(): fc.Arbitrary<string> {
  const identifiers = words(`
    .NETFramework .NETCoreApp .NETStandard .NETCore Windows WindowsPhone Silverlight UAP MonoAndroid Xamarin.iOS
    Tizen DNXCore .NETPlatform net win foo Foo.Bar
  `);
  const versions = fc.array(fc.nat(12), { maxLength: 5 }).map((parts) => `Version=v${parts.join('.')}`);
  const profiles = fc.constantFrom(
    '',
    '',
    '',
    ',Profile=Client',
    ',profile=full',
    ',Profile=WindowsPhone71',
    ',Profile=',
  );
  return fc
    .tuple(fc.constantFrom(...identifiers), versions, profiles)
    .map(([identifier, version, profile]) => `${identifier},${version}${profile}`);
}

function inOtherCase(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.boolean())
    .map(([text, upper]) => (upper ? text.toUpperCase() : text.toLowerCase()));
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
