import type { Actor } from '@/lib/domain/actor';
import { authenticateApiKey } from '@/lib/domain/api-keys/authenticate';
import { originOf } from './origin';

/** Who asks by API key; nobody when there is none. Refuses a key that is not good. */
export async function apiKeyActor(request: Request): Promise<Actor> {
  const origin = originOf(request.headers);
  const secret = apiKeyOf(request);
  return secret === '' ? { kind: 'anonymous', origin } : authenticateApiKey(secret, origin);
}

/** The key that a request brings, of whatever kind; empty for none. */
export const apiKeyOf = (request: Request): string => request.headers.get('x-nuget-apikey')?.trim() ?? '';
