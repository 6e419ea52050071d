import { lowerInvariant } from '@/lib/nuget/invariant-case';
import { InvalidPackage, quote } from '@/lib/nuget/invalid-package';
import type { Nupkg } from '@/lib/nuget/nupkg';
import { isPdbPath, maxPdbBytes, maxPdbs } from '@/lib/nuget/snupkg-rules';
import { stage, type Staged } from '@/lib/storage/staging';
import { readAssemblySymbols } from '@/lib/symbols/assembly';
import { pairPdb } from '@/lib/symbols/pairing';
import { readPortablePdb } from '@/lib/symbols/portable-pdb';
import { readingFile } from '@/lib/symbols/bounded-bytes';
import { symbolKey } from '@/lib/symbols/symbol-key';
import { UnreadableSymbols } from '@/lib/symbols/unreadable-symbols';

/** A PDB that fits its assembly, staged. */
export type FoundPdb = { path: string; symbolKey: string; checksum: string; staged: Staged };

export type Collected = {
  pdbs: FoundPdb[];
  /** Why other PDBs are of no use, in a sentence each. */
  problems: string[];
  /** Throws away what was staged. */
  remove(): Promise<void>;
};

const maxAssemblyBytes = 512 * 1024 * 1024;

/** Takes the PDBs out of one archive and compares each with the assembly of the same path in the package. */
export async function collectPdbs(archive: Nupkg, nupkg: Nupkg): Promise<Collected> {
  const pdbs: FoundPdb[] = [];
  const problems: string[] = [];
  const remove = async () => {
    for (const { staged } of pdbs) await staged.remove();
  };
  try {
    const entries = archive.entries.filter(
      ({ path, sizeBytes }) => isPdbPath(path) && sizeBytes <= maxPdbBytes,
    );
    for (const { path } of entries.slice(0, maxPdbs)) {
      const found = await collectPdb(archive, nupkg, path);
      if (typeof found === 'string') problems.push(found);
      else pdbs.push(found);
    }
    return { pdbs, problems, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The PDB, or what is wrong with it. */
async function collectPdb(archive: Nupkg, nupkg: Nupkg, path: string): Promise<FoundPdb | string> {
  try {
    const staged = await stage(archive.streamEntry(path), maxPdbBytes);
    const compared = await compare(nupkg, path, staged).catch(async (error: unknown) => {
      await staged.remove();
      throw error;
    });
    if (typeof compared !== 'string') return { path, staged, ...compared };
    await staged.remove();
    return compared;
  } catch (error) {
    if (error instanceof UnreadableSymbols) return `The file ${quote(path)} ${error.message}.`;
    if (error instanceof InvalidPackage) return error.message;
    throw error;
  }
}

/** What is known of a PDB that fits one of the assemblies beside it, or why it fits none. */
async function compare(nupkg: Nupkg, path: string, { path: file }: Staged) {
  const pdb = await readingFile(file, readPortablePdb);
  let problem = `The package has no assembly beside ${quote(path)}: a .dll or .exe of the same path.`;
  for (const assembly of assembliesBeside(nupkg, path)) {
    const symbols = await readAssembly(nupkg, assembly);
    if (typeof symbols === 'string') {
      problem = symbols;
      continue;
    }
    const pairing = await readingFile(file, (bytes) => pairPdb(symbols, pdb, bytes));
    if ('checksum' in pairing) return { symbolKey: symbolKey(pdb), checksum: pairing.checksum };
    problem = mismatch(path, assembly, pairing.difference);
  }
  return problem;
}

function assembliesBeside({ entries }: Nupkg, pdbPath: string): string[] {
  const stem = lowerInvariant(pdbPath).replace(/\.pdb$/, '');
  const wanted = new Set([`${stem}.dll`, `${stem}.exe`]);
  return entries.filter(({ path }) => wanted.has(lowerInvariant(path))).map(({ path }) => path);
}

/** What an assembly says of its symbols, or why it says nothing. */
async function readAssembly(nupkg: Nupkg, path: string) {
  try {
    const staged = await stage(nupkg.streamEntry(path), maxAssemblyBytes);
    try {
      return await readingFile(staged.path, readAssemblySymbols);
    } finally {
      await staged.remove();
    }
  } catch (error) {
    if (error instanceof UnreadableSymbols) return `The package's file ${quote(path)} ${error.message}.`;
    if (error instanceof InvalidPackage) return error.message;
    throw error;
  }
}

function mismatch(pdb: string, assembly: string, difference: 'id' | 'content'): string {
  const pair = `The file ${quote(pdb)} does not belong to the package's ${quote(assembly)}`;
  return difference === 'id'
    ? `${pair}: they were not built together. Pack the package and its symbols from one build.`
    : `${pair}: its content is not what it was when they were built. Pack both again, from one build.`;
}
