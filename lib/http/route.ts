import { type HttpError, toHttpError } from './errors';
import { requireLetIn } from './let-in';
import { reasonPhrase } from './reason-phrase';

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

const routeWith =
  (renderError: (error: HttpError) => Response) =>
  <Context>(handler: Handler<Context>): Handler<Context> =>
  async (request, context) => {
    try {
      return await handler(request, context);
    } catch (error) {
      return renderError(toHttpError(error));
    }
  };

/** Endpoints for NuGet clients, which show the reason phrase of an error and not its body. */
export const nugetRoute = routeWith((error) => refusal(error));

/** As `nugetRoute`, for what nobody gets but readers where the gallery is for its members. */
export const readRoute = <Context>(handler: Handler<Context>): Handler<Context> =>
  nugetRoute(async (request, context) => {
    requireLetIn(request.headers);
    return handler(request, context);
  });

/** A refusal for NuGet clients: the same sentence as reason phrase and as body. */
export function refusal(
  { status, message, retryAfterSeconds }: HttpError,
  headers: Record<string, string> = {},
): Response {
  return new Response(message, {
    status,
    statusText: reasonPhrase(message),
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...(status === 401 && { 'www-authenticate': 'ApiKey realm="Lode"' }),
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
      ...headers,
    },
  });
}
