import type { Provider } from '@/lib/config/providers';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { ProviderRefused } from '../../provider-errors';
import { finishSignIn, type SignedIn, type Visitor } from '../finish-sign-in';
import { holdAccount } from '../hold';
import { beginPending } from '../pending';
import { actorColumns, userActorOf } from '../user-actor';
import { setAdministrator } from './administrator';
import { type Identity, provedAt } from './identity';

/** What coming back from a provider led to. Ids are for cookies. */
export type CameBack = SignedIn | { kind: 'newcomer'; id: string };

/**
 * Signs in whoever a provider vouches for, as far as that goes: an account with a second factor has to give it, too,
 * unless the provider saw two. Whom nobody here is linked to is asked who he wants to be.
 */
export async function signInByProvider(
  provider: Provider,
  identity: Identity,
  visitor: Visitor,
): Promise<CameBack> {
  return transaction(async (tx) => {
    const login = await tx.externalLogin.findUnique({
      where: { provider_subject: { provider: provider.id, subject: identity.subject } },
      select: { key: true, account: { select: actorColumns } },
    });
    if (login === null) return { kind: 'newcomer', id: await beginNewcomer(tx, provider, identity) };
    const { account } = login;
    if (account.deletedAt !== null) throw new ProviderRefused('gone', provider.name);
    await holdAccount(tx, account.key);

    const { count } = await tx.externalLogin.updateMany({
      where: { key: login.key },
      data: { identity: identity.shown, lastUsedAt: new Date() },
    });
    // Unlinked, while the account was waited for.
    if (count === 0) throw new ProviderRefused('over', provider.name);
    const admin = await setAdministrator(tx, userActorOf(account, visitor.origin), identity, provider.id);
    const how = { method: provider.id, secondFactor: identity.twoFactors, provedAt: provedAt(identity) };
    if (account.secondFactor && !identity.twoFactors) {
      const pending = { kind: 'secondFactor', accountKey: account.key, method: provider.id } as const;
      return { kind: 'secondFactor', id: await beginPending(tx, pending) };
    }
    return { kind: 'session', id: await finishSignIn(tx, { ...account, admin }, how, visitor) };
  });
}

const beginNewcomer = (tx: Transaction, provider: Provider, identity: Identity) =>
  beginPending(tx, { kind: 'external', method: provider.id, details: identity });
