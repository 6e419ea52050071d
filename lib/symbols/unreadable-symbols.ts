/** Bytes that are no assembly, or no portable PDB. The message says why, after the file's name: "is cut short". */
export class UnreadableSymbols extends Error {
  override name = 'UnreadableSymbols';
}
