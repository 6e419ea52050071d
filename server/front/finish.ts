import type { IncomingMessage } from 'node:http';
import type { Exchange } from './exchange';
import { isSending } from './request-body';

export type DrainLimits = { maxBytes: number; maxMilliseconds: number };

/**
 * Ends an answer whose bytes were all written. A client that is still sending is listened to, within limits, before
 * the connection is given back or closed: it would otherwise lose the answer and send everything again.
 */
export function finishAnswer(exchange: Exchange, limits: DrainLimits): void {
  const { request, response } = exchange;
  if (!isSending(exchange)) {
    response.end();
    return;
  }
  drain(request, limits, (complete) => {
    response.end();
    if (!complete) request.socket.destroy();
  });
}

function drain(request: IncomingMessage, limits: DrainLimits, done: (complete: boolean) => void) {
  let bytes = 0;
  const timer = setTimeout(() => stop(false), limits.maxMilliseconds);

  const stop = (complete: boolean) => {
    clearTimeout(timer);
    request.off('data', onData).off('end', onEnd).off('close', onClose);
    done(complete);
  };
  const onData = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limits.maxBytes) stop(false);
  };
  const onEnd = () => stop(true);
  const onClose = () => stop(false);

  request.on('data', onData).on('end', onEnd).on('close', onClose);
  request.resume();
}
