import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, requireSignedIn } from '../actor';
import { record } from '../audit';
import { holdAccount } from './hold';

export type Notifications = {
  /** Mails that people may refuse: of owners, requests and keys that end. */
  emailAllowed: boolean;
  /** A mail for each version that is published of one's packages. */
  notifyPackagePushed: boolean;
};

const columns = { emailAllowed: true, notifyPackagePushed: true } as const;

/** Which mails a person takes beside those that concern the safety of the account. */
export async function getNotifications(actor: Actor): Promise<Notifications> {
  const { accountKey } = requireSignedIn(actor);
  return db().account.findUniqueOrThrow({ where: { key: accountKey }, select: columns });
}

/** Changes which mails a person takes. The same again is no change. */
export async function changeNotifications(actor: Actor, wanted: Notifications): Promise<void> {
  const { accountKey } = requireSignedIn(actor);
  await transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    const current = await tx.account.findUniqueOrThrow({ where: { key: accountKey }, select: columns });
    const { emailAllowed, notifyPackagePushed } = wanted;
    if (current.emailAllowed === emailAllowed && current.notifyPackagePushed === notifyPackagePushed) return;
    const data = { emailAllowed, notifyPackagePushed };
    await tx.account.update({ where: { key: accountKey }, data, select: { key: true } });
    await record(tx, actor, 'account.changeNotifications', { accountKey, details: data });
  });
}
