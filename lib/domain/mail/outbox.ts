import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { mailBody, type MailPart } from '@/lib/mail/body';

export type NewMail = {
  to: string;
  /** Where answers go; left out for nowhere. */
  replyTo?: string;
  /** Without the name of the gallery, which is put before it. */
  subject: string;
  parts: readonly MailPart[];
  /** Why it came. */
  footer: string;
};

/** Whether this gallery sends any mail. */
export const sendsMail = (): boolean => env().SMTP_URL !== undefined;

/** Writes a mail down, which leaves once the transaction is committed. A gallery that sends no mail writes none down. */
export async function putMail(tx: Transaction, mail: NewMail): Promise<void> {
  if (!sendsMail()) return;
  await tx.mail.create({
    data: {
      to: mail.to,
      replyTo: mail.replyTo ?? '',
      subject: oneLine(`[${env().GALLERY_NAME}] ${mail.subject}`),
      ...mailBody(mail.parts, mail.footer),
    },
    select: { key: true },
  });
  await enqueueSending(tx);
}

/** Has the mails that are due sent once the transaction is committed, before whatever else waits. */
export async function enqueueSending(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job('send-mail', '{}'::json, priority := -1)`;
}

/** A header has one line, whatever was typed. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
