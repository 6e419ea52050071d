import { InvalidPackage } from '@/lib/nuget/invalid-package';
import { parseNuspec } from '@/lib/nuget/nuspec';
import { readZipEntries } from '@/lib/nuget/zip';
import { randomAccess } from '@/lib/storage/random-access';
import { storage } from '@/lib/storage/storage';

export type PackageEntry = { path: string; sizeBytes: number; compressedBytes: number };

/** What a leaf tells of a package that only its bytes know. */
export type PackageContent = {
  entries: PackageEntry[];
  /** Paths in the package, as the nuspec names them. */
  iconFile: string | undefined;
  readmeFile: string | undefined;
  licenseFile: string | undefined;
};

type StoredFile = { kind: string; objectName: string };

/**
 * Reads the directory of a package and its nuspec out of storage. What is not there, or is refused by rules that were
 * made after it came, is left out: one lost object must not hold up the catalog.
 */
export async function readPackageContent(files: readonly StoredFile[]): Promise<PackageContent> {
  const nameOf = (wanted: string) => files.find(({ kind }) => kind === wanted)?.objectName;
  const [entries, nuspec] = await Promise.all([
    orNothing(readEntries(nameOf('nupkg'))),
    orNothing(readNuspec(nameOf('nuspec'))),
  ]);
  return {
    entries: entries ?? [],
    iconFile: nuspec?.icon,
    readmeFile: nuspec?.readme,
    licenseFile: nuspec?.license?.type === 'file' ? nuspec.license.path : undefined,
  };
}

async function readEntries(objectName: string | undefined): Promise<PackageEntry[] | undefined> {
  const object = objectName === undefined ? undefined : await storage().stat(objectName);
  if (object === undefined) return undefined;
  const entries = await readZipEntries(randomAccess(object.name), object.sizeBytes);
  return entries
    .filter(({ path }) => !isPackaging(path))
    .map(({ path, sizeBytes, compressedBytes }) => ({ path, sizeBytes, compressedBytes }));
}

/** What makes a ZIP file a package, and folders. nuget.org leaves the former out as well. */
const isPackaging = (path: string) => /(?:\/\.rels|\[Content_Types\]\.xml|\.psmdcp|\/)$/i.test(path);

async function readNuspec(objectName: string | undefined) {
  const bytes = objectName === undefined ? undefined : await storage().readWhole(objectName);
  return bytes === undefined ? undefined : parseNuspec(bytes);
}

async function orNothing<Value>(read: Promise<Value>): Promise<Value | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof InvalidPackage) return undefined;
    throw error;
  }
}
