import { setTimeout } from 'node:timers/promises';
import { DownloadFailed } from './download';

const mostTries = 4;
const longestWaitSeconds = 120;

const passingStatuses = [408, 429, 500, 502, 503, 504];
const passingFaults = ['ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN', 'Z_BUF_ERROR'];

/**
 * Does work that downloads something, and does it again, a few times, when the download failed of something that may
 * pass: after the time that the answer asked for, or else after a longer one each time. Throws what the last try did.
 */
export async function withRetries<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DownloadFailed) || !mayPass(error) || tried === mostTries) throw error;
      const seconds = error.retryAfterSeconds ?? 2 ** (tried - 1);
      await setTimeout(Math.min(seconds, longestWaitSeconds) * 1000);
    }
  }
}

function mayPass({ status, cause }: DownloadFailed): boolean {
  if (status !== undefined) return passingStatuses.includes(status);
  return cause instanceof Error && 'code' in cause && passingFaults.includes(String(cause.code));
}
