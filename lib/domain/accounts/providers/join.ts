import { env } from '@/lib/config/env';
import type { Provider } from '@/lib/config/providers';
import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { ProviderRefused } from '../../provider-errors';
import { takeMailTo } from '../claim-address';
import { finishSignIn, type Visitor } from '../finish-sign-in';
import { checkAddress, checkName, lowerName } from '../names';
import { endPending, findPending, getPending } from '../pending';
import { insertPerson } from '../sign-up';
import { actorColumns, userActorOf } from '../user-actor';
import { findProvider, getProvider } from './find';
import { Identity, provedAt } from './identity';
import { insertLogin } from './link';

/** Somebody whom a provider knows and the gallery does not. */
export type Newcomer = {
  provider: string;
  identity: string;
  /** Whether he may make an account, has one of this address already, or neither. */
  state: 'welcome' | 'known' | 'closed';
  /** A name that is free; empty when none comes to mind. */
  name: string;
  /** Whether the provider has verified this address: then it is not asked for. */
  address: string;
  verified: boolean;
};

/** Who waits to be asked who he wants to be; undefined when that is over. */
export async function findNewcomer(pendingId: string | undefined): Promise<Newcomer | undefined> {
  const pending = pendingId === undefined ? undefined : await findPending(pendingId, 'external');
  const provider = pending === undefined ? undefined : findProvider(pending.method);
  if (pending === undefined || provider === undefined) return undefined;
  const identity = Identity.parse(pending.details);
  return {
    provider: provider.name,
    identity: identity.shown,
    state: await stateOf(db(), provider, identity),
    name: await suggestName(identity),
    address: identity.address ?? '',
    verified: identity.verified,
  };
}

/** Makes the account of somebody whom a provider knows, and signs him in: gives the id of his session. */
export async function joinByProvider(
  pendingId: string | undefined,
  input: { name: string; email: string | undefined },
  visitor: Visitor,
): Promise<string> {
  const pending = await getPending(pendingId, 'external');
  const provider = getProvider(pending.method);
  const identity = Identity.parse(pending.details);
  const { verified } = identity;
  const user = {
    name: checkName(input.name),
    address: checkAddress((verified ? identity.address : input.email) ?? ''),
    passwordHash: undefined,
    admin: identity.admin === true,
  };
  if (!verified) await takeMailTo(user.address.toLowerCase());
  return transaction(async (tx) => {
    await endPending(tx, pending);
    const state = await stateOf(tx, provider, identity);
    if (state !== 'welcome') throw new ProviderRefused(state, provider.name);
    const key = await insertPerson(tx, user, verified, visitor);
    if (verified) await useInvitations(tx, identity);
    const account = await tx.account.findUniqueOrThrow({ where: { key }, select: actorColumns });
    await insertLogin(tx, userActorOf(account, visitor.origin), key, provider, identity);
    const how = { method: provider.id, secondFactor: identity.twoFactors, provedAt: provedAt(identity) };
    return finishSignIn(tx, account, how, visitor);
  });
}

type Reader = Pick<Transaction, 'emailAddress' | 'invitation'>;

async function stateOf(tx: Reader, provider: Provider, identity: Identity): Promise<Newcomer['state']> {
  const lowerAddress = identity.verified ? identity.address?.toLowerCase() : undefined;
  if (lowerAddress !== undefined) {
    const owner = await tx.emailAddress.findUnique({ where: { confirmedAddress: lowerAddress } });
    if (owner !== null) return 'known';
  }
  if (provider.signUp || env().SIGN_UP === 'open') return 'welcome';
  if (env().SIGN_UP === 'closed' || lowerAddress === undefined) return 'closed';
  const invited = await tx.invitation.findFirst({ where: openInvitations(lowerAddress) });
  return invited === null ? 'closed' : 'welcome';
}

const openInvitations = (lowerAddress: string) => ({
  lowerAddress,
  usedAt: null,
  expiresAt: { gt: new Date() },
});

async function useInvitations(tx: Transaction, { address = '' }: Identity): Promise<void> {
  await tx.invitation.updateMany({
    where: openInvitations(address.toLowerCase()),
    data: { usedAt: new Date() },
  });
}

/** The first of somebody's names there that may be one here, and is nobody's. */
async function suggestName({ names }: Identity): Promise<string> {
  for (const name of names.map(asName)) {
    if (name === undefined) continue;
    const taken = await db().account.findUnique({ where: { lowerName: lowerName(name) } });
    if (taken === null) return name;
  }
  return '';
}

function asName(text: string): string | undefined {
  try {
    return checkName(
      text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[._-]+|[._-]+$/g, '')
        .slice(0, 40),
    );
  } catch {
    return undefined;
  }
}
