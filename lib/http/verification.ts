import {
  createVerificationKey,
  isVerificationKey,
  spendVerificationKey,
  type VerifiedPackage,
  verifyPackage,
} from '@/lib/domain/api-keys/verification';
import { packageNotFound } from '@/lib/domain/errors';
import { lowerId } from '@/lib/nuget/id';
import { apiKeyActor, apiKeyOf } from './api-key-actor';
import { originOf } from './origin';
import { decodePart, idParam, versionParam } from './params';

type Context = { params: Promise<{ id: string; version?: string[] }> };

/** Gives a key for one `takeVerification`, in the name of the request's API key. */
export async function makeVerificationKey(request: Request, { params }: Context): Promise<Response> {
  const actor = await apiKeyActor(request);
  const { secret, expiresAt } = await createVerificationKey(actor, anyId((await params).id));
  // As .NET writes a moment, to be read back exactly.
  return Response.json({ Key: secret, Expires: expiresAt.toISOString().replace('Z', '0000Z') });
}

/** Whether there can be a package of the ID is found out when the key is used. */
function anyId(part: string): { id: string; lowerId: string } {
  const id = decodePart(part);
  if (id.length > 128 || id.includes('\0')) throw packageNotFound(id);
  return { id, lowerId: lowerId(id) };
}

/** Says whether the request's key may push a package: a verification key, which is spent, or an API key. */
export async function takeVerification(request: Request, { params }: Context): Promise<Response> {
  const secret = apiKeyOf(request);
  if (isVerificationKey(secret)) {
    const { actor, lowerId } = await spendVerificationKey(secret, originOf(request.headers));
    await verifyPackage(actor, packageOf(await params), lowerId);
  } else {
    await verifyPackage(await apiKeyActor(request), packageOf(await params));
  }
  return new Response(null, { status: 200 });
}

function packageOf({ id: part, version = [] }: { id: string; version?: string[] }): VerifiedPackage {
  const target = idParam(part);
  const [given, ...more] = version.filter((segment) => segment !== '');
  if (given === undefined) return target;
  const { lowerVersion } = versionParam(target.id, [given, ...more].join('/'));
  return { ...target, lowerVersion };
}
