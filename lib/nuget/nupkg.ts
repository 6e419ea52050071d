import { requireSafeEntries } from './archive-rules';
import { InvalidPackage, quote } from './invalid-package';
import { maxNuspecBytes } from './nuspec-metadata';
import { type Nuspec, parseNuspec } from './nuspec';
import { openZip, type Zip, type ZipEntry } from './zip';

/** A file in a package. */
export type NupkgEntry = Pick<ZipEntry, 'path' | 'sizeBytes' | 'compressedBytes' | 'lastModified'>;

/** An open package (.nupkg or .snupkg). It holds a file open until it is closed, and no content but the nuspec. */
export type Nupkg = {
  readonly nuspec: Nuspec;
  readonly nuspecBytes: Buffer;
  /** The files in the order of the archive, by the paths that clients extract them to. Folders are left out. */
  readonly entries: readonly NupkgEntry[];
  /** The paths of the files that the nuspec names. Each of them is there. */
  readonly extracts: { readonly icon?: string; readonly readme?: string; readonly license?: string };
  /** Whether an author or a repository signed the package. The signature is not verified. */
  readonly isSigned: boolean;
  /**
   * The content of a file by its exact path. Throws `InvalidPackage` when there is none, when it is larger than
   * allowed, and when its size is not the one that the archive declares.
   */
  readEntry(path: string, maxBytes: number): Promise<Buffer>;
  /** The content of a file of whatever size, in pieces; throws as `readEntry` does. */
  streamEntry(path: string): AsyncIterable<Buffer>;
  close(): Promise<void>;
};

const signaturePath = '.signature.p7s';

/**
 * Opens a local file as a package, and holds it to every rule on archives and nuspecs. Throws `InvalidPackage`, and
 * leaves nothing open when it throws.
 */
export async function openNupkg(path: string): Promise<Nupkg> {
  const zip = await openZip(path);
  try {
    return await readNupkg(zip);
  } catch (error) {
    await zip.close();
    throw error;
  }
}

async function readNupkg(zip: Zip): Promise<Nupkg> {
  const isSigned = zip.entries.some((entry) => entry.path === signaturePath);
  requireSafeEntries(zip.entries, isSigned);
  const files = new Map(
    zip.entries.filter(({ path }) => !path.endsWith('/')).map((entry) => [entry.path, entry]),
  );

  const fileOf = (path: string) => {
    const entry = files.get(path);
    if (entry === undefined) throw new InvalidPackage(`The package has no file ${quote(path)}.`);
    return entry;
  };

  const nuspecBytes = await zip.readEntry(findNuspec(zip.entries), maxNuspecBytes);
  const nuspec = parseNuspec(nuspecBytes);
  return {
    nuspec,
    nuspecBytes,
    entries: [...files.values()],
    extracts: findExtracts(nuspec, files),
    isSigned,
    readEntry: async (path, maxBytes) => zip.readEntry(fileOf(path), maxBytes),
    streamEntry: (path) => zip.streamEntry(fileOf(path)),
    close: () => zip.close(),
  };
}

function findNuspec(entries: readonly ZipEntry[]): ZipEntry {
  const [nuspec, another] = entries.filter(({ path }) => /\.nuspec$/i.test(path));
  if (nuspec === undefined) {
    throw new InvalidPackage('The package has no nuspec. Pack it with "dotnet pack" or "nuget pack".');
  }
  if (another !== undefined) {
    throw new InvalidPackage(
      `The package has two nuspecs, ${quote(nuspec.path)} and ${quote(another.path)}. Keep one, in the root.`,
    );
  }
  if (nuspec.path.includes('/')) {
    throw new InvalidPackage(`The nuspec ${quote(nuspec.path)} must be in the root of the package.`);
  }
  return nuspec;
}

function findExtracts(nuspec: Nuspec, files: ReadonlyMap<string, ZipEntry>): Nupkg['extracts'] {
  const { icon, readme, license } = nuspec;
  const licensePath = license?.type === 'file' ? license.path : undefined;
  for (const [kind, path] of Object.entries({ icon, readme, license: licensePath })) {
    if (path !== undefined && !files.has(path)) {
      throw new InvalidPackage(
        `The nuspec names the ${kind} ${quote(path)}, but the package has no such file. Add it, in the same casing.`,
      );
    }
  }
  return {
    ...(icon === undefined ? {} : { icon }),
    ...(readme === undefined ? {} : { readme }),
    ...(licensePath === undefined ? {} : { license: licensePath }),
  };
}
