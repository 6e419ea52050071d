import { transaction } from '@/lib/db/transaction';
import { type Actor, requireUser } from '../actor';
import { record } from '../audit';
import { apiKeyNotFound } from '../errors';
import { inRecordOf } from './in-record-of';
import { tellOfDeletedKey } from './mails';

/** Removes a key of one's own, in whatever state it is. What was done with it stays in the records. */
export async function deleteApiKey(actor: Actor, key: number): Promise<void> {
  const { accountKey } = requireUser(actor);
  await transaction(async (tx) => {
    const where = { key, creatorKey: accountKey };
    const found = await tx.apiKey.findUnique({ where });
    // Of two who delete it at once, one does.
    const { count } = await tx.apiKey.deleteMany({ where });
    if (found === null || count === 0) throw apiKeyNotFound();
    await tellOfDeletedKey(tx, actor, found);
    await record(tx, actor, 'apiKey.delete', {
      subject: found.name,
      accountKey,
      ...inRecordOf(found),
      details: { apiKeyKey: key },
    });
  });
}
