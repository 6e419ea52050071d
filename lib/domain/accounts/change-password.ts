import { transaction } from '@/lib/db/transaction';
import { type Actor, requireRecentProof, requireSignedIn, requireUnlocked } from '../actor';
import { record } from '../audit';
import { takeTry } from '../rate-limit';
import { holdAccount } from './hold';
import { requireOwnWaysIn } from './providers/find';
import { checkPassword, hashPassword } from './passwords';
import { ownersWords, replacePassword } from './replace-password';
import { requireLiveSession } from './sessions';

/** New passwords of one account. */
const ofAccount = { most: 10, perSeconds: 3600 };

/**
 * Gives whoever asks another password, or a first one, and ends all other sessions. A locked account gets none in this
 * way: a reset by mail, which tells its owner from whoever else sits in his session, is still open to it. Throws
 * `proofNeeded`, `tooManyTries`, and what is wrong with the password.
 */
export async function changePassword(actor: Actor, password: string): Promise<void> {
  requireOwnWaysIn();
  const user = requireSignedIn(actor);
  requireUnlocked(user);
  requireRecentProof(user);
  const { accountKey } = user;
  await takeTry(`change-password:account:${accountKey}`, ofAccount);
  const hash = await hashPassword(await checkPassword(password, await ownersWords(accountKey)));
  await transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    // Whoever was signed out by a new password while his own was being hashed sets no other one.
    await requireLiveSession(tx, user);
    await record(tx, user, 'account.changePassword', { accountKey });
    await replacePassword(tx, user, hash);
  });
}
