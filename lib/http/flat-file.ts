import type { VersionFileKind } from '@/lib/db/generated/enums';
import { lowerId } from '@/lib/nuget/id';
import { lowerVersion, parseVersion } from '@/lib/nuget/version';
import { decodePart } from './params';

const wordKinds: readonly VersionFileKind[] = ['icon', 'license', 'readme'];

/**
 * Which file of a version a name of the flat container asks for: `{id}.{version}.nupkg`, `{id}.nuspec`, `icon`,
 * `license` or `readme`, in any casing. Undefined when the name is none of these, or of another package.
 */
export function flatFileKind(
  target: { lowerId: string; lowerVersion: string },
  part: string,
): VersionFileKind | undefined {
  const name = lowerId(decodePart(part));
  if (name === `${target.lowerId}.nuspec`) return 'nuspec';
  const kind = wordKinds.find((word) => word === name);
  if (kind !== undefined) return kind;

  const start = `${target.lowerId}.`;
  const end = '.nupkg';
  if (!name.startsWith(start) || !name.endsWith(end) || name.length > 400) return undefined;
  const version = parseVersion(name.slice(start.length, -end.length));
  return version !== undefined && lowerVersion(version) === target.lowerVersion ? 'nupkg' : undefined;
}
