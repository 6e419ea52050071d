import { env } from '@/lib/config/env';
import { transaction } from '@/lib/db/transaction';
import { type MailServer, MessageRefused, sendMessage } from '@/lib/mail/smtp';

/** What became of the mail that was due first: `away` when the server took none at all. */
export type Sending = 'sent' | 'refused' | 'away' | 'nothing due';

const minute = 60;
const hour = 60 * minute;

/** How long to wait after each try that failed: three days in all. After the last one a mail is given up. */
const waitsSeconds = [
  ...[1, 2, 5, 15, 30].map((minutes) => minutes * minute),
  ...[1, 2, 4, 8, 12, 12, 12, 12].map((hours) => hours * hour),
];

/** Longer than any try takes. A mail whose sender was killed is due again after this. */
const tryTakesAtMostSeconds = 10 * minute;

/**
 * Sends the mail that is due first. It is taken for the one who tries it, so that several processes never send the
 * same; only one that was sent by a process which was killed at that moment is sent again, under the same Message-ID.
 */
export async function sendNext(): Promise<Sending> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (url === undefined || from === undefined) return 'nothing due';
  const mail = await takeNext();
  if (mail === undefined) return 'nothing due';
  return send({ url, from }, mail);
}

type Taken = {
  key: bigint;
  to: string;
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
  tries: number;
};

async function takeNext(): Promise<Taken | undefined> {
  const [taken] = await transaction(
    (tx) => tx.$queryRaw<Taken[]>`
      update "Mail" set tries = tries + 1, "tryAt" = now() + make_interval(secs => ${tryTakesAtMostSeconds}::int)
      where key = (select key from "Mail" where "tryAt" <= now()
                   order by "tryAt", key limit 1 for update skip locked)
      returning key, "to", "replyTo", subject, text, html, "createdAt", tries`,
  );
  return taken;
}

async function send(server: MailServer, mail: Taken): Promise<Sending> {
  const { key, tries, createdAt, ...message } = mail;
  try {
    await sendMessage(server, { ...message, messageId: messageIdOf(mail), date: createdAt });
  } catch (error) {
    const refused = error instanceof MessageRefused;
    const wait = refused && error.forGood ? undefined : waitsSeconds[tries - 1];
    await noteFailure(key, reasonOf(error), wait);
    return refused ? 'refused' : 'away';
  }
  await noteSent(key);
  return 'sent';
}

/** Never empty: a failure has a reason, and that is how it is known. */
const reasonOf = (error: unknown) =>
  (error instanceof Error && error.message) || 'It failed without a reason.';

/** The moment tells apart what a database that was restored numbers twice. */
function messageIdOf({ key, createdAt }: Taken): string {
  return `<mail.${key}.${createdAt.getTime()}@${new URL(env().GALLERY_URL).hostname}>`;
}

/** What a mail says is kept no longer than it waits: it may hold what only its reader should have. */
async function noteSent(key: bigint): Promise<void> {
  await transaction((tx) =>
    tx.mail.updateMany({
      where: { key },
      data: { sentAt: new Date(), tryAt: null, text: '', html: '', failure: '' },
    }),
  );
}

async function noteFailure(key: bigint, failure: string, waitSeconds: number | undefined): Promise<void> {
  await transaction(
    (tx) => tx.$executeRaw`
      update "Mail" set failure = ${failure.slice(0, 500)},
                        "tryAt" = now() + make_interval(secs => ${waitSeconds ?? null}::int)
      where key = ${key}`,
  );
}
