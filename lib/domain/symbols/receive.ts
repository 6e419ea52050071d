import { lowerId } from '@/lib/nuget/id';
import { InvalidPackage } from '@/lib/nuget/invalid-package';
import { openNupkg } from '@/lib/nuget/nupkg';
import { requireSymbolsPackage } from '@/lib/nuget/snupkg-rules';
import { lowerVersion, normalizedVersion } from '@/lib/nuget/version';
import type { Staged } from '@/lib/storage/staging';
import { invalidPackage } from '../errors';
import { takeIn } from '../incoming';

/** A symbols package that came in whole, and tells for which version it is. */
export type ReceivedSymbols = {
  id: string;
  lowerId: string;
  normalizedVersion: string;
  lowerVersion: string;
  staged: Staged;
  /** Refuses what is no symbols package: to be asked last, for most of the time something else is wrong. */
  requireValid(): void;
};

/** Takes a symbols package in, as far as it can be known for which version it is. */
export function receiveSymbols(
  source: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<ReceivedSymbols> {
  return takeIn(source, limitBytes, readSymbols);
}

async function readSymbols(staged: Staged): Promise<ReceivedSymbols> {
  const snupkg = await openNupkg(staged.path);
  const { nuspec } = snupkg;
  await snupkg.close();
  return {
    id: nuspec.id,
    lowerId: lowerId(nuspec.id),
    normalizedVersion: normalizedVersion(nuspec.version),
    lowerVersion: lowerVersion(nuspec.version),
    staged,
    requireValid() {
      try {
        requireSymbolsPackage(snupkg);
      } catch (error) {
        throw error instanceof InvalidPackage ? invalidPackage(error.message) : error;
      }
    },
  };
}
