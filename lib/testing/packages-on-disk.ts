import { writeFile } from 'node:fs/promises';
import { type Nupkg, openNupkg } from '../nuget/nupkg';
import { laterRefusalOf } from './refusal';
import { temporaryFolder } from './temporary-folder';

/** Packages as files, for the tests of one file. Each is removed after the tests. */
export type PackagesOnDisk = {
  write(bytes: Uint8Array): Promise<string>;
  /** Opens the bytes as a package, lets it be looked at, and closes it. */
  open(bytes: Uint8Array, look: (nupkg: Nupkg) => unknown): Promise<void>;
  /** What the bytes are refused with when they are opened as a package, and looked at, or `accepted`. */
  refusalOf(bytes: Uint8Array, look?: (nupkg: Nupkg) => unknown): Promise<string>;
};

export function packagesOnDisk(): PackagesOnDisk {
  const pathOf = temporaryFolder();
  let count = 0;

  const write = async (bytes: Uint8Array) => {
    count += 1;
    const path = pathOf(`${count}.nupkg`);
    await writeFile(path, bytes);
    return path;
  };
  const open: PackagesOnDisk['open'] = async (bytes, look) => {
    const nupkg = await openNupkg(await write(bytes));
    try {
      await look(nupkg);
    } finally {
      await nupkg.close();
    }
  };
  return {
    write,
    open,
    refusalOf: (bytes, look = () => undefined) => laterRefusalOf(() => open(bytes, look)),
  };
}
