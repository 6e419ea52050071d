import type { Provider } from '@/lib/config/providers';
import { beginHandshake, type Checks, finishHandshake, HandshakeFailed } from '@/lib/outgoing/handshake';
import { DomainError } from '../../errors';
import { type Actor, type Origin, requireRecentProof, requireSignedIn } from '../../actor';
import { ProviderRefused } from '../../provider-errors';
import { networkOf, takeTry } from '../../rate-limit';
import { authSecret } from '../../site/prepare';
import { getProvider, isWayIn } from './find';
import { type Identity, readIdentity, requireAdmitted } from './identity';

/** For what somebody goes to a provider: to sign in, to link it to his account, or to prove again who he is. */
export type Purpose = 'signIn' | 'link' | 'prove';

/** Many people may share an address. */
const ofAddress = { most: 300, perSeconds: 600 };

/** Where to send a browser to be signed in by a provider, and what it has to bring back. Throws ProviderRefused. */
export async function leaveForProvider(
  actor: Actor,
  providerId: string,
  purpose: Purpose,
): Promise<{ address: string; checks: Checks }> {
  const provider = getProvider(providerId);
  if (!isWayIn(provider.id)) throw new ProviderRefused('closed', provider.name);
  if (purpose !== 'signIn') requireSignedIn(actor);
  if (purpose === 'link') requireRecentProof(requireSignedIn(actor));
  await countVisit(actor.origin, provider);
  // Whoever is to prove that it is he who sits there is not to be waved through for what he proved in the morning.
  const parameters = purpose === 'prove' ? { prompt: 'login', max_age: '0' } : undefined;
  return heard(provider, async () => beginHandshake(provider, await authSecret(), parameters));
}

/** Who came back, as the provider knows him, if he may come at all. Throws ProviderRefused. */
export async function returnFromProvider(
  providerId: string,
  brought: { query: Record<string, string>; checks: Checks },
): Promise<{ provider: Provider; identity: Identity }> {
  const provider = getProvider(providerId);
  const claims = await heard(provider, async () => finishHandshake(provider, await authSecret(), brought));
  const identity = readIdentity(provider, claims);
  requireAdmitted(provider, identity);
  return { provider, identity };
}

async function countVisit(origin: Origin, { name }: Provider): Promise<void> {
  try {
    await takeTry(`provider:address:${networkOf(origin)}`, ofAddress);
  } catch (error) {
    throw error instanceof DomainError && error.code === 'tooManyTries'
      ? new ProviderRefused('tooMany', name)
      : error;
  }
}

async function heard<Value>({ name }: Provider, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof HandshakeFailed ? new ProviderRefused(error.reason, name) : error;
  }
}
