import { env } from '@/lib/config/env';
import type { Provider } from '@/lib/config/providers';
import { onlyByProvider, providerUnknown } from '../../provider-errors';

export const findProvider = (id: string): Provider | undefined =>
  env().providers.find((provider) => provider.id === id);

/** As `findProvider`. Throws `providerUnknown`. */
export function getProvider(id: string): Provider {
  const found = findProvider(id);
  if (found === undefined) throw providerUnknown();
  return found;
}

/** The provider that is the only way in; undefined where people have ways of their own. */
export function findOnlyProvider(): Provider | undefined {
  const only = env().ONLY_PROVIDER;
  return only === undefined ? undefined : findProvider(only);
}

/** Whether a session that began this way may go on: none that another way led to, where one way is the only one. */
export function isWayIn(method: string): boolean {
  const only = findOnlyProvider();
  return only === undefined || only.id === method;
}

/** Refuses passwords, passkeys and the like where a provider is the only way in. Throws `onlyByProvider`. */
export function requireOwnWaysIn(): void {
  const only = findOnlyProvider();
  if (only !== undefined) throw onlyByProvider(only.name);
}

/** The providers at which people may sign in. */
export const listWaysIn = (): readonly Provider[] => env().providers.filter(({ id }) => isWayIn(id));
