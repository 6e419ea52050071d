import { log } from '@/lib/log/log';
import type { Exchange } from './exchange';
import { loggedPath } from './logged-path';

/** Writes one line when the exchange is over. */
export function logWhenClosed({ request, response, requestId }: Exchange): void {
  const began = performance.now();
  response.on('close', () => {
    const path = loggedPath(request.url ?? '');
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
