import type { IncomingMessage } from 'node:http';
import type { Exchange } from './exchange';

/** Whether a request brings a body. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Whether the client is still sending its body, so that an answer now comes early. */
export const isSending = ({ request, awaitsContinue }: Exchange): boolean =>
  hasBody(request) && !request.complete && !awaitsContinue && !request.destroyed;
