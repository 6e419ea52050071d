import { createHash } from 'node:crypto';
import { type PortablePdb, pdbIdBytes } from './portable-pdb';
import { maxReadBytes, type BoundedBytes } from './bounded-bytes';

const algorithms = { SHA256: 'sha256', SHA384: 'sha384', SHA512: 'sha512' } as const;

/** A way to make the checksum of a PDB, by the name that assemblies and debuggers give it. */
export type ChecksumAlgorithm = keyof typeof algorithms;

export function isChecksumAlgorithm(name: string): name is ChecksumAlgorithm {
  return Object.hasOwn(algorithms, name);
}

/**
 * The checksum of a PDB, as hexadecimal digits in lower case: of all its bytes, those of its id counted as zero.
 *
 * https://github.com/dotnet/runtime/blob/main/docs/design/specs/PE-COFF.md#pdb-checksum-debug-directory-entry-type-19
 */
export async function pdbChecksum(
  bytes: BoundedBytes,
  { idOffset }: PortablePdb,
  algorithm: ChecksumAlgorithm,
): Promise<string> {
  const hash = createHash(algorithms[algorithm]);
  for (let position = 0; position < bytes.sizeBytes; position += maxReadBytes) {
    const chunk = await bytes.read(position, Math.min(maxReadBytes, bytes.sizeBytes - position));
    const idStart = Math.max(0, idOffset - position);
    const idEnd = Math.min(chunk.length, idOffset + pdbIdBytes - position);
    if (idStart < idEnd) chunk.fill(0, idStart, idEnd);
    hash.update(chunk);
  }
  return hash.digest('hex');
}
