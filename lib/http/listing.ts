import { relist, unlist } from '@/lib/domain/packages/listing';
import { apiKeyActor } from './api-key-actor';
import { idParam, versionParam } from './params';

type Context = { params: Promise<{ id: string; version: string }> };

/** Unlists the version of the address, in the name of the request's API key. */
export async function takeUnlist(request: Request, { params }: Context): Promise<Response> {
  await unlist(await apiKeyActor(request), targetOf(await params));
  return new Response(null, { status: 204 });
}

/** Relists the version of the address, in the name of the request's API key. */
export async function takeRelist(request: Request, { params }: Context): Promise<Response> {
  await relist(await apiKeyActor(request), targetOf(await params));
  return new Response(null, { status: 200 });
}

function targetOf(params: { id: string; version: string }) {
  const { id, lowerId } = idParam(params.id);
  const { lowerVersion } = versionParam(id, params.version);
  return { id, lowerId, lowerVersion };
}
