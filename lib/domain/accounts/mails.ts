import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { facts, type Markdown, markdown } from '@/lib/mail/markdown';
import type { UserActor } from '../actor';
import { putMail } from '../mail/outbox';

type AccountMail = {
  subject: string;
  body: Markdown;
  /** Whether the account may choose to get no mails of this kind, and has not. */
  optional?: boolean;
  /** Where answers go; left out for nowhere. */
  replyTo?: string | undefined;
};

/** Writes to the address that an account has proved; to nobody when it has proved none. */
export async function mailAccount(
  tx: Transaction,
  accountKey: number,
  { subject, body, optional = false, replyTo = '' }: AccountMail,
): Promise<void> {
  const found = await tx.emailAddress.findFirst({
    where: { accountKey, confirmedAddress: { not: null } },
    orderBy: { key: 'asc' },
    select: { address: true, account: { select: { name: true, kind: true } } },
  });
  if (found === null) return;
  const why = optional ? 'it concerns' : 'it concerns the safety of';
  const { name, kind } = found.account;
  const what = kind === 'organization' ? 'the organization' : 'your account';
  const footer = markdown`You get this because ${why} ${what} ${name} on ${env().GALLERY_URL}.`;
  await putMail(tx, { to: found.address, replyTo, subject, body, footer, optional });
}

/** Tells somebody that his account was opened in a browser that it was never opened in before. */
export async function tellOfNewDevice(
  tx: Transaction,
  { accountKey, name, origin }: UserActor,
): Promise<void> {
  await mailAccount(tx, accountKey, {
    subject: 'A sign-in from a new device',
    body: markdown`
      Somebody signed in as **${name}** in a browser that was not seen before.

      ${facts([
        ['When', `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`],
        ['From', origin.address ?? 'an unknown address'],
        ['Browser', origin.client ?? 'unknown'],
      ])}

      If it was you, there is nothing to do. If not, end the session and change your password.

      [See where you are signed in](${env().GALLERY_URL}/account/sessions)
    `,
  });
}
