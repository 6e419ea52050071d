import type { Framework } from './framework';
import { equivalenceKey } from './framework-equivalence';
import { frameworkOf } from './framework-identity';

const net40 = frameworkOf('.NETFramework', [4, 0, 0, 0]);
const net403 = frameworkOf('.NETFramework', [4, 0, 3, 0]);
const net45 = frameworkOf('.NETFramework', [4, 5, 0, 0]);
const net451 = frameworkOf('.NETFramework', [4, 5, 1, 0]);
const sl4 = frameworkOf('Silverlight', [4, 0, 0, 0]);
const sl5 = frameworkOf('Silverlight', [5, 0, 0, 0]);
const win8 = frameworkOf('Windows', [8, 0, 0, 0]);
const win81 = frameworkOf('Windows', [8, 1, 0, 0]);
const wp7 = frameworkOf('WindowsPhone', [7, 0, 0, 0]);
const wp75 = frameworkOf('WindowsPhone', [7, 5, 0, 0]);
const wp8 = frameworkOf('WindowsPhone', [8, 0, 0, 0]);
const wp81 = frameworkOf('WindowsPhone', [8, 1, 0, 0]);
const wpa81 = frameworkOf('WindowsPhoneApp', [8, 1, 0, 0]);

/** The frameworks that each numbered profile of the portable class libraries stands for. */
const profiles: ReadonlyMap<number, readonly Framework[]> = new Map([
  [2, [net40, win8, sl4, wp7]],
  [3, [net40, sl4]],
  [4, [net45, sl4, win8, wp7]],
  [5, [net40, win8]],
  [6, [net403, win8]],
  [7, [net45, win8]],
  [14, [net40, sl5]],
  [18, [net403, sl4]],
  [19, [net403, sl5]],
  [23, [net45, sl4]],
  [24, [net45, sl5]],
  [31, [win81, wp81]],
  [32, [win81, wpa81]],
  [36, [net40, sl4, win8, wp8]],
  [37, [net40, sl5, win8]],
  [41, [net403, sl4, win8]],
  [42, [net403, sl5, win8]],
  [44, [net451, win81]],
  [46, [net45, sl4, win8]],
  [47, [net45, sl5, win8]],
  [49, [net45, wp8]],
  [78, [net45, win8, wp8]],
  [84, [wp81, wpa81]],
  [88, [net40, sl4, win8, wp75]],
  [92, [net40, win8, wpa81]],
  [95, [net403, sl4, win8, wp7]],
  [96, [net403, sl4, win8, wp75]],
  [102, [net403, win8, wpa81]],
  [104, [net45, sl4, win8, wp75]],
  [111, [net45, win8, wpa81]],
  [136, [net40, sl5, win8, wp8]],
  [143, [net403, sl4, win8, wp8]],
  [147, [net403, sl5, win8, wp8]],
  [151, [net451, win81, wpa81]],
  [154, [net45, sl4, win8, wp8]],
  [157, [win81, wp81, wpa81]],
  [158, [net45, sl5, win8, wp8]],
  [225, [net40, sl5, win8, wpa81]],
  [240, [net403, sl5, win8, wpa81]],
  [255, [net45, sl5, win8, wpa81]],
  [259, [net45, win8, wpa81, wp8]],
  [328, [net40, sl5, win8, wpa81, wp8]],
  [336, [net403, sl5, win8, wpa81, wp8]],
  [344, [net45, sl5, win8, wpa81, wp8]],
]);

/** Profiles that Mono and Xamarin can use too, so that naming those beside the others changes nothing. */
const monoProfiles = new Set([
  5, 6, 7, 14, 19, 24, 37, 42, 44, 47, 49, 78, 92, 102, 111, 136, 147, 151, 158, 225, 255, 259, 328, 336, 344,
]);

const monoFrameworks = [
  'MonoAndroid',
  'MonoTouch',
  'Xamarin.iOS',
  'Xamarin.Mac',
  'Xamarin.WatchOS',
  'Xamarin.TVOS',
].map((identifier) => frameworkOf(identifier));

/** The highest .NET Standard 1.x that projects of a profile can use, as its minor version. */
const netStandardMinors = new Map([
  [7, 1],
  [31, 0],
  [32, 2],
  [44, 2],
  [49, 0],
  [78, 0],
  [84, 0],
  [111, 1],
  [151, 2],
  [157, 0],
  [259, 0],
]);

export function profileFrameworks(profile: number): readonly Framework[] | undefined {
  return profiles.get(profile);
}

/** Mono and Xamarin, for the profiles that they can use. */
export function optionalFrameworks(profile: number): readonly Framework[] {
  return monoProfiles.has(profile) ? monoFrameworks : [];
}

export function profileNetStandard(profile: number): Framework | undefined {
  const minor = netStandardMinors.get(profile);
  return minor === undefined ? undefined : frameworkOf('.NETStandard', [1, minor, 0, 0]);
}

/** More than any profile has with its optional frameworks, so that a hostile name costs little. */
const mostMembers = 20;

/** The number of the profile that stands for exactly these frameworks, the optional ones aside. */
export function findProfileNumber(frameworks: readonly Framework[]): number | undefined {
  if (frameworks.length > mostMembers) return undefined;
  const named = frameworks.filter((framework) => !monoFrameworks.some((mono) => isSameLine(mono, framework)));
  const profile = profilesByFrameworks.get(keyOfSet(named));
  const isExact = named.length === frameworks.length || (profile !== undefined && monoProfiles.has(profile));
  return isExact ? profile : undefined;
}

function isSameLine(a: Framework, b: Framework): boolean {
  return a.identifier === b.identifier && a.profile === b.profile;
}

/** A text that is equal for equal sets of frameworks, whatever they are called and however often they are named. */
function keyOfSet(frameworks: readonly Framework[]): string {
  return [...new Set(frameworks.map(equivalenceKey))].sort().join(' ');
}

const profilesByFrameworks = new Map(
  Array.from(profiles, ([profile, required]) => [keyOfSet(required), profile]),
);
