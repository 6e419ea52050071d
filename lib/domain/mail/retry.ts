import { type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { mailNotFound, mailSent, noMailServer } from '../errors';
import { enqueueSending, sendsMail } from './outbox';
import { rowsIn } from './state';

/**
 * Has one mail that was not sent tried at once, and as often as new ones; without a key all that should have been sent.
 * Those that are kept are tried one by one only. Throws `noMailServer`, `mailNotFound`
 * and `mailSent`.
 */
export async function retryMails(actor: Actor, key?: bigint): Promise<number> {
  requireAdministrator(actor);
  if (!sendsMail()) throw noMailServer();
  return transaction(async (tx) => {
    const { count } = await tx.mail.updateMany({
      where: key === undefined ? { OR: [rowsIn.waiting, rowsIn.failed] } : { key, sentAt: null },
      data: { tryAt: new Date(), tries: 0, failure: '' },
    });
    if (count === 0 && key !== undefined) throw await whyNot(tx, key);
    await record(tx, actor, 'mail.retry', { subject: key === undefined ? 'all' : String(key) });
    await enqueueSending(tx);
    return count;
  });
}

async function whyNot(tx: Transaction, key: bigint) {
  return (await tx.mail.count({ where: { key } })) === 0 ? mailNotFound(key) : mailSent(key);
}
