import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApplicationRequest, type ApplicationAsk } from './application-request';
import { ApplicationResponse, type Outlet } from './application-response';
import { DetachedSocket } from './detached-socket';

/** Answers one request; done when the answer is. Next's request handler is one. */
export type Application = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Has the application answer a request, into an outlet. A failure breaks the answer off and is handed to `onFailure`.
 * Returns the response, by which the asker may say that nobody waits any more.
 */
export function askApplication(
  application: Application,
  ask: ApplicationAsk,
  outlet: Outlet,
  onFailure: (error: unknown) => void,
): ApplicationResponse {
  const socket = new DetachedSocket();
  const request = new ApplicationRequest(socket, ask);
  const response = new ApplicationResponse(request, socket, outlet);

  // Whoever reads or writes hears of it; an error that nobody listens for would end the process.
  for (const emitter of [socket, request, response]) emitter.on('error', () => undefined);
  response.once('finish', () => request.letGo());

  const run = async () => application(request, response);
  run().catch((error: unknown) => {
    if (response.destroyed) return;
    onFailure(error);
    response.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return response;
}
