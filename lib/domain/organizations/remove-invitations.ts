import type { Prisma } from '@/lib/db/generated/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { endLeaveToSignUp } from '../accounts/invitations';
import { invitationDays } from './send-invitation';

/** Removes invitations, and with them the leave to sign up by their links. */
export async function removeInvitations(
  tx: Transaction,
  where: Prisma.MembershipInvitationWhereInput,
): Promise<void> {
  const found = await tx.membershipInvitation.findMany({ where, select: { key: true, tokenHash: true } });
  if (found.length === 0) return;
  await tx.membershipInvitation.deleteMany({ where: { key: { in: found.map(({ key }) => key) } } });
  await endLeaveToSignUp(
    tx,
    found.map(({ tokenHash }) => tokenHash),
  );
}

const dayMs = 86_400_000;

/** Removes those that ended long ago: until then they are shown as too old, and can be sent again. */
export async function removeOldMemberInvitations(now = Date.now()): Promise<number> {
  return transaction(async (tx) => {
    const { count } = await tx.membershipInvitation.deleteMany({
      where: { expiresAt: { lte: new Date(now - invitationDays * dayMs) } },
    });
    return count;
  });
}
