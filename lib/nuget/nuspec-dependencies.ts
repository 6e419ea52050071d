import { type Dependency, type DependencyGroup, flattenDependencies, maxFlattenedLength } from './dependency';
import { lowerId, PackageId } from './id';
import { InvalidPackage, quote } from './invalid-package';
import type { Metadata } from './nuspec-metadata';
import type { ReadFramework } from './nuspec-framework';
import { requireLength } from './nuspec-values';
import { isLegacyOrSemVer2 } from './nuspec-version';
import { normalizedRange, parseRange, type VersionRange } from './version-range';
import { childrenNamed, type XmlElement } from './xml';

const maxRangeLength = 256;

/** The dependency groups of a nuspec; dependencies outside of a group are one for any framework. */
export function readDependencyGroups(
  { elements }: Metadata,
  readFramework: ReadFramework,
): DependencyGroup[] {
  const dependencies = elements.get('dependencies');
  const groupElements = childrenNamed(dependencies, 'group');
  const ungrouped = childrenNamed(dependencies, 'dependency');
  if (groupElements.length > 0 && ungrouped.length > 0) {
    // Clients would read the groups and never see the others.
    throw new InvalidPackage(
      'The nuspec has dependencies inside and outside of groups. Put all of them in groups.',
    );
  }

  const groups = groupElements.map((group) => readGroup(group, readFramework));
  if (ungrouped.length > 0) groups.push(readDependencies(undefined, ungrouped));
  requireDistinctFrameworks(groups);
  requireLength('dependencies, written on one line,', flattenDependencies(groups), maxFlattenedLength);
  return groups;
}

function readGroup(group: XmlElement, readFramework: ReadFramework): DependencyGroup {
  const targetFramework = readFramework(group.attributes.get('targetFramework') ?? '', 'A dependency group');
  return readDependencies(targetFramework, childrenNamed(group, 'dependency'));
}

function readDependencies(
  targetFramework: string | undefined,
  elements: readonly XmlElement[],
): DependencyGroup {
  const dependencies = elements.map(readDependency);
  const seen = new Set<string>();
  for (const { id } of dependencies) {
    if (seen.has(lowerId(id))) {
      throw new InvalidPackage(
        `The nuspec names the dependency ${quote(id)} twice ${inGroup(targetFramework)}. Keep one of them.`,
      );
    }
    seen.add(lowerId(id));
  }
  return { targetFramework, dependencies };
}

function requireDistinctFrameworks(groups: readonly DependencyGroup[]): void {
  const seen = new Set<string | undefined>();
  for (const { targetFramework } of groups) {
    if (seen.has(targetFramework)) {
      throw new InvalidPackage(
        `The nuspec has two dependency groups ${inGroup(targetFramework)}. Make them one.`,
      );
    }
    seen.add(targetFramework);
  }
}

function inGroup(targetFramework: string | undefined): string {
  return targetFramework === undefined ? 'for any framework' : `for ${quote(targetFramework)}`;
}

function readDependency({ attributes }: XmlElement): Dependency {
  const id = PackageId.safeParse(attributes.get('id') ?? '');
  if (!id.success) {
    const reason = id.error.issues[0]?.message ?? '';
    throw new InvalidPackage(
      `The dependency ID ${quote(attributes.get('id') ?? '')} is not valid. ${reason}`,
    );
  }
  return {
    id: id.data,
    range: readRange(id.data, attributes.get('version') ?? ''),
    include: readAssets(attributes.get('include')),
    exclude: readAssets(attributes.get('exclude')),
  };
}

function readRange(id: PackageId, text: string): string {
  if (text.trim() === '') return '(, )';
  requireLength(`version range for the dependency ${quote(id)}`, text, maxRangeLength);
  const range = parseRange(text);
  if (range === undefined || !hasPublishableBounds(range)) {
    throw new InvalidPackage(
      `The version range ${quote(text)} of the dependency ${quote(id)} is not valid. ${adviceOnRange(text, range)}`,
    );
  }
  return normalizedRange(range);
}

function hasPublishableBounds({ min, max }: VersionRange): boolean {
  return [min, max].every(
    (bound) => bound === undefined || (bound.metadata === '' && isLegacyOrSemVer2(bound)),
  );
}

function adviceOnRange(text: string, range: VersionRange | undefined): string {
  if (text.includes('*'))
    return 'A package cannot depend on a floating version. Write the lowest one, such as "1.0.0".';
  if (range !== undefined && text.includes('+')) return 'Leave the build metadata out.';
  if (range !== undefined) return 'A prerelease label begins with a letter.';
  return 'Write one such as "1.0.0" or "[1.0.0, 2.0.0)".';
}

function readAssets(text = ''): string[] {
  return text
    .split(',')
    .map((asset) => asset.trim())
    .filter((asset) => asset !== '');
}
