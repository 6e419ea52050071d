import type { Transaction } from '@/lib/db/transaction';
import type { Actor, UserActor } from '../actor';
import { answer, byInvitee, type ToOne } from './answer';
import { mailDeclined } from './mails';
import { onlyOf, type Outcome } from './outcome';
import { byParty, idsOf, type OwnedPackage } from './packages';
import { inPartysName, recordOwners } from './records';

/** Says no for the invitee. Throws `ownershipInvitationOver` and `ownershipInvitationOfOther`. */
export const declineOwnership = async (actor: Actor, key: number): Promise<void> => {
  onlyOf(await declineOwnerships(actor, [key]));
};

/** As `declineOwnership`, to several invitations at once. */
export async function declineOwnerships(
  actor: Actor,
  keys: readonly number[],
): Promise<Outcome<'declined'>[]> {
  return answer(actor, keys, async (tx, user, mine, packages) => {
    for (const invitations of byInvitee(mine)) await declineFor(tx, user, invitations, packages);
    return mine.map(({ id }) => ({ id, did: 'declined' as const }));
  });
}

async function declineFor(
  tx: Transaction,
  user: UserActor,
  invitations: ToOne,
  packages: readonly OwnedPackage[],
): Promise<void> {
  const [{ invitee }] = invitations;
  await tx.ownershipRequest.deleteMany({ where: { key: { in: invitations.map(({ key }) => key) } } });
  const declined = invitations.flatMap(({ packageKey, inviter }) =>
    packages.filter(({ key }) => key === packageKey).map((found) => ({ package: found, inviter })),
  );
  await recordOwners(
    tx,
    user,
    'package.declineOwnership',
    declined.map((one) => ({ package: one.package, account: invitee })),
    inPartysName(invitee),
  );
  const told = byParty(
    declined.flatMap(({ package: found, inviter }) =>
      inviter ? [{ package: found, account: inviter }] : [],
    ),
  );
  for (const [inviter, theirs] of told) {
    await mailDeclined(tx, inviter, { candidate: invitee, ids: idsOf(theirs) });
  }
}
