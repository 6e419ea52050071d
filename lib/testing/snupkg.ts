import { makeAssembly } from './assembly';
import { makeNupkg, makeZip, type NupkgOptions } from './nupkg';
import { makeNuspec } from './nuspec';
import { type MadePdb, makePdb } from './pdb';

type Identity = Pick<NupkgOptions, 'id' | 'version'>;

/** A package with an assembly, and what was built together with it. */
export type MadeSymbols = {
  nupkg: Buffer;
  snupkg: Buffer;
  pdb: MadePdb;
  /** The PDB's name as debuggers ask for it, and its key. */
  name: string;
  key: string;
};

/** A package and its symbols package, of one build: `lib/net8.0/{id}.dll` and `.pdb`. */
export async function makeSymbols(
  { id, version }: Identity,
  text = `${id} ${version}`,
): Promise<MadeSymbols> {
  const pdb = makePdb(text);
  const name = `${id}.pdb`;
  return {
    nupkg: await makeNupkg({ id, version, files: { [`lib/net8.0/${id}.dll`]: makeAssembly(pdb) } }),
    snupkg: await makeSnupkg({ id, version }, { [`lib/net8.0/${name}`]: pdb.bytes }),
    pdb,
    name: name.toLowerCase(),
    key: keyOf(pdb.guid),
  };
}

/** A symbols package of these files, with the nuspec that `dotnet pack` gives it. */
export function makeSnupkg(
  { id, version }: Identity,
  files: Readonly<Record<string, string | Uint8Array>>,
  nuspec = makeNuspec({ id, version, packageTypes: ['SymbolsPackage'] }).replace(
    /<authors>.*<\/authors>/,
    '',
  ),
): Promise<Buffer> {
  return makeZip({ [`${id}.nuspec`]: nuspec, ...files, '[Content_Types].xml': '<Types />' });
}

/** By another road than the code under test: through the text of a GUID. */
function keyOf(guid: Buffer): string {
  const hex = guid.toString('hex');
  const order = [6, 4, 2, 0, 10, 8, 14, 12];
  return `${order.map((at) => hex.slice(at, at + 2)).join('')}${hex.slice(16)}ffffffff`;
}
