import type { PortablePdb } from './portable-pdb';

const age = 'ffffffff';
const keyForm = new RegExp(`^[0-9a-f]{32}${age}$`);

/**
 * What debuggers ask for a portable PDB by, beside its name.
 *
 * https://github.com/dotnet/symstore/blob/main/docs/specs/SSQP_Key_Conventions.md#portable-pdb-signature
 */
export const symbolKey = ({ guid }: Pick<PortablePdb, 'guid'>) => guid + age;

/** A key that a portable PDB can have, in lower case, or undefined. */
export function parseSymbolKey(text: string): string | undefined {
  const key = text.toLowerCase();
  return keyForm.test(key) ? key : undefined;
}

/** One way to write a checksum: `SHA256:` and hexadecimal digits in lower case. */
export const checksumText = (algorithm: string, digits: string) =>
  `${algorithm.toUpperCase().replace('-', '')}:${digits.toLowerCase()}`;

/**
 * The checksums in a request's header `SymbolChecksum`, any of which will do for whoever asks: such as
 * `SHA256:…;SHA384:…`. Undefined where the header says nothing, and every file will do.
 */
export function parseChecksums(header: string | null): string[] | undefined {
  const parts = (header ?? '').split(/[;,]/).map((part) => part.trim());
  const named = parts.filter((part) => part !== '');
  if (named.length === 0) return undefined;
  return named.map((part) => {
    const [algorithm = '', digits = ''] = part.split(':', 2);
    return checksumText(algorithm, digits);
  });
}
