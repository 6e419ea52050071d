/** How each framework that NuGet knows is written in full and in short. */
const shortIdentifiers = new Map([
  ['.NETFramework', 'net'],
  ['.NETCoreApp', 'netcoreapp'],
  ['.NETStandard', 'netstandard'],
  ['.NETStandardApp', 'netstandardapp'],
  ['.NETPlatform', 'dotnet'],
  ['.NETPortable', 'portable'],
  ['.NETMicroFramework', 'netmf'],
  ['.NETnanoFramework', 'netnano'],
  ['.NETCore', 'netcore'],
  ['Windows', 'win'],
  ['WinRT', 'winrt'],
  ['UAP', 'uap'],
  ['WindowsPhone', 'wp'],
  ['WindowsPhoneApp', 'wpa'],
  ['Silverlight', 'sl'],
  ['DNX', 'dnx'],
  ['DNXCore', 'dnxcore'],
  ['ASP.NET', 'aspnet'],
  ['ASP.NETCore', 'aspnetcore'],
  ['native', 'native'],
  ['MonoAndroid', 'monoandroid'],
  ['MonoTouch', 'monotouch'],
  ['MonoMac', 'monomac'],
  ['Xamarin.iOS', 'xamarinios'],
  ['Xamarin.Mac', 'xamarinmac'],
  ['Xamarin.TVOS', 'xamarintvos'],
  ['Xamarin.WatchOS', 'xamarinwatchos'],
  ['Xamarin.PlayStation3', 'xamarinpsthree'],
  ['Xamarin.PlayStation4', 'xamarinpsfour'],
  ['Xamarin.PlayStationVita', 'xamarinpsvita'],
  ['Xamarin.Xbox360', 'xamarinxboxthreesixty'],
  ['Xamarin.XboxOne', 'xamarinxboxone'],
  ['Tizen', 'tizen'],
]);

/** Other spellings that NuGet takes. */
const synonyms = [
  ['NETFramework', '.NETFramework'],
  ['.NET', '.NETFramework'],
  ['NETCore', '.NETCore'],
  ['NETPortable', '.NETPortable'],
  ['Xamarin.PlayStationThree', 'Xamarin.PlayStation3'],
  ['XamarinPlayStationThree', 'Xamarin.PlayStation3'],
  ['Xamarin.PlayStationFour', 'Xamarin.PlayStation4'],
  ['XamarinPlayStationFour', 'Xamarin.PlayStation4'],
  ['XamarinPlayStationVita', 'Xamarin.PlayStationVita'],
] as const;

/** Profiles with a short form, whatever the framework. `full` is no profile at all. */
const profiles = [
  { profile: 'Client', short: 'client' },
  { profile: 'CompactFramework', short: 'cf' },
  { profile: '', short: 'full' },
  { profile: 'WindowsPhone', short: 'wp' },
  { profile: 'WindowsPhone71', short: 'wp71' },
];

const identifiers = new Map<string, string>();
for (const [identifier, short] of shortIdentifiers) {
  identifiers.set(identifier.toLowerCase(), identifier);
  identifiers.set(short, identifier);
}
for (const [synonym, identifier] of synonyms) identifiers.set(synonym.toLowerCase(), identifier);

/** The full identifier behind a short, full or alternative spelling in any casing. */
export function findIdentifier(text: string): string | undefined {
  return identifiers.get(text.toLowerCase());
}

/** `net` for .NETFramework; undefined for an identifier that NuGet does not know. */
export function findShortIdentifier(identifier: string): string | undefined {
  return shortIdentifiers.get(findIdentifier(identifier) ?? identifier);
}

/** The full profile behind a short or full spelling in any casing; undefined when NuGet has no name for it. */
export function findProfile(text: string): string | undefined {
  const lower = text.toLowerCase();
  return profiles.find(({ profile, short }) => short === lower || profile.toLowerCase() === lower)?.profile;
}

/** The short form of a profile; undefined when it has none of its own. */
export function findShortProfile(profile: string): string | undefined {
  const lower = profile.toLowerCase();
  return profiles.find((known) => known.profile.toLowerCase() === lower)?.short;
}
