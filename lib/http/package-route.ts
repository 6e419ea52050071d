import { DomainError } from '@/lib/domain/errors';
import { tags } from '@/lib/domain/cache-tags';
import { lowerId } from '@/lib/nuget/id';
import { cacheFor, policies } from './caching';
import { requireLetIn } from './let-in';
import { decodePart, idParam } from './params';
import { refusal } from './route';
import { toHttpError } from './errors';

type Params = { id: string };
type Context<P extends Params> = { params: Promise<P> };
type Target = { id: string; lowerId: string };

/**
 * Public reads of one package, for NuGet clients. The ID of the address is parsed; a 404 is kept for a while under
 * the package's tag, for feeds are asked for many IDs that they do not have.
 */
export const packageRoute =
  <P extends Params>(read: (target: Target, params: P, request: Request) => Promise<Response>) =>
  async (request: Request, { params }: Context<P>): Promise<Response> => {
    const given = await params;
    try {
      requireLetIn(request.headers);
      return await read(idParam(given.id), given, request);
    } catch (error) {
      return refusal(toHttpError(error), isMissing(error) ? keepMissing(given.id) : {});
    }
  };

const isMissing = (error: unknown) => error instanceof DomainError && error.code === 'notFound';

function keepMissing(part: string): Record<string, string> {
  return cacheFor(policies.missing, tags.package(lowerId(decodePart(part))));
}

/** A JSON document about one package, kept until something about the package changes. */
export function packageJson(lowerId: string, document: object | string): Response {
  const body = typeof document === 'string' ? document : JSON.stringify(document);
  return new Response(body, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...cacheFor(policies.package, tags.package(lowerId)),
    },
  });
}
