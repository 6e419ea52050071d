import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { getManaged, getViewed, holdManaged, recordManaged } from './managed';

export type Notifications = {
  /** Mails that people may refuse: of owners, requests and keys that end. */
  emailAllowed: boolean;
  /** A mail for each version that is published of one's packages. */
  notifyPackagePushed: boolean;
};

const columns = { emailAllowed: true, notifyPackagePushed: true } as const;

/** Which mails a person takes, or an organization that he may look at, beside those that concern its safety. */
export async function getNotifications(actor: Actor, organization?: string): Promise<Notifications> {
  const { key } = await getViewed(actor, organization);
  return db().account.findUniqueOrThrow({ where: { key }, select: columns });
}

/** Changes which mails a person takes, or the organization that is named. The same again is no change. */
export async function changeNotifications(
  actor: Actor,
  wanted: Notifications,
  organization?: string,
): Promise<void> {
  const managed = await getManaged(actor, organization);
  const { key } = managed;
  await transaction(async (tx) => {
    await holdManaged(tx, actor, managed);
    const current = await tx.account.findUniqueOrThrow({ where: { key }, select: columns });
    const { emailAllowed, notifyPackagePushed } = wanted;
    if (current.emailAllowed === emailAllowed && current.notifyPackagePushed === notifyPackagePushed) return;
    const data = { emailAllowed, notifyPackagePushed };
    await tx.account.update({ where: { key }, data, select: { key: true } });
    await recordManaged(tx, actor, managed, 'changeNotifications', data);
  });
}
