import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { shownPage } from '../paging';

export type InvitationState = 'open' | 'used' | 'over';

export type ListedInvitation = {
  key: number;
  address: string;
  /** Nothing for the operator at the command line, and for somebody who has left. */
  inviter: string | undefined;
  createdAt: Date;
  expiresAt: Date;
  state: InvitationState;
};

export type InvitationPage = { invitations: ListedInvitation[]; page: number; pages: number };

const perPage = 50;

/** Who was invited to sign up, the last one first, fifty a page. */
export async function listInvitations(actor: Actor, page = 1): Promise<InvitationPage> {
  requireAdministrator(actor);
  const { skip, ...shown } = shownPage(page, await db().invitation.count(), perPage);
  const rows = await db().invitation.findMany({
    orderBy: { key: 'desc' },
    skip,
    take: perPage,
    select: {
      key: true,
      address: true,
      createdAt: true,
      expiresAt: true,
      usedAt: true,
      inviter: { select: { name: true } },
    },
  });
  const invitations = rows.map(({ inviter, usedAt, ...row }) => ({
    ...row,
    inviter: inviter?.name,
    state: stateOf({ usedAt, expiresAt: row.expiresAt }),
  }));
  return { invitations, ...shown };
}

/** Takes an invitation back before anybody has used it. One that was used, or is gone, stays as it is. */
export async function withdrawInvitation(actor: Actor, key: number): Promise<void> {
  requireAdministrator(actor);
  await transaction(async (tx) => {
    const { count } = await tx.invitation.deleteMany({ where: { key, usedAt: null } });
    if (count > 0) await record(tx, actor, 'account.withdrawInvitation', { details: { invitation: key } });
  });
}

function stateOf({ usedAt, expiresAt }: { usedAt: Date | null; expiresAt: Date }): InvitationState {
  if (usedAt !== null) return 'used';
  return expiresAt.getTime() > Date.now() ? 'open' : 'over';
}
