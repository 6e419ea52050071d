import type { AssemblySymbols } from './assembly';
import { isChecksumAlgorithm, pdbChecksum } from './pdb-checksum';
import type { PortablePdb } from './portable-pdb';
import type { BoundedBytes } from './bounded-bytes';
import { checksumText } from './symbol-key';

/** Whether a PDB is the one of an assembly; if so, its checksum as `SHA256:` and digits, else why not. */
export type Pairing = { checksum: string } | { difference: 'id' | 'content' };

/**
 * Compares a PDB with what an assembly says of its symbols: the id must be named, and every checksum must hold. One
 * that names no checksum, as compilers before 2018 made them, is believed for the id.
 */
export async function pairPdb(
  assembly: AssemblySymbols,
  pdb: PortablePdb,
  bytes: BoundedBytes,
): Promise<Pairing> {
  const named = assembly.pdbs.some(
    ({ portable, guid, stamp }) => portable && guid === pdb.guid && stamp === pdb.stamp,
  );
  if (!named) return { difference: 'id' };

  for (const { algorithm, digits } of assembly.checksums) {
    const holds = isChecksumAlgorithm(algorithm) && (await pdbChecksum(bytes, pdb, algorithm)) === digits;
    if (!holds) return { difference: 'content' };
  }
  const [{ algorithm, digits } = await sha256Of(pdb, bytes)] = assembly.checksums;
  return { checksum: checksumText(algorithm, digits) };
}

async function sha256Of(pdb: PortablePdb, bytes: BoundedBytes) {
  return { algorithm: 'SHA256', digits: await pdbChecksum(bytes, pdb, 'SHA256') };
}
