import { log } from '@/lib/log/log';
import type { Exchange } from './exchange';

/** Writes one line when the exchange is over. Queries stay out of it, for they may hold secrets. */
export function logWhenClosed({ request, response, requestId }: Exchange): void {
  const began = performance.now();
  response.on('close', () => {
    const path = (request.url ?? '').split('?', 1)[0];
    log.info(`${request.method} ${path} ${response.statusCode}`, {
      requestId,
      method: request.method,
      path,
      status: response.statusCode,
      complete: response.writableFinished,
      milliseconds: Math.round(performance.now() - began),
    });
  });
}
