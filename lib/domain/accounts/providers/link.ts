import { env } from '@/lib/config/env';
import type { Provider } from '@/lib/config/providers';
import { db } from '@/lib/db/client';
import { isUniqueViolation, type Transaction, transaction } from '@/lib/db/transaction';
import { facts, markdown } from '@/lib/mail/markdown';
import { accountNotFound } from '../../account-errors';
import {
  type Actor,
  requireRecentProof,
  requireSignedIn,
  requireUnlocked,
  type SystemActor,
  type UserActor,
} from '../../actor';
import { record } from '../../audit';
import { loginNotFound, ProviderRefused } from '../../provider-errors';
import { getAccountKey } from '../find';
import { holdAccount } from '../hold';
import { mailAccount } from '../mails';
import { endPending, getPending } from '../pending';
import { requireWayIn } from '../ways-in';
import { findProvider, getProvider } from './find';
import { Identity } from './identity';

export type LinkedLogin = {
  key: number;
  /** As people call the provider. */
  provider: string;
  identity: string;
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** By which accounts elsewhere somebody signs in. */
export async function listLogins(actor: Actor): Promise<LinkedLogin[]> {
  const { accountKey } = requireSignedIn(actor);
  const found = await db().externalLogin.findMany({
    where: { accountKey },
    orderBy: { key: 'asc' },
    omit: { accountKey: true, subject: true },
  });
  return found.map((login) => ({ ...login, provider: findProvider(login.provider)?.name ?? login.provider }));
}

/** Lets somebody sign in by what a provider knows him as. Again changes nothing. Throws ProviderRefused. */
export async function linkLogin(actor: Actor, provider: Provider, identity: Identity): Promise<void> {
  const user = requireLinker(actor, provider);
  await transaction((tx) => insertLogin(tx, user, user.accountKey, provider, identity));
}

/** The same for who came from a provider first and has now signed in to his account. */
export async function linkNewcomer(actor: Actor, pendingId: string | undefined): Promise<void> {
  const pending = await getPending(pendingId, 'external');
  const provider = getProvider(pending.method);
  const user = requireLinker(actor, provider);
  await transaction(async (tx) => {
    await endPending(tx, pending);
    await insertLogin(tx, user, user.accountKey, provider, Identity.parse(pending.details));
  });
}

/** Links by the operator's word, for accounts whose owners cannot prove themselves here. */
export async function linkByOperator(
  actor: SystemActor,
  { name, provider: providerId, subject }: { name: string; provider: string; subject: string },
): Promise<void> {
  const provider = getProvider(providerId);
  const accountKey = await getAccountKey(name);
  await transaction(async (tx) => {
    const user = await tx.account.findUnique({ where: { key: accountKey, kind: 'user' } });
    if (user === null) throw accountNotFound(name);
    await insertLogin(tx, actor, accountKey, provider, { subject, shown: subject });
  });
}

/** Takes a linked sign-in away, but not the last way into the account. Throws `lastWayIn`. */
export async function unlinkLogin(actor: Actor, key: number): Promise<void> {
  const user = requireSignedIn(actor);
  requireUnlocked(user);
  requireRecentProof(user);
  const { accountKey } = user;
  await transaction(async (tx) => {
    const login = await tx.externalLogin.findUnique({ where: { key, accountKey } });
    if (login === null) throw loginNotFound();
    const { count } = await tx.externalLogin.deleteMany({ where: { key, accountKey } });
    if (count === 0) throw loginNotFound();
    await requireWayIn(tx, accountKey);
    await record(tx, user, 'account.unlink', { accountKey, details: { provider: login.provider } });
    await tellOfLogin(tx, accountKey, 'removed', {
      provider: findProvider(login.provider)?.name ?? login.provider,
      identity: login.identity,
    });
  });
}

function requireLinker(actor: Actor, provider: Provider): UserActor {
  const user = requireSignedIn(actor);
  if (user.locked) throw new ProviderRefused('locked', provider.name);
  requireRecentProof(user);
  return user;
}

/** The row of a linked sign-in, which belongs to one account. Throws ProviderRefused. */
export async function insertLogin(
  tx: Transaction,
  actor: Actor,
  accountKey: number,
  provider: Provider,
  { subject, shown }: Pick<Identity, 'subject' | 'shown'>,
): Promise<void> {
  await holdAccount(tx, accountKey);
  const provider_subject = { provider: provider.id, subject };
  const found = await tx.externalLogin.findUnique({ where: { provider_subject } });
  if (found?.accountKey === accountKey) return;
  if (found !== null) throw new ProviderRefused('taken', provider.name);
  try {
    await tx.externalLogin.create({
      data: {
        ...provider_subject,
        accountKey,
        identity: shown,
        // Whoever is not linked on the operator's word comes from there.
        lastUsedAt: actor.kind === 'system' ? null : new Date(),
      },
      select: { key: true },
    });
  } catch (error) {
    throw isUniqueViolation(error) ? new ProviderRefused('taken', provider.name) : error;
  }
  await record(tx, actor, 'account.link', { accountKey, details: { provider: provider.id } });
  await tellOfLogin(tx, accountKey, 'added', { provider: provider.name, identity: shown });
}

async function tellOfLogin(
  tx: Transaction,
  accountKey: number,
  what: 'added' | 'removed',
  { provider, identity }: { provider: string; identity: string },
): Promise<void> {
  const where = what === 'added' ? 'to' : 'from';
  await mailAccount(tx, accountKey, {
    subject: `A sign-in was ${what}`,
    body: markdown`
      A way to sign in was ${what} ${where} your account:

      ${facts([
        ['Provider', provider],
        ['There you are', identity],
      ])}

      If it was you, there is nothing to do. If not, look at the ways into your account.

      [See your linked sign-ins](${env().GALLERY_URL}/account/logins)
    `,
  });
}
