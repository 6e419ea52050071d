import { env } from '@/lib/config/env';
import type { Actor } from '@/lib/domain/actor';
import { push, type PushOptions } from '@/lib/domain/packages/push';
import { requirePusher } from '@/lib/domain/packages/push-rules';
import { pushSymbols } from '@/lib/domain/symbols/push';
import { requirePushClient } from './push-client';
import { readPushBody } from './push-body';
import { apiKeyActor } from './api-key-actor';
import { frontHeaders } from './front-headers';
import { reasonPhrase } from './reason-phrase';

/** Takes a package out of a request's body. Whoever may not push is refused before the body is read. */
export const takePush = (request: Request) => take(request, push);

/** The same for a symbols package. */
export const takeSymbolsPush = (request: Request) => take(request, pushSymbols);

type Push = (
  actor: Actor,
  source: AsyncIterable<Uint8Array>,
  options: PushOptions,
) => Promise<{ warnings: readonly string[] }>;

async function take(request: Request, publish: Push): Promise<Response> {
  const actor = await apiKeyActor(request);
  await requirePusher(actor);
  requirePushClient(request.headers);
  const contentType = request.headers.get('content-type') ?? undefined;
  const limitBytes = env().MAX_PACKAGE_MB * 1_048_576;
  const body = readPushBody(bodyOf(request), contentType, limitBytes);
  const { warnings } = await publish(actor, body, { limitBytes });

  return new Response(null, {
    status: 201,
    headers: { [frontHeaders.warnings]: JSON.stringify(warnings.map(reasonPhrase)) },
  });
}

async function* bodyOf(request: Request): AsyncIterable<Uint8Array> {
  if (request.body !== null) yield* request.body;
}
