import { type Transaction, transaction } from '@/lib/db/transaction';
import { lastSecondFactor, passkeyNotFound } from '../account-errors';
import { holdAccount } from '../accounts/hold';
import { requireWayIn } from '../accounts/ways-in';
import { type Actor, requireRecentProof, requireSignedIn, requireUnlocked } from '../actor';
import { record } from '../audit';
import { unseal } from '../second-factor/seal';
import { tellOfRemovedPasskey } from './mails';
import { checkPasskeyName } from './name';

/** Calls one of the actor's passkeys by another name. */
export async function renamePasskey(actor: Actor, key: number, given: string): Promise<void> {
  const user = requireSignedIn(actor);
  requireUnlocked(user);
  const { accountKey } = user;
  const name = checkPasskeyName(given);
  await transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    const found = await tx.passkey.findUnique({ where: { key, accountKey }, select: { name: true } });
    if (found === null) throw passkeyNotFound();
    if (found.name === name) return;
    await tx.passkey.update({ where: { key }, data: { name }, select: { key: true } });
    await record(tx, user, 'passkey.rename', { accountKey, subject: name, details: { from: found.name } });
  });
}

/**
 * Takes one of the actor's passkeys away. Throws `lastWayIn` or `lastSecondFactor` where nothing would be left of the
 * one or the other.
 */
export async function removePasskey(actor: Actor, key: number): Promise<void> {
  const user = requireSignedIn(actor);
  requireUnlocked(user);
  requireRecentProof(user);
  const { accountKey } = user;
  await transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    const found = await tx.passkey.findUnique({ where: { key, accountKey }, select: { name: true } });
    if (found === null) throw passkeyNotFound();
    await tx.passkey.delete({ where: { key }, select: { key: true } });
    await requireWayIn(tx, accountKey);
    if (await lacksFactor(tx, accountKey)) throw lastSecondFactor();
    await record(tx, user, 'passkey.remove', { accountKey, subject: found.name });
    await tellOfRemovedPasskey(tx, user, found.name);
  });
}

/** Whether an account is asked for a second thing and has none: an app whose secret cannot be read is none. */
async function lacksFactor(tx: Transaction, accountKey: number): Promise<boolean> {
  const { secondFactor, authenticator, _count } = await tx.account.findUniqueOrThrow({
    where: { key: accountKey },
    select: {
      secondFactor: true,
      authenticator: { select: { secret: true } },
      _count: { select: { passkeys: true } },
    },
  });
  if (!secondFactor || _count.passkeys > 0) return false;
  const sealed = authenticator?.secret ?? undefined;
  return sealed === undefined || (await unseal(sealed, accountKey)) === undefined;
}
