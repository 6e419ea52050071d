import { transaction } from '@/lib/db/transaction';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { getAccountKey } from '../accounts/find';
import { endSessions } from '../accounts/sessions';
import { holdAccount } from '../accounts/hold';
import { findOnlyProvider, listWaysIn } from '../accounts/providers/find';
import { forgetTries } from '../rate-limit';
import { tellOfReset } from './mails';
import { codeTries } from './tries';
import { takeSecondFactor } from './turn';

export type Reset = {
  /** Whether a second factor was asked for until now. */
  wasOn: boolean;
  /** How many passkeys were taken away, and how many stay because nothing else opens the account. */
  passkeysRemoved: number;
  passkeysKept: number;
};

/**
 * Lets somebody back in who lost all he could give as a second factor: none is asked for any more, whoever found what
 * he lost is signed out, and passkeys are gone unless nothing else opens the account.
 */
export async function resetSecondFactor(actor: Actor, name: string): Promise<Reset> {
  requireAdministrator(actor);
  const accountKey = await getAccountKey(name);
  return transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    const wasOn = await takeSecondFactor(tx, accountKey);
    const others =
      (await tx.externalLogin.count({
        where: { accountKey, provider: { in: listWaysIn().map(({ id }) => id) } },
      })) +
      (findOnlyProvider() === undefined
        ? await tx.credential.count({ where: { accountKey, kind: 'password' } })
        : 0);
    const passkeys = await tx.passkey.count({ where: { accountKey } });
    if (others > 0) await tx.passkey.deleteMany({ where: { accountKey } });
    const passkeysRemoved = others > 0 ? passkeys : 0;
    const reset = { wasOn, passkeysRemoved, passkeysKept: passkeys - passkeysRemoved };

    await tx.pendingSignIn.deleteMany({ where: { accountKey } });
    // Whoever gave wrong codes until now could not set up a new app.
    await forgetTries(tx, codeTries(accountKey));
    await record(tx, actor, 'secondFactor.reset', { accountKey, details: reset });
    await endSessions(tx, actor, { accountKey });
    await tellOfReset(tx, accountKey);
    return reset;
  });
}
