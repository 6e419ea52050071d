import { InvalidPackage } from '@/lib/nuget/invalid-package';
import { stage, type Staged, StagingLimitReached } from '@/lib/storage/staging';
import { invalidPackage, packageTooLarge, storageFull } from './errors';
import { isFull } from './stored-objects';

/**
 * Stages what comes in and has it read. What is wrong with it becomes a refusal, and then nothing stays of it; else
 * whoever reads it removes it.
 */
export async function takeIn<Result>(
  source: AsyncIterable<Uint8Array>,
  limitBytes: number,
  read: (staged: Staged) => Promise<Result>,
): Promise<Result> {
  try {
    const staged = await stage(source, limitBytes);
    try {
      return await read(staged);
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
