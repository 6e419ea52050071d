import { type Application, askApplication } from './application';
import { neutralHeaders, type Vouched } from './application-headers';
import type { CacheKey } from './cache-key';
import { type CapturedAnswer, createCapture } from './capture';
import { createFlights } from './flights';
import type { GatewayCache, SharedAnswer } from './gateway-cache';

/** What came of asking once for all who wait: an answer for everybody, or one for the first asker alone. */
export type Outcome = { shared: SharedAnswer } | { alone: CapturedAnswer } | { failed: true };

/** Asks the application once for all who want the same at the same time, and keeps the answer where it may be kept. */
export function createSharedAnswers(
  application: Application,
  cache: GatewayCache,
  onFailure: (error: unknown, key: CacheKey, requestId: string) => void,
  patienceMs = 60_000,
) {
  const flights = createFlights<Outcome>(cache.epoch);

  /** The answer is asked for by nobody in particular: no client that goes away can end it. */
  async function ask(key: CacheKey, vouched: Vouched): Promise<Outcome> {
    const begun = { at: Date.now(), epoch: cache.epoch() };
    const { outlet, answer } = createCapture();
    const fail = (error: unknown) => onFailure(error, key, vouched.requestId);
    let late: NodeJS.Timeout | undefined;
    try {
      const response = askApplication(
        application,
        { method: 'GET', url: key.url, headers: neutralHeaders(vouched) },
        outlet,
        fail,
      );
      late = setTimeout(() => {
        const error = new Error(`No answer came within ${patienceMs} ms.`);
        fail(error);
        response.destroy(error);
      }, patienceMs);
      const captured = await answer;
      const shared = await cache.share(key, captured, begun);
      return shared ? { shared } : { alone: captured };
    } catch {
      return { failed: true };
    } finally {
      clearTimeout(late);
    }
  }

  return {
    /** Waits for the answer, and tells whether it was asked for on behalf of this very request. */
    async wait(key: CacheKey, vouched: Vouched): Promise<{ led: boolean; outcome: Outcome }> {
      const { led, result } = flights.join(key.url, () => ask(key, vouched));
      return { led, outcome: await result };
    },
  };
}
