import type { Transaction } from '@/lib/db/transaction';
import type { UserActor } from '../../actor';
import { record } from '../../audit';
import type { Identity } from './identity';

/** Makes somebody an administrator or an ordinary person, where the provider decides that. Gives what he then is. */
export async function setAdministrator(
  tx: Transaction,
  actor: UserActor,
  { admin }: Identity,
  provider: string,
): Promise<boolean> {
  if (admin === undefined) return actor.admin;
  const { accountKey } = actor;
  const { count } = await tx.account.updateMany({
    where: { key: accountKey, admin: !admin },
    data: { admin },
  });
  if (count > 0) {
    await record(tx, actor, admin ? 'account.makeAdministrator' : 'account.endAdministrator', {
      accountKey,
      details: { provider },
    });
  }
  return admin;
}
