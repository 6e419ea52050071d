import {
  type Framework,
  frameworkGeneration,
  type FrameworkGeneration,
  isAny,
  isPortable,
  isUnsupported,
  parseFramework,
} from './framework';
import { isCompatible } from './framework-compatibility';
import { frameworkKey } from './framework-identity';
import { compareFrameworkVersions, noVersion } from './framework-version';

/** The frameworks of projects that Lode tells apart: those in use, and their well-known forebears. */
export const projectFrameworks: readonly Framework[] = [
  ['net11', 'net20', 'net35', 'net40', 'net403', 'net45', 'net451', 'net452'],
  ['net46', 'net461', 'net462', 'net47', 'net471', 'net472', 'net48', 'net481'],
  ['netcoreapp1.0', 'netcoreapp1.1', 'netcoreapp2.0', 'netcoreapp2.1', 'netcoreapp2.2'],
  ['netcoreapp3.0', 'netcoreapp3.1'],
  ['net5.0', 'net5.0-windows'],
  ...['net6.0', 'net7.0'].map((name) => [name, ...withPlatforms(name)]),
  ...['net8.0', 'net9.0', 'net10.0'].map((name) => [name, ...withPlatforms(name), `${name}-browser`]),
  ['netstandard1.0', 'netstandard1.1', 'netstandard1.2', 'netstandard1.3', 'netstandard1.4'],
  ['netstandard1.5', 'netstandard1.6', 'netstandard2.0', 'netstandard2.1'],
  ['netcore45', 'netcore451', 'netcore50', 'win8', 'win81', 'uap10.0', 'uap10.0.15064'],
  ['wp7', 'wp75', 'wp8', 'wp81', 'wpa81', 'sl4', 'sl5'],
  ['monoandroid', 'monomac', 'monotouch', 'xamarinios', 'xamarinmac', 'xamarintvos', 'xamarinwatchos'],
  ['tizen30', 'tizen40', 'tizen60', 'netmf', 'netnano1.0', 'native'],
]
  .flat()
  .flatMap((name) => parseFramework(name) ?? []);

/**
 * Every framework whose projects can use a package with these assets: the assets themselves and all compatible ones
 * of `projectFrameworks`, each once. As on nuget.org, portable class libraries do not count.
 */
export function computedFrameworks(assets: readonly Framework[]): Framework[] {
  const usable = assets.filter((asset) => !isUnsupported(asset) && !isPortable(asset));
  const specific = usable.filter((asset) => !isAny(asset));
  const compatible = new Set(usable.flatMap(compatibleProjects));
  const found = [...specific, ...projectFrameworks.filter((project) => compatible.has(project))];
  return [...new Map(found.map((framework) => [frameworkKey(framework), framework])).values()];
}

const remembered = new Map<string, readonly Framework[]>();
const mostRemembered = 1_000;

/** Packages name the same few frameworks over and over, so what is found for one is kept for the next. */
function compatibleProjects(asset: Framework): readonly Framework[] {
  // The compatible projects of net8.0-windows10.0.19041 are those of net8.0-windows: the list knows no more.
  const candidate = { ...asset, platformVersion: noVersion };
  const key = frameworkKey(candidate);
  const known = remembered.get(key);
  if (known !== undefined) return known;

  const found = projectFrameworks.filter((project) => isCompatible(project, candidate));
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, found);
  return found;
}

/** The lowest framework of a generation, which stands for it on a badge; one without a platform if there is one. */
export function lowestOfGeneration(
  frameworks: readonly Framework[],
  generation: FrameworkGeneration,
): Framework | undefined {
  return frameworks
    .filter((framework) => frameworkGeneration(framework) === generation)
    .toSorted(
      (a, b) =>
        compareFrameworkVersions(a.version, b.version) ||
        (a.platform === '' ? 0 : 1) - (b.platform === '' ? 0 : 1),
    )
    .at(0);
}

function withPlatforms(name: string): string[] {
  return ['android', 'ios', 'maccatalyst', 'macos', 'tvos', 'windows'].map(
    (platform) => `${name}-${platform}`,
  );
}
