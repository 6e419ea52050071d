import { packageNotFound, versionNotFound } from '@/lib/domain/errors';
import { lowerId, PackageId } from '@/lib/nuget/id';
import { lowerVersion, type NuGetVersion, parseVersion } from '@/lib/nuget/version';

/** A part of an address as it was meant; text that is no valid encoding stays as it is. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The package ID of an address. One that cannot exist is not found, without a look into the database. */
export function idParam(part: string): { id: PackageId; lowerId: string } {
  const text = decodePart(part);
  const id = PackageId.safeParse(text);
  if (!id.success) throw packageNotFound(text);
  return { id: id.data, lowerId: lowerId(id.data) };
}

/** The version of an address, in any casing and however written. One that cannot exist is not found. */
export function versionParam(id: string, part: string): { version: NuGetVersion; lowerVersion: string } {
  const text = decodePart(part);
  const version = text.length > 256 ? undefined : parseVersion(text);
  if (version === undefined) throw versionNotFound(id, text);
  return { version, lowerVersion: lowerVersion(version) };
}
