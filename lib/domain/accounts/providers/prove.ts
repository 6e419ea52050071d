import type { Provider } from '@/lib/config/providers';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, requireSignedIn } from '../../actor';
import { record } from '../../audit';
import { signInNeeded } from '../../errors';
import { ProviderRefused } from '../../provider-errors';
import { noteProof } from '../sessions';
import type { Identity } from './identity';
import { listWaysIn } from './find';

/** A proof that is older was not given for this. */
const freshSeconds = 15 * 60;

/** The providers by which somebody can prove again who he is: those that are linked to his account. */
export async function listProvingProviders(actor: Actor): Promise<readonly Provider[]> {
  const { accountKey } = requireSignedIn(actor);
  const linked = await db().externalLogin.findMany({ where: { accountKey }, select: { provider: true } });
  return listWaysIn().filter(({ id }) => linked.some(({ provider }) => provider === id));
}

/** Takes it as proof that somebody signed in again at a provider that is linked to his account. Throws ProviderRefused. */
export async function proveByProvider(actor: Actor, provider: Provider, identity: Identity): Promise<void> {
  const user = requireSignedIn(actor);
  const { accountKey, session } = user;
  if (session === undefined) throw signInNeeded();
  if (identity.provedAt !== undefined && identity.provedAt < Date.now() / 1000 - freshSeconds)
    throw new ProviderRefused('failed', provider.name);
  const linked = await transaction(async (tx) => {
    const login = await tx.externalLogin.findUnique({
      where: { provider_subject: { provider: provider.id, subject: identity.subject }, accountKey },
    });
    await record(tx, user, login === null ? 'account.proveFailed' : 'account.prove', {
      accountKey,
      details: { method: provider.id },
    });
    if (login !== null) await noteProof(tx, session.key);
    return login !== null;
  });
  if (!linked) throw new ProviderRefused('someoneElse', provider.name);
}
