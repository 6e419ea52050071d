import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { requireReadyToManage } from '../organizations/manager';
import { getParty } from './candidate';
import { endInvitationsOfGone } from './end-invitations';
import { mailRemoved } from './mails';
import { lowerIdsOf, missingOf, onlyOf, type Outcome, partBy } from './outcome';
import { holdOwned, idsOf } from './packages';
import { keepPowers } from './powers';
import { byShownActor, inOwnersName, recordOwners } from './records';
import { refreshOwners } from './refresh';
import { whyNotRemove } from './rules';

/**
 * Removes an owner of a package, who is not asked; to remove oneself is to leave. Throws `getParty`'s refusals and what
 * `whyNotRemove` gives.
 */
export const removeOwner = async (actor: Actor, id: string, name: string): Promise<void> => {
  onlyOf(await removeFromPackages(actor, [id], name));
};

/** As `removeOwner`, of several packages at once: those that it is refused of stay as they are. */
export async function removeFromPackages(
  actor: Actor,
  ids: readonly string[],
  name: string,
): Promise<Outcome<'removed'>[]> {
  requireReadyToManage(actor);
  const lowerIds = lowerIdsOf(ids);
  const seen = await getParty(db(), name);
  return transaction(async (tx) => {
    const packages = await holdOwned(tx, lowerIds);
    const powers = await keepPowers(tx, actor, packages, [seen]);
    const owner = await getParty(tx, name);
    const { good, refused } = partBy(packages, (found) => whyNotRemove(powers, found, owner));
    if (good.length > 0) {
      const nameOf = inOwnersName(actor, powers.accountKeys);
      await tx.packageOwner.deleteMany({
        where: { packageKey: { in: good.map(({ key }) => key) }, accountKey: owner.key },
      });
      await recordOwners(
        tx,
        actor,
        'package.removeOwner',
        good.map((found) => ({ package: found, account: owner })),
        nameOf,
      );
      await endInvitationsOfGone(tx, actor, good);
      await refreshOwners(tx, good);
      for (const [by, theirs] of byShownActor(actor, good, nameOf)) {
        await mailRemoved(tx, owner, { by, ids: idsOf(theirs) });
      }
    }
    return [
      ...good.map(({ id }) => ({ id, did: 'removed' as const })),
      ...refused,
      ...missingOf(ids, packages),
    ];
  });
}
