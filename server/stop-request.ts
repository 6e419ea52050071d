import { constants } from 'node:os';
import { say } from './boot/say';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Signals that come together are one wish: npm hands on the Ctrl-C that the terminal has sent to everybody already. */
const oneWishMs = 1_000;

/**
 * Fires at the first signal that asks this process to end. Who asks once more, by hand, wants no order but the end:
 * the process then ends at once, and PostgreSQL with it, which recovers at the next start.
 */
export function watchForStop(): AbortSignal {
  const controller = new AbortController();
  let askedAt: number | undefined;
  for (const name of signals) {
    process.on(name, () => {
      if (askedAt === undefined) {
        askedAt = performance.now();
        controller.abort();
      } else if (name !== 'SIGHUP' && performance.now() - askedAt > oneWishMs) {
        say('Told a second time to stop: ending at once.');
        process.exit(128 + constants.signals[name]);
      }
    });
  }
  return controller.signal;
}

/** A terminal tells all its processes to end; this one ends when another one says so. */
export function leaveStopToOthers(): void {
  for (const name of signals) process.on(name, () => undefined);
}

export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/**
 * Serving is over after so long at the latest: requests in flight are cut off sooner, and so is a job, but a database
 * that has fallen silent may hold up anything.
 */
export const longestStopMs = 40_000;

/** Waits until the work has ended, but not for ever; tells whether it has. */
export async function endsWithin(limitMs: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
