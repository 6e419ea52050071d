import { importedOtherBytes, importedOtherPackage } from '../errors';
import type { ReceivedPackage } from './receive';

/** What another gallery tells of a version that it published before. */
export type EarlierPublication = {
  id: string;
  lowerId: string;
  lowerVersion: string;
  listed: boolean;
  /** Undefined where it is not told: then it is published now. */
  publishedAt: Date | undefined;
  /** The hash of its bytes, if that is told. */
  sha512: Uint8Array | undefined;
};

/** Refuses what is another package than the one that was told of, or has other bytes. */
export function requireAsTold(received: ReceivedPackage, told: EarlierPublication): void {
  const { id, lowerId, lowerVersion, normalizedVersion } = received;
  if (lowerId !== told.lowerId || lowerVersion !== told.lowerVersion) {
    throw importedOtherPackage(told.id, told.lowerVersion, `${id} ${normalizedVersion}`);
  }
  if (told.sha512 !== undefined && !Buffer.from(received.sha512).equals(told.sha512)) {
    throw importedOtherBytes(id, normalizedVersion);
  }
}
