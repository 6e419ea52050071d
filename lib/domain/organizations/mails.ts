import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { type Markdown, markdown } from '@/lib/mail/markdown';
import { mailAccount } from '../accounts/mails';
import { putMail } from '../mail/outbox';
import type { HeldOrganization } from './hold';

type Mail = { subject: string; body: Markdown; replyTo?: string | undefined };

/** Writes to somebody, who may have chosen to get no mails of this kind. */
export async function mailPerson(tx: Transaction, accountKey: number, mail: Mail): Promise<void> {
  const takesMails = await tx.account.count({
    where: { key: accountKey, deletedAt: null, emailAllowed: true },
  });
  if (takesMails > 0) await mailAccount(tx, accountKey, { ...mail, optional: true });
}

/** Writes to each administrator of an organization, who may have chosen to get no mails of this kind. */
export async function mailAdministrators(
  tx: Transaction,
  { key }: HeldOrganization,
  mail: Mail,
): Promise<void> {
  const administrators = await tx.membership.findMany({
    where: { organizationKey: key, role: 'administrator' },
    orderBy: { memberKey: 'asc' },
    select: { memberKey: true },
  });
  for (const { memberKey } of administrators) await mailPerson(tx, memberKey, mail);
}

/** Writes to the address of an organization, unless its administrators chose that it gets no mails of this kind. */
export async function mailOrganization(
  tx: Transaction,
  { key, name }: HeldOrganization,
  mail: Mail,
): Promise<void> {
  const found = await tx.emailAddress.findFirst({
    where: { accountKey: key, confirmedAddress: { not: null }, account: { emailAllowed: true } },
    select: { address: true },
  });
  if (found === null) return;
  const { GALLERY_URL } = env();
  await putMail(tx, {
    ...withReply(mail),
    to: found.address,
    footer: markdown`You get this because it concerns the organization ${name} on ${GALLERY_URL}. Its administrators [choose which mails it gets](${GALLERY_URL}/organizations/${name}/notifications).`,
  });
}

/** Writes to an address of which nobody knows whose it is. */
export async function mailStranger(tx: Transaction, to: string, mail: Mail): Promise<void> {
  await putMail(tx, {
    ...withReply(mail),
    to,
    footer: markdown`You get this because a member of ${env().GALLERY_URL} gave this address, to invite you.`,
  });
}

const withReply = ({ replyTo = '', ...mail }: Mail) => ({ ...mail, replyTo });
