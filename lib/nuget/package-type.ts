import { PackageId } from './id';
import { InvalidPackage, quote } from './invalid-package';
import type { Metadata } from './nuspec-metadata';
import { parseVersion } from './version';
import { childrenNamed } from './xml';

/** What a package is for, such as `DotnetTool`. The version is the empty text when the nuspec gives none. */
export type PackageType = { readonly name: string; readonly version: string };

/** The package types of a nuspec. One that is named twice, in whatever case, counts once. */
export function readPackageTypes({ elements }: Metadata): PackageType[] {
  const types = new Map<string, PackageType>();
  for (const { attributes } of childrenNamed(elements.get('packageTypes'), 'packageType')) {
    const type = readType(attributes);
    const key = type.name.toLowerCase();
    if (!types.has(key)) types.set(key, type);
  }
  if (types.has('mcpserver') && !types.has('dotnettool')) {
    throw new InvalidPackage('A package of the type "McpServer" must be of the type "DotnetTool" too.');
  }
  return [...types.values()];
}

export function hasPackageType(types: readonly PackageType[], name: string): boolean {
  return types.some((type) => type.name.toLowerCase() === name.toLowerCase());
}

function readType(attributes: ReadonlyMap<string, string>): PackageType {
  const name = attributes.get('name') ?? '';
  const version = attributes.get('version')?.trim() ?? '';
  if (!PackageId.safeParse(name).success) {
    throw new InvalidPackage(`The package type ${quote(name)} is not valid: it is made like a package ID.`);
  }
  if (version !== '' && parseVersion(version) === undefined) {
    throw new InvalidPackage(
      `The package type ${quote(name)} has the version ${quote(version)}, which is none.`,
    );
  }
  return { name, version };
}
