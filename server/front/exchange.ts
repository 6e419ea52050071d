import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admitted } from './gate';

/** One request of a client, with what the front found out about it, and the response that it waits for. */
export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  /** Why it may be answered. */
  admitted: Admitted;
  /** The request shows who asks: what it is answered is for nobody else. */
  personal: boolean;
  /** The Content-Security-Policy that the answer gets if it is a page: undefined where none is expected. */
  pagePolicy: string | undefined;
  /** The client sends its body only after `100 Continue`, which it was not told yet. */
  awaitsContinue: boolean;
};
