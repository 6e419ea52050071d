import type { Transaction } from '@/lib/db/transaction';
import { markdown } from '@/lib/mail/markdown';
import type { UserActor } from '../actor';
import { mailAccount } from './mails';

type Gone = {
  /** Packages that have no owner now. */
  orphans: readonly string[];
  /** Organizations that ended with him. */
  organizations: readonly string[];
};

/** Tells somebody a last time, where he is reached. What else waited to be sent there is gone. */
export async function tellOfDeletion(
  tx: Transaction,
  { accountKey, name }: UserActor,
  { orphans, organizations }: Gone,
): Promise<void> {
  await takeBackMails(tx, accountKey);
  await mailAccount(tx, accountKey, {
    subject: 'Your account was deleted',
    body: markdown`
      The account **${name}** was deleted, as you asked. Its addresses, sign-ins, sessions, API keys and profile are gone. Nobody can be given its name.

      ${orphans.length === 0 ? 'You were the only owner of no package.' : `Packages that you alone owned stay here without an owner: ${listed(orphans)}.`}

      ${organizations.length === 0 ? '' : `With it went the organizations of which you were the only member: ${listed(organizations)}.`}

      If it was not you, write to the administrators at once. They cannot bring the account back.
    `,
  });
}

/** What waits to be sent to an account that ends is not sent. */
export async function takeBackMails(tx: Transaction, accountKey: number): Promise<void> {
  // What goes to an address that was only claimed may be for somebody else.
  const addresses = await tx.emailAddress.findMany({
    where: { accountKey, confirmedAddress: { not: null } },
    select: { address: true },
  });
  await tx.mail.deleteMany({ where: { to: { in: addresses.map(({ address }) => address) } } });
}

const mostNamed = 20;

function listed(ids: readonly string[]): string {
  const more = ids.length - mostNamed;
  return ids.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
