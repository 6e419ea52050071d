import type { JobHelpers } from 'graphile-worker';
import { sendNext } from '../domain/mail/send';
import { log } from '../log/log';

/** A job is over soon, so that others have their turn and stopping never waits for many mails. */
const patienceMs = 5_000;

/** Sends the mails that are due, until none is left or the server takes none; then the next minute tries again. */
export async function sendMails(_payload: unknown, { addJob }: Pick<JobHelpers, 'addJob'>): Promise<void> {
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
