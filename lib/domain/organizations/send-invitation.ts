import type { Transaction } from '@/lib/db/transaction';
import { endLeaveToSignUp, letSignUp } from '../accounts/invitations';
import { hashSecret, randomToken } from '../secret';
import type { HeldOrganization } from './hold';
import { type Invitee, mailInvited } from './invitation-mails';
import type { MemberRole } from './standing';

const dayMs = 86_400_000;

/** How long somebody has to accept. */
export const invitationDays = 30;

/** A token that leaves by mail alone, and what the row of its invitation keeps of it. */
export function newSending() {
  const token = randomToken(256);
  const sentAt = new Date();
  const expiresAt = new Date(sentAt.getTime() + invitationDays * dayMs);
  return { token, columns: { tokenHash: hashSecret(token), sentAt, expiresAt } };
}

export type Sending = ReturnType<typeof newSending>;

type Delivery = {
  invitee: Invitee;
  role: MemberRole;
  inviter: { key: number; name: string };
  sending: Sending;
  /** Of the link that this one takes the place of. */
  endsHash: Uint8Array | undefined;
};

/** Writes the mail of an invitation. At an address that is nobody's yet its link lets somebody sign up, too. */
export async function deliver(
  tx: Transaction,
  organization: HeldOrganization,
  { invitee, role, inviter, sending, endsHash }: Delivery,
): Promise<void> {
  const { token, columns } = sending;
  if (endsHash !== undefined) await endLeaveToSignUp(tx, [endsHash]);
  if ('address' in invitee && (await isNobodys(tx, invitee.address))) {
    await letSignUp(tx, {
      token,
      address: invitee.address,
      inviterKey: inviter.key,
      expiresAt: columns.expiresAt,
    });
  }
  await mailInvited(tx, organization, {
    ...{ invitee, role, token },
    inviter: inviter.name,
    days: invitationDays,
  });
}

async function isNobodys(tx: Transaction, address: string): Promise<boolean> {
  return (await tx.emailAddress.count({ where: { confirmedAddress: address.toLowerCase() } })) === 0;
}
