import { symbolsNotFound } from '@/lib/domain/errors';
import { lowerInvariant } from '@/lib/nuget/invariant-case';
import { parseChecksums, parseSymbolKey } from '@/lib/symbols/symbol-key';
import { decodePart } from './params';

const nameForm = /^[^\p{Cc}/\\]{1,256}\.pdb$/u;

/** What a debugger asks for, in any casing. What no portable PDB can be is not found, without asking the database. */
export function pdbParams(params: { file: string; key: string; name: string }) {
  const lowerName = lowerInvariant(decodePart(params.file));
  const symbolKey = parseSymbolKey(params.key);
  const askedTwice = lowerName === lowerInvariant(decodePart(params.name));
  if (!askedTwice || !nameForm.test(lowerName) || symbolKey === undefined) {
    throw symbolsNotFound(lowerName.slice(0, 256));
  }
  return { lowerName, symbolKey };
}

/** The checksums of which a debugger wants one; undefined when any PDB of the key will do. */
export const wantedChecksums = ({ headers }: Request) => parseChecksums(headers.get('symbolchecksum'));
