import { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { unmetSql } from '../organizations/standing';
import { mailCancelled } from './mails';
import { byParty, idsOf, type OwnedPackage, type Party, readOwned } from './packages';
import { recordOwners } from './records';

/** Whether the inviter may administer an organization now, as `mayActFor` says of a standing. */
const administers = (organizationKey: Prisma.Sql) => Prisma.sql`exists (
  select from "Membership" membership
  join "Account" organization on organization.key = membership."organizationKey"
  join "Account" member on member.key = membership."memberKey"
  left join "OrganizationPolicy" policy on policy."organizationKey" = organization.key
  where membership."organizationKey" = ${organizationKey} and membership."memberKey" = inviter.key
    and membership.role = 'administrator' and organization."lockedAt" is null
    and exists (select from "EmailAddress" address
                where address."accountKey" = organization.key and address."confirmedAddress" is not null)
    and cardinality(${unmetSql}) = 0)`;

/**
 * Whether whoever sent an invitation still decides about the owners of its package, and for who is to leave it, of rows
 * called `request`: an administrator of the gallery, an owner, or an administrator of one. Nobody does who
 * is locked.
 */
export const inviterDecides = Prisma.sql`exists (
  select from "Account" inviter
  where inviter.key = request."inviterKey" and inviter."deletedAt" is null and inviter."lockedAt" is null
    and (inviter.admin or (
      exists (
        select from "PackageOwner" owner
        where owner."packageKey" = request."packageKey"
          and (owner."accountKey" = inviter.key or ${administers(Prisma.sql`owner."accountKey"`)}))
      and (request."leaverKey" is null or request."leaverKey" = inviter.key
        or ${administers(Prisma.sql`request."leaverKey"`)}))))`;

/**
 * Whom others see as the sender of an invitation, of rows called `request`: the organization in whose name it was sent,
 * for which member did it is for that alone. Null where nobody stands behind it.
 */
export const inviterName = Prisma.sql`(
  select coalesce((
      select inviter.name from "PackageOwner" owner
      where owner."packageKey" = request."packageKey" and owner."accountKey" = inviter.key
    ), (
      select account.name
      from "PackageOwner" owner
      join "Account" account on account.key = owner."accountKey"
      where owner."packageKey" = request."packageKey" and ${administers(Prisma.sql`owner."accountKey"`)}
      order by owner."createdAt", account.key limit 1
    ), case when inviter.admin then inviter.name end)
  from "Account" inviter where inviter.key = request."inviterKey" and inviter."deletedAt" is null)`;

type Ended = { packageKey: number; inviteeKey: number; name: string; kind: Party['kind'] };

/**
 * Ends the invitations to own packages whose senders decide about them no longer, for nobody stands behind them: to be
 * called when owners are removed. Who was invited is told.
 */
export async function endInvitationsOfGone(
  tx: Transaction,
  actor: Actor,
  packages: readonly OwnedPackage[],
): Promise<void> {
  const ended = await tx.$queryRaw<Ended[]>`
    delete from "OwnershipRequest" request using "Account" invitee
    where request."packageKey" = any(${packages.map(({ key }) => key)}::int[])
      and invitee.key = request."inviteeKey" and not ${inviterDecides}
    returning request."packageKey", invitee.key as "inviteeKey", invitee.name, invitee.kind::text as kind`;
  await tellOfEnd(tx, actor, ended, packages);
}

/**
 * Ends the invitations of an account that goes: to it, by it, and those by which it would leave a package. Who was invited
 * is told.
 */
export async function endInvitationsOf(tx: Transaction, actor: Actor, accountKey: number): Promise<void> {
  await tx.ownershipRequest.deleteMany({ where: { inviteeKey: accountKey } });
  const ended = await tx.$queryRaw<(Ended & { lowerId: string })[]>`
    delete from "OwnershipRequest" request using "Account" invitee, "Package" package
    where (request."inviterKey" = ${accountKey} or request."leaverKey" = ${accountKey})
      and invitee.key = request."inviteeKey" and package.key = request."packageKey"
    returning request."packageKey", package."lowerId", invitee.key as "inviteeKey", invitee.name,
              invitee.kind::text as kind`;
  if (ended.length === 0) return;
  const packages = await readOwned(
    tx,
    ended.map(({ lowerId }) => lowerId),
  );
  await tellOfEnd(tx, actor, ended, packages);
}

async function tellOfEnd(
  tx: Transaction,
  actor: Actor,
  ended: readonly Ended[],
  packages: readonly OwnedPackage[],
): Promise<void> {
  const acts = ended.flatMap(({ packageKey, inviteeKey, name, kind }) => {
    const found = packages.find(({ key }) => key === packageKey);
    return found === undefined ? [] : [{ package: found, account: { key: inviteeKey, name, kind } }];
  });
  await recordOwners(tx, actor, 'package.cancelOwnerInvitation', acts, () => ({}));
  for (const [account, theirs] of byParty(acts)) await mailCancelled(tx, account, idsOf(theirs));
}
