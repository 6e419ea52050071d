import { type Nupkg, openNupkg } from '@/lib/nuget/nupkg';
import { stage } from '@/lib/storage/staging';
import { storage } from '@/lib/storage/storage';

/** Opens an archive of the storage for as long as it is looked at. */
export async function withStoredNupkg<Result>(
  objectName: string,
  look: (nupkg: Nupkg) => Promise<Result>,
): Promise<Result> {
  // Not every storage can be read at random, as a local file can.
  const staged = await stage(storage().read(objectName), Number.POSITIVE_INFINITY);
  try {
    const nupkg = await openNupkg(staged.path);
    try {
      return await look(nupkg);
    } finally {
      await nupkg.close();
    }
  } finally {
    await staged.remove();
  }
}
