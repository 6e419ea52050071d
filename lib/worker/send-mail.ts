import type { JobHelpers } from 'graphile-worker';
import { keepWaiting, releaseKept } from '../domain/mail/keep';
import { sendsMail } from '../domain/mail/outbox';
import { sendNext } from '../domain/mail/send';
import { log } from '../log/log';

/** Sends the mails that are due; a gallery that sends none keeps and prints them. */
export async function sendMails(_payload: unknown, helpers: Pick<JobHelpers, 'addJob'>): Promise<void> {
  if (!sendsMail()) return printMails();
  await releaseKept();
  return sendDue(helpers);
}

/** A job is over soon, so that others have their turn and stopping never waits for many mails. */
const patienceMs = 5_000;

/** Until none is left or the server takes none; then the next minute tries again. */
async function sendDue({ addJob }: Pick<JobHelpers, 'addJob'>): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const sending = await sendNext();
    if (sending === 'nothing due') return;
    if (sending !== 'sent') log.warn('A mail was not sent: "lode mail list" tells why');
    if (sending === 'away') return;
    if (Date.now() < until) continue;
    await addJob('send-mail', {});
    return;
  }
}

/** Where no mail is sent, this line is how an operator comes by the link that somebody waits for. */
async function printMails(): Promise<void> {
  for (;;) {
    const mails = await keepWaiting();
    if (mails.length === 0) return;
    for (const { key, to, subject, text } of mails) {
      log.info('A mail is kept, for SMTP_URL is not set', { mail: String(key), to, subject, text });
    }
  }
}
