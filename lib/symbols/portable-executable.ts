import type { BoundedBytes } from './bounded-bytes';
import { UnreadableSymbols } from './unreadable-symbols';

/** Bytes by the address at which they are loaded into memory. */
export type LoadedRange = { address: number; sizeBytes: number };

type Section = LoadedRange & { fileOffset: number };

export type Headers = {
  /** The table of what the executable says of its symbols; of no bytes where it says nothing. */
  debug: LoadedRange;
  sections: Section[];
};

const dosHeaderBytes = 64;
const coffHeaderBytes = 24;
const sectionHeaderBytes = 40;
const debugDirectory = 6;

/** The most that Windows loads. */
const maxSections = 96;

/** Where the directories begin in the optional header, by its magic number: for 32 bits, for 64 bits. */
const directoriesAt = new Map([
  [0x10b, 96],
  [0x20b, 112],
]);

/** Reads the headers of a portable executable. Throws `UnreadableSymbols`. */
export async function readHeaders(bytes: BoundedBytes): Promise<Headers> {
  if (bytes.sizeBytes < dosHeaderBytes) throw noExecutable();
  const dosHeader = await bytes.read(0, dosHeaderBytes);
  if (dosHeader.toString('latin1', 0, 2) !== 'MZ') throw noExecutable();

  const at = dosHeader.readUInt32LE(0x3c);
  const coffHeader = await bytes.read(at, coffHeaderBytes);
  if (coffHeader.toString('latin1', 0, 4) !== 'PE\0\0') throw noExecutable();
  const sectionCount = coffHeader.readUInt16LE(6);
  const optionalBytes = coffHeader.readUInt16LE(20);
  if (sectionCount > maxSections) throw noExecutable();

  const optionalHeader = await bytes.read(at + coffHeaderBytes, optionalBytes);
  const sectionTable = await bytes.read(
    at + coffHeaderBytes + optionalBytes,
    sectionCount * sectionHeaderBytes,
  );
  return { debug: readDebugDirectory(optionalHeader), sections: readSections(sectionTable) };
}

/** Where bytes that are loaded to an address lie in the file. Throws `UnreadableSymbols` when no section holds them. */
export function findPlace({ sections }: Headers, { address }: LoadedRange, sizeBytes: number): number {
  const section = sections.find(
    (one) => address >= one.address && address + sizeBytes <= one.address + one.sizeBytes,
  );
  if (section === undefined) throw new UnreadableSymbols('is damaged where it tells of its symbols');
  return section.fileOffset + address - section.address;
}

function readDebugDirectory(optionalHeader: Buffer): LoadedRange {
  const directories =
    optionalHeader.length < 2 ? undefined : directoriesAt.get(optionalHeader.readUInt16LE(0));
  if (directories === undefined || optionalHeader.length < directories) throw noExecutable();
  const count = optionalHeader.readUInt32LE(directories - 4);
  const at = directories + debugDirectory * 8;
  if (count <= debugDirectory || optionalHeader.length < at + 8) return { address: 0, sizeBytes: 0 };
  return { address: optionalHeader.readUInt32LE(at), sizeBytes: optionalHeader.readUInt32LE(at + 4) };
}

/** Only what the file holds of a section: the rest of it, in memory, is zeros. */
function readSections(table: Buffer): Section[] {
  const sections: Section[] = [];
  for (let at = 0; at < table.length; at += sectionHeaderBytes) {
    sections.push({
      address: table.readUInt32LE(at + 12),
      sizeBytes: table.readUInt32LE(at + 16),
      fileOffset: table.readUInt32LE(at + 20),
    });
  }
  return sections;
}

const noExecutable = () => new UnreadableSymbols('is not a .NET assembly');
