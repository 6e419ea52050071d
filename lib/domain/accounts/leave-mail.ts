import type { Transaction } from '@/lib/db/transaction';
import { markdown } from '@/lib/mail/markdown';
import type { UserActor } from '../actor';
import { mailAccount } from './mails';

/** Tells somebody a last time, where he is reached. What else waited to be sent is gone, but for what others get there. */
export async function tellOfDeletion(
  tx: Transaction,
  { accountKey, name }: UserActor,
  orphans: readonly string[],
): Promise<void> {
  const addresses = await tx.$queryRaw<{ address: string }[]>`
    select address from "EmailAddress" mine
    where "accountKey" = ${accountKey} and not exists (
      select from "EmailAddress" other
      where other."confirmedAddress" = mine."lowerAddress" and other."accountKey" <> mine."accountKey")`;
  await tx.mail.deleteMany({ where: { to: { in: addresses.map(({ address }) => address) } } });
  await mailAccount(tx, accountKey, {
    subject: 'Your account was deleted',
    body: markdown`
      The account **${name}** was deleted, as you asked. Its addresses, sign-ins, sessions, API keys and profile are gone. Nobody can be given its name.

      ${orphans.length === 0 ? 'You were the only owner of no package.' : `Packages that you alone owned stay here without an owner: ${listed(orphans)}.`}

      If it was not you, write to the administrators at once. They cannot bring the account back.
    `,
  });
}

const mostNamed = 20;

function listed(ids: readonly string[]): string {
  const more = ids.length - mostNamed;
  return ids.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
