import type { IncomingMessage } from 'node:http';
import { log } from '@/lib/log/log';
import { type Application, askApplication } from './application';
import type { ApplicationResponse } from './application-response';
import { type Vouched, vouchedHeaders } from './application-headers';
import { createClientOutlet, type Departure } from './client-outlet';
import type { Exchange } from './exchange';
import { loggedPath } from './logged-path';
import { hasBody } from './request-body';

/** Has the application answer one client, as it comes; when the client goes away, the application hears of it. */
export function passOn(
  exchange: Exchange,
  target: string,
  application: Application,
  vouched: Vouched,
  departure: Departure,
): void {
  const { request, response } = exchange;
  const outlet = createClientOutlet(exchange, departure, () => answer.emit('drain'));
  const answer: ApplicationResponse = askApplication(
    application,
    {
      method: request.method ?? 'GET',
      url: target,
      headers: {
        ...vouchedHeaders(request.headers, vouched),
        // Next reads the nonce of its own scripts out of the policy that it finds in the request.
        'content-security-policy': exchange.pagePolicy,
      },
      body: bringsBody(request) ? { source: request, wanted: () => sendContinue(exchange) } : undefined,
    },
    outlet,
    (error) => logFailure({ requestId: exchange.requestId, method: request.method }, target, error),
  );
  response.on('close', () => answer.abandon());
}

/** Logs what no handler expected, once: where it reaches the front. */
export function logFailure(
  { requestId, method }: { requestId: string; method: string | undefined },
  target: string,
  error: unknown,
): void {
  log.error('A request failed unexpectedly.', {
    requestId,
    method,
    path: loggedPath(target),
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}

const bringsBody = (request: IncomingMessage) =>
  hasBody(request) && request.method !== 'GET' && request.method !== 'HEAD';

function sendContinue(exchange: Exchange) {
  if (!exchange.awaitsContinue) return;
  exchange.awaitsContinue = false;
  exchange.response.writeContinue();
}
