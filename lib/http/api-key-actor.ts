import type { Actor } from '@/lib/domain/actor';
import { authenticateApiKey } from '@/lib/domain/api-keys/authenticate';
import { originOf } from './origin';

/** Who asks by API key; nobody when there is none. Refuses a key that is not good. */
export async function apiKeyActor(request: Request): Promise<Actor> {
  const origin = originOf(request.headers);
  const secret = request.headers.get('x-nuget-apikey')?.trim() ?? '';
  return secret === '' ? { kind: 'anonymous', origin } : authenticateApiKey(secret, origin);
}
