import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, mayAdminister } from '../actor';
import { record } from '../audit';
import { administratorsOnly, mailNotFound } from '../errors';
import { enqueueSending } from './outbox';

export type ListedMail = {
  key: string;
  to: string;
  subject: string;
  createdAt: Date;
  sentAt: Date | undefined;
  /** When it is tried next; nothing for one that was sent or given up. */
  tryAt: Date | undefined;
  tries: number;
  failure: string;
};

const most = 200;

/** The mails that were not sent, or all that are remembered, the newest first. */
export async function listMails(actor: Actor, { all }: { all: boolean }): Promise<ListedMail[]> {
  if (!mayAdminister(actor)) throw administratorsOnly();
  const mails = await db().mail.findMany({
    ...(!all && { where: { sentAt: null } }),
    orderBy: { key: 'desc' },
    take: most,
    omit: { text: true, html: true, replyTo: true },
  });
  return mails.map(({ key, sentAt, tryAt, ...mail }) => ({
    ...mail,
    key: String(key),
    sentAt: sentAt ?? undefined,
    tryAt: tryAt ?? undefined,
  }));
}

/** Has one mail that was not sent, or all of them, tried at once and as often as new ones. Throws `mailNotFound`. */
export async function retryMails(actor: Actor, key?: bigint): Promise<number> {
  if (!mayAdminister(actor)) throw administratorsOnly();
  return transaction(async (tx) => {
    const { count } = await tx.mail.updateMany({
      where: { sentAt: null, ...(key !== undefined && { key }) },
      data: { tryAt: new Date(), tries: 0 },
    });
    if (count === 0 && key !== undefined) throw mailNotFound(key);
    await record(tx, actor, 'mail.retry', { subject: key === undefined ? 'all' : String(key) });
    await enqueueSending(tx);
    return count;
  });
}

const rememberedMs = 90 * 86_400_000;

/** Forgets the mails of long ago, to whom they went included. */
export async function removeOldMails(now = new Date()): Promise<number> {
  const { count } = await transaction((tx) =>
    tx.mail.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - rememberedMs) } } }),
  );
  return count;
}
