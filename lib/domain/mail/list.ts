import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { type Actor, requireAdministrator } from '../actor';
import { mailNotFound } from '../errors';
import { shownPage } from '../paging';
import { sendsMail } from './outbox';
import { type MailState, rowsIn, stateOf } from './state';
import { veilTokens } from './veil';

export type ListedMail = {
  key: string;
  to: string;
  subject: string;
  createdAt: Date;
  state: MailState;
  sentAt: Date | undefined;
  /** When it is tried next; nothing for one that was sent or given up, or is kept. */
  tryAt: Date | undefined;
  tries: number;
  /** Why the last try failed; empty else. */
  failure: string;
};

export type MailPage = { mails: ListedMail[]; page: number; pages: number; total: number };

/** What it says is empty once it was sent. */
export type OneMail = ListedMail & { replyTo: string; text: string; html: string };

type Asked = { state: MailState | 'unsent' | 'all'; page?: number; perPage?: number };

/** Mails, the newest first. A page that is not there is the last one. */
export async function listMails(actor: Actor, { state, page = 1, perPage = 50 }: Asked): Promise<MailPage> {
  requireAdministrator(actor);
  const where = whereOf(state);
  const total = await db().mail.count({ where });
  const { skip, ...shown } = shownPage(page, total, perPage);
  const mails = await db().mail.findMany({
    where,
    orderBy: { key: 'desc' },
    skip,
    take: perPage,
    omit: { text: true, html: true, replyTo: true },
  });
  return { mails: mails.map(listed), ...shown, total };
}

/**
 * One mail. Where mails are sent, nobody but the operator is shown what its links prove. Throws `mailNotFound`.
 */
export async function getMail(actor: Actor, key: bigint): Promise<OneMail> {
  requireAdministrator(actor);
  const found = await db().mail.findUnique({ where: { key } });
  if (found === null) throw mailNotFound(key);
  const mail = listed(found);
  if (actor.kind === 'system' || !sendsMail()) return mail;
  return { ...mail, text: veilTokens(mail.text), html: veilTokens(mail.html) };
}

function whereOf(state: Asked['state']): Prisma.MailWhereInput {
  if (state === 'all') return {};
  return state === 'unsent' ? { sentAt: null } : rowsIn[state];
}

function listed<Row extends { key: bigint; sentAt: Date | null; tryAt: Date | null; failure: string }>(
  row: Row,
) {
  const { key, sentAt, tryAt } = row;
  return {
    ...row,
    key: String(key),
    state: stateOf(row),
    sentAt: sentAt ?? undefined,
    tryAt: tryAt ?? undefined,
  };
}
