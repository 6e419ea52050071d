import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { endInvitationsOfGone } from './end-invitations';
import { mailAdded, mailLeft } from './mails';
import { byParty, idsOf, type OwnedPackage, type Party } from './packages';
import { type NameOf, recordOwners } from './records';
import { refreshOwners } from './refresh';

type Making = { package: OwnedPackage; leaver: Party | undefined };

type Made = {
  owner: Party;
  acts: readonly Making[];
  /** What mails call whoever did it; undefined where the owner agreed to it. */
  by: string | undefined;
  nameOf: NameOf;
};

/**
 * Makes an account an owner of packages that the caller holds, where somebody may leave them to it, and ends what invited
 * it to that. All owners are told.
 */
export async function makeOwner(
  tx: Transaction,
  actor: Actor,
  { owner, acts, by, nameOf }: Made,
): Promise<void> {
  const packages = acts.map((act) => act.package);
  const packageKeys = packages.map(({ key }) => key);
  await tx.packageOwner.createMany({
    data: packageKeys.map((packageKey) => ({ packageKey, accountKey: owner.key })),
    skipDuplicates: true,
  });
  await tx.ownershipRequest.deleteMany({
    where: { packageKey: { in: packageKeys }, inviteeKey: owner.key },
  });
  await recordOwners(
    tx,
    actor,
    'package.addOwner',
    packages.map((found) => ({ package: found, account: owner })),
    nameOf,
  );
  for (const [leaver, left] of leftBy(acts)) {
    await tx.packageOwner.deleteMany({
      where: { packageKey: { in: left.map(({ key }) => key) }, accountKey: leaver.key },
    });
    await recordOwners(
      tx,
      actor,
      'package.removeOwner',
      left.map((found) => ({ package: found, account: leaver, details: { transfer: owner.key } })),
      nameOf,
    );
    await endInvitationsOfGone(tx, actor, left);
  }
  await refreshOwners(tx, packages);
  await tellOfOwner(tx, { owner, acts, by });
}

const leftBy = (acts: readonly Making[]) =>
  byParty(
    acts.flatMap(({ package: found, leaver }) => (leaver ? [{ package: found, account: leaver }] : [])),
  );

async function tellOfOwner(tx: Transaction, { owner, acts, by }: Omit<Made, 'nameOf'>): Promise<void> {
  const staying = acts.filter(({ leaver }) => leaver === undefined).map((act) => act.package);
  if (staying.length > 0) await mailAdded(tx, staying, { owner, leaver: undefined, by });
  for (const [leaver, packages] of leftBy(acts)) {
    await mailAdded(tx, packages, { owner, leaver, by });
    await mailLeft(tx, leaver, { owner, ids: idsOf(packages) });
  }
}
