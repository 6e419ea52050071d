import { env } from '@/lib/config/env';
import { push } from '@/lib/domain/packages/push';
import { requirePusher } from '@/lib/domain/packages/push-rules';
import { requirePushClient } from './push-client';
import { readPushBody } from './push-body';
import { apiKeyActor } from './api-key-actor';
import { frontHeaders } from './front-headers';
import { reasonPhrase } from './reason-phrase';

/** Takes a package out of a request's body. Whoever may not push is refused before the body is read. */
export async function takePush(request: Request): Promise<Response> {
  const actor = await apiKeyActor(request);
  requirePusher(actor);
  requirePushClient(request.headers);
  const contentType = request.headers.get('content-type') ?? undefined;
  const limitBytes = env().MAX_PACKAGE_MB * 1_048_576;
  const body = readPushBody(bodyOf(request), contentType, limitBytes);
  const { warnings } = await push(actor, body, { limitBytes });

  return new Response(null, {
    status: 201,
    headers: { [frontHeaders.warnings]: JSON.stringify(warnings.map(reasonPhrase)) },
  });
}

async function* bodyOf(request: Request): AsyncIterable<Uint8Array> {
  if (request.body !== null) yield* request.body;
}
