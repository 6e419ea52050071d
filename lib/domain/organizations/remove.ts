import type { Transaction } from '@/lib/db/transaction';
import { takeBackMails } from '../accounts/leave-mail';
import { mailAccount } from '../accounts/mails';
import { leavesNothing, removeAccount } from '../accounts/remove';
import type { UserActor } from '../actor';
import { record } from '../audit';
import { endInvitationsOf } from '../owners/end-invitations';
import { organizationDeletedMail } from './deletion-mails';

type Ending = {
  key: number;
  name: string;
  /** What becomes of its packages was decided before; these have no owner now. */
  orphans: number;
  /** Whether it goes because its only member does. */
  withMember: boolean;
};

/** Deletes an organization that the caller holds, whose packages have been left before. Says so where it was reached. */
export async function removeOrganization(
  tx: Transaction,
  actor: UserActor,
  { key, name, orphans, withMember }: Ending,
): Promise<void> {
  const whole = await leavesNothing(tx, key);
  await record(tx, actor, 'organization.delete', {
    accountKey: key,
    organizationKey: key,
    details: { whole, packages: orphans, ...(withMember && { withMember }) },
  });
  await endInvitationsOf(tx, actor, key);
  await takeBackMails(tx, key);
  await mailAccount(tx, key, organizationDeletedMail({ name, by: withMember ? undefined : actor.name }));
  await removeAccount(tx, key, whole);
}
