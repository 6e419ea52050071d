import { isBusy } from '@/lib/db/busy';
import { DomainError, galleryBusy } from './errors';

/** What whoever asked is told of an error: a refusal as it is, and of a busy database that the gallery is busy. */
export function asRefusal(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  return isBusy(error) ? galleryBusy() : undefined;
}
