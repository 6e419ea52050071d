import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { addressTaken, invitationOver, signUpClosed } from '../account-errors';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { hashSecret, randomToken } from '../secret';
import { mailInvitation } from './address-mails';
import { checkAddress } from './names';

const dayMs = 86_400_000;

/** How long somebody has to accept. */
const days = 30;

export type NewInvitation = {
  address: string;
  /** Where its holder signs up. It is shown this once. */
  link: string;
  expiresAt: Date;
};

/**
 * Invites somebody to sign up, by mail; an earlier invitation to the same address ends. Throws `administratorsOnly`,
 * `signUpClosed`, and `addressTaken` when the address belongs to an account.
 */
export async function inviteUser(actor: Actor, email: string): Promise<NewInvitation> {
  requireAdministrator(actor);
  if (env().SIGN_UP === 'closed') throw signUpClosed();
  const address = checkAddress(email);
  const lowerAddress = address.toLowerCase();
  const token = randomToken(256);
  const link = `${env().GALLERY_URL}/sign-up?invitation=${token}`;
  const expiresAt = new Date(Date.now() + days * dayMs);
  const inviter = actor.kind === 'user' ? actor : undefined;

  await transaction(async (tx) => {
    await lockName(tx, `invitation:${lowerAddress}`);
    if ((await tx.emailAddress.count({ where: { confirmedAddress: lowerAddress } })) > 0)
      throw addressTaken();
    await tx.invitation.deleteMany({ where: { lowerAddress, usedAt: null } });
    const { key } = await tx.invitation.create({
      data: {
        hash: hashSecret(token),
        address,
        lowerAddress,
        inviterKey: inviter?.accountKey ?? null,
        expiresAt,
      },
      select: { key: true },
    });
    await record(tx, actor, 'account.invite', { details: { invitation: key } });
    await mailInvitation(tx, address, { link, inviter: inviter?.name, days });
  });
  return { address, link, expiresAt };
}

type Leave = { token: string; address: string; inviterKey: number | null; expiresAt: Date };

/**
 * Lets whoever holds the link of an invitation to something else sign up by it, if people can: at that very address,
 * which then counts as proved. No other invitation ends by it.
 */
export async function letSignUp(
  tx: Transaction,
  { token, address, inviterKey, expiresAt }: Leave,
): Promise<void> {
  if (env().SIGN_UP === 'closed') return;
  const hash = hashSecret(token);
  await tx.invitation.create({
    data: { hash, address, lowerAddress: address.toLowerCase(), inviterKey, expiresAt },
    select: { key: true },
  });
}

/** Ends what `letSignUp` began, of links that are known by their hashes, where nobody has signed up by it. */
export async function endLeaveToSignUp(tx: Transaction, hashes: Uint8Array[]): Promise<void> {
  await tx.invitation.deleteMany({
    where: { hash: { in: hashes.map((hash) => new Uint8Array(hash)) }, usedAt: null },
  });
}

/** Where an invitation was sent that still holds. */
export async function findInvitation(token: string): Promise<{ address: string } | undefined> {
  const found = await db().invitation.findUnique({
    where: { hash: hashSecret(token), ...open() },
    select: { address: true },
  });
  return found ?? undefined;
}

/** Uses an invitation up. Throws `invitationOver`, also for the second of two who do it at once. */
export async function useInvitation(tx: Transaction, token: string): Promise<void> {
  const { count } = await tx.invitation.updateMany({
    where: { hash: hashSecret(token), ...open() },
    data: { usedAt: new Date() },
  });
  if (count === 0) throw invitationOver();
}

/** Removes those that ended long ago. */
export async function removeOldInvitations(now = Date.now()): Promise<number> {
  return transaction(async (tx) => {
    const { count } = await tx.invitation.deleteMany({
      where: { expiresAt: { lte: new Date(now - days * dayMs) } },
    });
    return count;
  });
}

const open = () => ({ usedAt: null, expiresAt: { gt: new Date() } });
