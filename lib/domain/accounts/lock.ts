import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { markdown, quote } from '@/lib/mail/markdown';
import { accountNotFound } from '../account-errors';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { invalidField } from '../errors';
import { isForMembers } from '../site/for-members';
import { mailAccount } from './mails';
import { lowerName } from './names';

const longestReason = 1000;

/**
 * Locks a person: who is locked signs in, reads and downloads as before, and changes nothing but to close his doors, in
 * pages and by keys. He is told why. Again changes nothing. Throws `accountNotFound`.
 */
export async function lockUser(actor: Actor, name: string, reason: string): Promise<void> {
  const why = reason.trim();
  if (why === '' || why.length > longestReason) {
    throw invalidField('reason', `Say in 1 to ${longestReason} characters why: its owner reads it.`);
  }
  await setLocked(actor, name, why);
}

/** Takes a lock away. Again changes nothing. Throws `accountNotFound`. */
export const unlockUser = (actor: Actor, name: string) => setLocked(actor, name, undefined);

async function setLocked(actor: Actor, name: string, reason: string | undefined): Promise<void> {
  requireAdministrator(actor);
  const locked = reason !== undefined;
  await transaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { lowerName: lowerName(name.trim()), kind: 'user', deletedAt: null },
      select: { key: true, name: true },
    });
    if (account === null) throw accountNotFound(name);
    const { count } = await tx.account.updateMany({
      where: { key: account.key, lockedAt: locked ? null : { not: null } },
      data: { lockedAt: locked ? new Date() : null, lockReason: reason ?? '' },
    });
    if (count === 0) return;
    await record(tx, actor, locked ? 'account.lock' : 'account.unlock', {
      accountKey: account.key,
      ...(locked && { details: { reason } }),
    });
    await mailAccount(tx, account.key, locked ? lockMail(account.name, reason) : unlockMail(account.name));
  });
}

const lockMail = (name: string, reason: string) => ({
  subject: 'Your account was locked',
  body: markdown`
    An administrator locked the account **${name}**:

    ${quote(reason)}

    ${isForMembers() ? 'You can still sign in, and see your own account; packages you neither see nor download.' : 'You can still sign in, and read and download everything.'} You and your API keys cannot publish or change anything. Ask the administrators if you think that this is wrong.
  `,
});

const unlockMail = (name: string) => ({
  subject: 'Your account was unlocked',
  body: markdown`An administrator unlocked the account **${name}**. Everything works again, your API keys as well.`,
});

/** Why an account is locked; undefined when it is not. */
export async function findLockReason(accountKey: number): Promise<string | undefined> {
  const found = await db().account.findUnique({
    where: { key: accountKey, lockedAt: { not: null } },
    select: { lockReason: true },
  });
  return found?.lockReason;
}
