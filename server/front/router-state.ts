import type { IncomingHttpHeaders } from 'node:http';
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';
import type { Refusal } from './refuse';

/**
 * Refuses what only Next's own script in a page says, of where that page is, when Next could not read it: it would take
 * that for a failure of its own. Undefined when there is nothing to refuse.
 */
export function findRouterFault(headers: IncomingHttpHeaders): Refusal | undefined {
  const state = headers['next-router-state-tree'];
  if (state === undefined) return undefined;
  try {
    parseAndValidateFlightRouterState(state);
    return undefined;
  } catch {
    return { status: 400, sentence: 'The header Next-Router-State-Tree is malformed.' };
  }
}
