import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { mailBody } from '@/lib/mail/body';
import { type Markdown, markdown } from '@/lib/mail/markdown';

export type NewMail = {
  to: string;
  /** Where answers go; left out for nowhere. */
  replyTo?: string;
  /** Without the name of the gallery, which is put before it. */
  subject: string;
  body: Markdown;
  /** Why it came. */
  footer: Markdown;
  /** Whether its reader may choose to get no mails of this kind: then the footer leads to where. */
  optional?: boolean;
};

/** Whether this gallery sends its mails. If not, administrators read them in its pages, and the operator in its log. */
export const sendsMail = (): boolean => env().SMTP_URL !== undefined;

/** Writes a mail down, which leaves once the transaction is committed. A gallery that sends no mail keeps it. */
export async function putMail(
  tx: Transaction,
  { to, replyTo = '', subject, body, footer, optional = false }: NewMail,
): Promise<void> {
  const { GALLERY_NAME: galleryName } = env();
  await tx.mail.create({
    data: {
      to,
      replyTo,
      subject: oneLine(`[${galleryName}] ${subject}`),
      ...mailBody({ galleryName, body, footer: optional ? withChoice(footer) : footer }),
    },
    select: { key: true },
  });
  await enqueueSending(tx);
}

const withChoice = (footer: Markdown) =>
  markdown`${footer} [Choose which mails you get](${env().GALLERY_URL}/account/notifications).`;

/** Has the mails that are due sent once the transaction is committed, before whatever else waits. */
export async function enqueueSending(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job('send-mail', '{}'::json, priority := -1)`;
}

/** A header has one line, whatever was typed. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
