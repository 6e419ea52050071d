import type { Transaction } from '@/lib/db/transaction';
import type { Actor, UserActor } from '../actor';
import { type DomainError, packageLocked } from '../errors';
import { ownershipInviterGone, tooManyOwners } from '../owner-errors';
import { answer, byInvitee, lowerIdsOf, type ToOne } from './answer';
import type { OwnershipInvitation } from './invitation';
import { makeOwner } from './make-owner';
import { onlyOf, type Outcome } from './outcome';
import { type OwnedPackage, type Party, readOwned } from './packages';
import { inPartysName } from './records';
import { mostOwners } from './rules';

/**
 * Makes the invitee an owner of the package, and lets go who wanted to leave it to him. Throws `ownershipInvitationOver`,
 * `ownershipInvitationOfOther`, `ownershipInviterGone`, `tooManyOwners` and `packageLocked`.
 */
export const acceptOwnership = async (actor: Actor, key: number): Promise<void> => {
  onlyOf(await acceptOwnerships(actor, [key]));
};

/** As `acceptOwnership`, several invitations at once: those that it is refused of stay as they are. */
export async function acceptOwnerships(
  actor: Actor,
  keys: readonly number[],
): Promise<Outcome<'accepted'>[]> {
  return answer(actor, keys, async (tx, user, mine) => {
    const outcomes: Outcome<'accepted'>[] = [];
    for (const invitations of byInvitee(mine)) {
      // As it is after those before, which may be to the same packages.
      const packages = await readOwned(tx, lowerIdsOf(invitations));
      outcomes.push(...(await acceptFor(tx, user, invitations, packages)));
    }
    return outcomes;
  });
}

async function acceptFor(
  tx: Transaction,
  user: UserActor,
  invitations: ToOne,
  packages: readonly OwnedPackage[],
): Promise<Outcome<'accepted'>[]> {
  const [{ invitee }] = invitations;
  const outcomes: Outcome<'accepted'>[] = [];
  const acts: { package: OwnedPackage; leaver: Party | undefined }[] = [];
  for (const invitation of invitations) {
    const found = packages.find(({ key }) => key === invitation.packageKey);
    if (found === undefined) continue;
    const leaver = found.owners.find(({ key }) => key === invitation.leaver?.key);
    const refusal = whyNotAccept(found, invitation, leaver !== undefined);
    if (refusal === undefined) acts.push({ package: found, leaver });
    outcomes.push(refusal === undefined ? { id: found.id, did: 'accepted' } : { id: found.id, refusal });
  }
  if (acts.length > 0) {
    await makeOwner(tx, user, { owner: invitee, acts, by: undefined, nameOf: inPartysName(invitee) });
  }
  return outcomes;
}

function whyNotAccept(
  { id, locked, owners }: OwnedPackage,
  { stands }: OwnershipInvitation,
  inPlaceOfAnother: boolean,
): DomainError | undefined {
  if (locked) return packageLocked(id);
  if (!stands) return ownershipInviterGone(id);
  return owners.length >= mostOwners && !inPlaceOfAnother ? tooManyOwners(id, mostOwners) : undefined;
}
