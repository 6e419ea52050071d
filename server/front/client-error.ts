import type { Duplex } from 'node:stream';
import { leavingPolicies } from './leaving-headers';

/**
 * Answers what Node could not even read as a request, with a sentence, and closes the connection: a listener for the
 * server's `clientError`.
 */
export function answerClientError(error: Error, socket: Duplex): void {
  if (!socket.writable || hasCode(error, 'ECONNRESET')) {
    socket.destroy();
    return;
  }
  const [status, sentence] = hasCode(error, 'HPE_HEADER_OVERFLOW')
    ? [431, 'The headers of the request are too long.']
    : hasCode(error, 'ERR_HTTP_REQUEST_TIMEOUT')
      ? [408, 'The request took too long to arrive.']
      : [400, 'The request is not HTTP.'];
  socket.end(
    [
      `HTTP/1.1 ${status} ${sentence}`,
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${sentence.length + 1}`,
      `Cache-Control: ${leavingPolicies.error}`,
      'Connection: close',
      '',
      `${sentence}\n`,
    ].join('\r\n'),
  );
}

const hasCode = (error: Error, code: string) => 'code' in error && error.code === code;
