import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { mailAccount } from '../accounts/mails';
import type { UserActor } from '../actor';
import { record, recordAll } from '../audit';
import { allAdministratorsMail } from './deletion-mails';
import { removeOrganization } from './remove';

/** An organization of somebody who deletes his account. */
type Left = {
  key: number;
  name: string;
  /** It ends with its only member, or all its collaborators become administrators, or it goes on as it is. */
  fate: 'ends' | 'promotes' | 'stays';
};

/** What becomes of each organization of a person who deletes his account, by their names. */
export async function listLeft(
  memberKey: number,
  tx: Pick<Transaction, '$queryRaw'> = db(),
): Promise<Left[]> {
  return tx.$queryRaw<Left[]>`
    select organization.key, organization.name,
           case when not exists (
                  select from "Membership" other where other."organizationKey" = organization.key
                    and other."memberKey" <> ${memberKey}) then 'ends'
                when not exists (
                  select from "Membership" other where other."organizationKey" = organization.key
                    and other."memberKey" <> ${memberKey} and other.role = 'administrator') then 'promotes'
                else 'stays' end as fate
    from "Membership" membership join "Account" organization on organization.key = membership."organizationKey"
    where membership."memberKey" = ${memberKey} and organization."deletedAt" is null
    order by organization."lowerName"`;
}

/** Holds the organizations of a person, always in one order, to the end of the transaction. */
export async function holdOrganizationsOf(tx: Transaction, memberKey: number): Promise<void> {
  await tx.$queryRaw`
    select key from "Account"
    where key in (select "organizationKey" from "Membership" where "memberKey" = ${memberKey})
    order by key for no key update`;
}

/** Takes a person out of his organizations, which the caller holds, and whose packages have been left where they end. */
export async function leaveAll(tx: Transaction, user: UserActor, left: readonly Left[]): Promise<void> {
  const { accountKey: memberKey } = user;
  for (const { key, name, fate } of left) {
    if (fate === 'ends') {
      await removeOrganization(tx, user, { key, name, orphans: 0, withMember: true });
      continue;
    }
    if (fate === 'promotes') await promoteAll(tx, user, { key, name });
    await tx.membership.deleteMany({ where: { organizationKey: key, memberKey } });
    await record(tx, user, 'organization.leave', {
      accountKey: memberKey,
      organizationKey: key,
      details: { accountDeleted: true },
    });
  }
}

async function promoteAll(
  tx: Transaction,
  user: UserActor,
  { key, name }: Omit<Left, 'fate'>,
): Promise<void> {
  const collaborators = { organizationKey: key, role: 'collaborator' as const };
  const promoted = await tx.membership.findMany({ where: collaborators, select: { memberKey: true } });
  await tx.membership.updateMany({ where: collaborators, data: { role: 'administrator' } });
  await recordAll(
    tx,
    user,
    'organization.changeRole',
    promoted.map(({ memberKey }) => ({
      accountKey: memberKey,
      organizationKey: key,
      details: { from: 'collaborator', to: 'administrator', noAdministratorLeft: true },
    })),
  );
  await mailAccount(tx, key, allAdministratorsMail(name));
}
