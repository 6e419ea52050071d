/** Every object's name is made here, of the SHA-512 of its bytes: never of a package ID. */
export function objectName(sha512: Uint8Array): string {
  const hex = Buffer.from(sha512).toString('hex');
  return `objects/${hex.slice(0, 2)}/${hex}`;
}

/** The hash in an object's name, by which addresses call it. */
export const hashOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** Every folder that has objects. */
export const objectFolders = Array.from(
  { length: 256 },
  (_, byte) => `objects/${byte.toString(16).padStart(2, '0')}`,
);

/** The object that says which database this storage belongs to. */
export const markerName = 'lode-storage.json';
