import { displayName, type Framework, frameworkGeneration, parseFramework } from '@/lib/nuget/framework';

const families = {
  net: '.NET',
  netcoreapp: '.NET Core',
  netstandard: '.NET Standard',
  netframework: '.NET Framework',
};

/** A framework's name for people, from its short name: ".NET 8.0", ".NET Standard 2.0"; as written when not known. */
export function frameworkWords(shortName: string): string {
  const framework = parseFramework(shortName);
  return framework === undefined ? shortName : wordsOf(framework);
}

/** As `frameworkWords`, for a framework that was read already. */
export function wordsOf(framework: Framework): string {
  const generation = frameworkGeneration(framework);
  if (generation === undefined) return displayName(framework);
  const { version, platform, profile } = framework;
  const words = [families[generation], numbersOf(version), profile, platformWords(platform)];
  return words.filter((word) => word !== '').join(' ');
}

/** At least two numbers, and no zeros after them; nothing for a family as a whole. */
function numbersOf(version: readonly number[]): string {
  if (version.every((number) => number === 0)) return '';
  const last = version.findLastIndex((number) => number !== 0);
  return version.slice(0, Math.max(2, last + 1)).join('.');
}

const platforms: Record<string, string> = {
  android: 'for Android',
  browser: 'for browsers',
  ios: 'for iOS',
  maccatalyst: 'for Mac Catalyst',
  macos: 'for macOS',
  tizen: 'for Tizen',
  tvos: 'for tvOS',
  windows: 'for Windows',
};

const platformWords = (platform: string) =>
  platform === '' ? '' : (platforms[platform.toLowerCase()] ?? `for ${platform}`);
