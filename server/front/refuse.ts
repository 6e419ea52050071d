import type { Exchange } from './exchange';
import { type DrainLimits, finishAnswer } from './finish';
import { leavingPolicies } from './leaving-headers';
import { fitStatusLine } from './status-line';
import { documentSecurity } from './security';

export type Refusal = { status: number; sentence: string; headers?: Record<string, string> };

/** Answers with a sentence, as reason phrase for NuGet clients and as body for everybody else. */
export function refuse(exchange: Exchange, refusal: Refusal, secure: boolean, limits: DrainLimits): void {
  const { request, response, requestId } = exchange;
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const body = Buffer.from(refusal.sentence);
  response.writeHead(refusal.status, fitStatusLine(refusal.sentence), [
    ...Object.entries(refusal.headers ?? {}).flat(),
    'Content-Type',
    'text/plain; charset=utf-8',
    'Content-Length',
    String(body.length),
    'Cache-Control',
    leavingPolicies.error,
    ...documentSecurity(secure),
    'X-Request-Id',
    requestId,
  ]);
  if (request.method !== 'HEAD') response.write(body);
  finishAnswer(exchange, limits);
}

/** What a client hears of a failure that is ours. The log tells the rest, under the same request id. */
export const ourFailure = (requestId: string): Refusal => ({
  status: 500,
  sentence: `Something went wrong on our side. Tell the operator this request id: ${requestId}.`,
});
