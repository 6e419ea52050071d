import { guidDigits } from './guid';
import { findPlace, readHeaders } from './portable-executable';
import type { BoundedBytes } from './bounded-bytes';
import { UnreadableSymbols } from './unreadable-symbols';

/** A PDB that an assembly says it was built with. */
export type PdbReference = {
  /** 32 hexadecimal digits in lower case. */
  guid: string;
  /** The rest of a portable PDB's id. */
  stamp: number;
  age: number;
  /** Where the compiler wrote it. */
  path: string;
  portable: boolean;
};

/** What an assembly says of its symbols. */
export type AssemblySymbols = {
  pdbs: PdbReference[];
  /** Of its portable PDB, each by another algorithm; mostly there is one. */
  checksums: { algorithm: string; digits: string }[];
  /** Whether the assembly holds its portable PDB itself. */
  hasEmbeddedPdb: boolean;
};

const entryBytes = 28;
const maxEntries = 64;
const codeView = 2;
const embeddedPortablePdb = 17;
const checksumOfPdb = 19;
const portableMinorVersion = 0x504d;
const maxCodeViewBytes = 24 + 4096;
const maxChecksumBytes = 256;

/**
 * Reads what a portable executable (.dll, .exe) says of its symbols. Throws `UnreadableSymbols`.
 *
 * https://learn.microsoft.com/windows/win32/debug/pe-format#the-debug-section and, for what .NET adds,
 * https://github.com/dotnet/runtime/blob/main/docs/design/specs/PE-COFF.md
 */
export async function readAssemblySymbols(bytes: BoundedBytes): Promise<AssemblySymbols> {
  const headers = await readHeaders(bytes);
  const symbols: AssemblySymbols = { pdbs: [], checksums: [], hasEmbeddedPdb: false };
  if (headers.debug.sizeBytes === 0) return symbols;

  const count = Math.min(Math.floor(headers.debug.sizeBytes / entryBytes), maxEntries);
  const entries = await bytes.read(findPlace(headers, headers.debug, count * entryBytes), count * entryBytes);
  for (let at = 0; at < entries.length; at += entryBytes) {
    await readEntry(bytes, entries.subarray(at, at + entryBytes), symbols);
  }
  return symbols;
}

async function readEntry(bytes: BoundedBytes, entry: Buffer, symbols: AssemblySymbols): Promise<void> {
  const sizeBytes = entry.readUInt32LE(16);
  const data = (most: number) => bytes.read(entry.readUInt32LE(24), Math.min(sizeBytes, most));
  switch (entry.readUInt32LE(12)) {
    case codeView: {
      const reference = readReference(await data(maxCodeViewBytes), entry);
      if (reference !== undefined) symbols.pdbs.push(reference);
      break;
    }
    case checksumOfPdb:
      symbols.checksums.push(readChecksum(await data(maxChecksumBytes)));
      break;
    case embeddedPortablePdb:
      symbols.hasEmbeddedPdb = true;
      break;
  }
}

/** Undefined for the form that other compilers used twenty years ago. */
function readReference(data: Buffer, entry: Buffer): PdbReference | undefined {
  if (data.length < 24 || data.toString('latin1', 0, 4) !== 'RSDS') return undefined;
  return {
    guid: guidDigits(data.subarray(4, 20)),
    stamp: entry.readUInt32LE(4),
    age: data.readUInt32LE(20),
    path: textBeforeZero(data.subarray(24)),
    portable: entry.readUInt16LE(10) === portableMinorVersion,
  };
}

function readChecksum(data: Buffer): { algorithm: string; digits: string } {
  const end = data.indexOf(0);
  if (end === -1) throw new UnreadableSymbols('is damaged where it tells of its symbols');
  return { algorithm: data.toString('utf8', 0, end), digits: data.toString('hex', end + 1) };
}

function textBeforeZero(data: Buffer): string {
  const end = data.indexOf(0);
  return data.toString('utf8', 0, end === -1 ? data.length : end);
}
