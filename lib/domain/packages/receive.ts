import { createHash } from 'node:crypto';
import { lowerId } from '@/lib/nuget/id';
import { InvalidPackage } from '@/lib/nuget/invalid-package';
import { type Nupkg, openNupkg } from '@/lib/nuget/nupkg';
import type { Nuspec } from '@/lib/nuget/nuspec';
import { lowerVersion, normalizedVersion } from '@/lib/nuget/version';
import { objectName } from '@/lib/storage/paths';
import { stage, type Staged, StagingLimitReached } from '@/lib/storage/staging';
import { invalidPackage, packageTooLarge, storageFull } from '../errors';
import { isFull } from './store-package';

/** A file of the package that is stored on its own; the package itself has no bytes here, for it is staged. */
export type ReceivedFile = {
  kind: 'nupkg' | 'nuspec' | 'icon' | 'readme' | 'license';
  objectName: string;
  sizeBytes: number;
  contentType: string;
  bytes: Uint8Array | undefined;
};

/** A package that came in whole and is valid in itself. */
export type ReceivedPackage = {
  id: string;
  lowerId: string;
  normalizedVersion: string;
  lowerVersion: string;
  nuspec: Nuspec;
  paths: readonly string[];
  sha512: Uint8Array<ArrayBuffer>;
  sizeBytes: number;
  /** In the order of their names, in which they are locked. */
  files: ReceivedFile[];
  staged: Staged;
  warnings: readonly string[];
  /** Throws the staged bytes away, unless they were stored. */
  close(): Promise<void>;
};

/** Takes a package in and checks everything that can be known without the database. */
export async function receivePackage(
  source: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<ReceivedPackage> {
  try {
    const staged = await stage(source, limitBytes);
    try {
      return await readPackage(staged);
    } catch (error) {
      await staged.remove();
      throw error;
    }
  } catch (error) {
    if (error instanceof InvalidPackage) throw invalidPackage(error.message);
    if (error instanceof StagingLimitReached) throw packageTooLarge(limitBytes);
    throw isFull(error) ? storageFull() : error;
  }
}
