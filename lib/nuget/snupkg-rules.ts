import { InvalidPackage, quote } from './invalid-package';
import type { Nupkg } from './nupkg';
import { isSymbolsPackage } from './nuspec';

/** The most PDBs in a package, and bytes of one and of all of them, that are looked at. */
export const maxPdbs = 500;
export const maxPdbBytes = 256 * 1024 * 1024;
const maxAllPdbBytes = 1024 * 1024 * 1024;

const allowedExtensions = new Set(['.pdb', '.nuspec', '.xml', '.psmdcp', '.rels', '.p7s']);

const packingHint = 'Pack it with "dotnet pack --include-symbols -p:SymbolPackageFormat=snupkg".';

/**
 * Refuses what is no symbols package. Whether its PDBs fit the package that they are for is found out later. Throws
 * `InvalidPackage`.
 *
 * https://learn.microsoft.com/nuget/create-packages/symbol-packages-snupkg
 */
export function requireSymbolsPackage({ nuspec, entries }: Pick<Nupkg, 'nuspec' | 'entries'>): void {
  if (!isSymbolsPackage(nuspec)) {
    throw new InvalidPackage(
      `The nuspec does not say that this is a symbols package (package type "SymbolsPackage"). ${packingHint}`,
    );
  }
  if (nuspec.authors.length > 0) {
    throw new InvalidPackage(
      `The nuspec of a symbols package may name no authors and no owners. ${packingHint}`,
    );
  }
  const stranger = entries.find(({ path }) => !isAllowed(path));
  if (stranger !== undefined) {
    throw new InvalidPackage(
      `A symbols package may not hold the file ${quote(stranger.path)}: only PDBs, and what packing adds.`,
    );
  }
  requireFewPdbs(entries.filter(({ path }) => isPdbPath(path)));
}

export const isPdbPath = (path: string) => /\.pdb$/i.test(path);

/** Files without an extension do no harm. */
function isAllowed(path: string): boolean {
  const extension = /\.[^./]*$/.exec(path)?.[0];
  return extension === undefined || allowedExtensions.has(extension.toLowerCase());
}

function requireFewPdbs(pdbs: Nupkg['entries']): void {
  if (pdbs.length === 0) throw new InvalidPackage(`The symbols package holds no PDB. ${packingHint}`);
  if (pdbs.length > maxPdbs) {
    throw new InvalidPackage(
      `The symbols package holds ${pdbs.length} PDBs. At most ${maxPdbs} are allowed.`,
    );
  }
  const large = pdbs.find(({ sizeBytes }) => sizeBytes > maxPdbBytes);
  if (large !== undefined) {
    throw new InvalidPackage(
      `The file ${quote(large.path)} is larger than 256 MiB, the most that a PDB may be.`,
    );
  }
  if (pdbs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > maxAllPdbBytes) {
    throw new InvalidPackage('The PDBs of the symbols package are larger than 1 GiB together.');
  }
}
