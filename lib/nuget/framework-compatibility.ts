import { type Framework, isAny, isPortable, isSameFramework, isUnsupported } from './framework';
import { equivalentFrameworks, renamedFrameworks } from './framework-equivalence';
import { portableMembers, portableProfileNumber } from './framework-folder-name';
import { agnosticFramework, frameworkKey } from './framework-identity';
import { supportedFrameworks } from './framework-support';
import { compareFrameworkVersions, type FrameworkVersion, isNoVersion } from './framework-version';
import { optionalFrameworks, profileNetStandard } from './portable-profile';

/** Whether a project of the one framework can use what a package holds for the other, by NuGet's own rules. */
export function isCompatible(project: Framework, candidate: Framework): boolean {
  if (isSameFramework(project, candidate)) return true;
  if (isAny(project) || isAny(candidate)) return true;
  if (isUnsupported(project) || isUnsupported(candidate)) return false;
  if (isSameFramework(candidate, agnosticFramework)) return true;
  if (isPortable(candidate)) return isPortableCompatible(project, candidate);

  const candidates = [candidate, ...equivalentFrameworks(candidate)];
  return expansionOf(project).some((usable) => candidates.some((same) => isNewerOfSame(usable, same)));
}

/** Every framework of the project must find one in the package, which may have more. */
function isPortableCompatible(project: Framework, candidate: Framework): boolean {
  const required = isPortable(project) ? (portableMembers(project.profile) ?? []) : [project];
  const offered = [...(portableMembers(candidate.profile) ?? []), ...optionalMembers(candidate)];
  return (
    required.length <= offered.length &&
    required.every((framework) => offered.some((member) => isCompatible(framework, member)))
  );
}

function optionalMembers({ profile }: Framework): readonly Framework[] {
  const number = portableProfileNumber(profile);
  return number === undefined ? [] : optionalFrameworks(number);
}

function isNewerOfSame(project: Framework, candidate: Framework): boolean {
  const isSameLine = project.identifier.toLowerCase() === candidate.identifier.toLowerCase();
  if (!isSameLine) return isForebearOfPlatform(project, candidate);
  return (
    project.profile.toLowerCase() === candidate.profile.toLowerCase() &&
    isVersionCompatible(project.version, candidate.version) &&
    (candidate.platform === '' || isPlatformCompatible(project, candidate))
  );
}

/** .NET 6 and later on Android and Tizen took over from frameworks of their own, and can use what these can. */
function isForebearOfPlatform({ platform, version }: Framework, { identifier }: Framework): boolean {
  if (version[0] < 6) return false;
  switch (platform.toLowerCase()) {
    case 'android':
      return identifier === 'MonoAndroid';
    case 'tizen':
      return identifier === 'Tizen';
    default:
      return false;
  }
}

function isPlatformCompatible(project: Framework, candidate: Framework): boolean {
  return (
    project.platform.toLowerCase() === candidate.platform.toLowerCase() &&
    isVersionCompatible(project.platformVersion, candidate.platformVersion)
  );
}

function isVersionCompatible(project: FrameworkVersion, candidate: FrameworkVersion): boolean {
  return isNoVersion(candidate) || compareFrameworkVersions(candidate, project) <= 0;
}

const expansions = new WeakMap<Framework, readonly Framework[]>();

/** The framework and every other that stands for it or that its projects can use. */
function expansionOf(framework: Framework): readonly Framework[] {
  const known = expansions.get(framework);
  if (known !== undefined) return known;

  const found = new Map([[frameworkKey(framework), framework]]);
  for (const reached of found.values()) {
    for (const next of stepsFrom(reached)) {
      const key = frameworkKey(next);
      if (!found.has(key)) found.set(key, next);
    }
  }
  const expansion = [...found.values()];
  expansions.set(framework, expansion);
  return expansion;
}

function stepsFrom(framework: Framework): readonly Framework[] {
  const below = renamedFrameworks.filter((renamed) => isAtOrBelow(renamed, framework));
  return [
    ...equivalentFrameworks(framework),
    ...below.flatMap(equivalentFrameworks),
    ...supportedFrameworks(framework),
    ...portableSupport(framework),
  ];
}

function isAtOrBelow(renamed: Framework, framework: Framework): boolean {
  return (
    renamed.identifier === framework.identifier &&
    renamed.profile.toLowerCase() === framework.profile.toLowerCase() &&
    compareFrameworkVersions(renamed.version, framework.version) <= 0
  );
}

function portableSupport(framework: Framework): readonly Framework[] {
  if (!isPortable(framework)) return [];
  const number = portableProfileNumber(framework.profile);
  const netStandard = number === undefined ? undefined : profileNetStandard(number);
  return netStandard === undefined ? [] : [netStandard];
}
