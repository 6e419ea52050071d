import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { resetOver } from '../account-errors';
import type { Origin } from '../actor';
import { record } from '../audit';
import { networkOf, takeTry } from '../rate-limit';
import { mailReset } from './address-mails';
import { finishSignIn, type SignedIn, type Visitor } from './finish-sign-in';
import { lowerName } from './names';
import { checkPassword, hashPassword } from './passwords';
import { beginPending } from './pending';
import { requireOwnWaysIn } from './providers/find';
import { findReset, makeResetToken, useResetToken } from './reset-token';
import { ownersWords, replacePassword } from './replace-password';
import { actorColumns, userActorOf } from './user-actor';

const hourSeconds = 3600;

/** Forms from one address of the network, and mails for one name or address, whether it is anybody's or not. */
const ofAddress = { most: 20, perSeconds: hourSeconds };
const ofName = { most: 5, perSeconds: hourSeconds };

/** New passwords sent from one address of the network. */
const ofReset = { most: 30, perSeconds: hourSeconds / 6 };

/** Who forgot a password, as he says, and from where he asks. */
export type ForgottenPassword = { who: string; origin: Origin };

/**
 * Has a link sent by which a new password is chosen. Whether anybody is called so is found out by a job, so that
 * neither words nor time tell it. Throws `tooManyTries`.
 */
export async function requestReset({ who, origin }: ForgottenPassword): Promise<void> {
  requireOwnWaysIn();
  const asked = who.trim().toLowerCase();
  await takeTry(`forgot:address:${networkOf(origin)}`, ofAddress);
  await takeTry(forgottenTries(asked), ofName);
  const { address, client } = origin;
  const payload = JSON.stringify({ who: asked, origin: { address, client } });
  await transaction(
    (tx) => tx.$executeRaw`
    select graphile_worker.add_job('mail-reset', ${payload}::json, max_attempts := 3, priority := -1)`,
  );
}

/** Where is counted how often a name or an address was forgotten, whether it is anybody's or not. */
export const forgottenTries = (lowerNameOrAddress: string) => `forgot:account:${lowerNameOrAddress}`;

/** Sends the link, if it is a person who is called so, by name or address, and who has proved an address. */
export async function sendReset({ who, origin }: ForgottenPassword): Promise<void> {
  const confirmed = { confirmedAddress: { not: null } };
  const called = who.includes('@')
    ? { addresses: { some: { confirmedAddress: who } } }
    : { lowerName: lowerName(who), addresses: { some: confirmed } };
  const found = await db().account.findFirst({
    where: { ...called, kind: 'user', deletedAt: null },
    select: { key: true },
  });
  if (found === null) return;
  await transaction(async (tx) => {
    const token = await makeResetToken(tx, found.key);
    await record(tx, { kind: 'anonymous', origin }, 'account.requestReset', { accountKey: found.key });
    await mailReset(tx, found.key, token);
  });
}

/**
 * Gives the account of a link's token another password, ends all its sessions, and signs in, as far as that goes: an
 * account with a second factor has to give it, too. Throws `resetOver`, `tooManyTries`, and what is wrong with the
 * password.
 */
export async function resetPassword(token: string, password: string, visitor: Visitor): Promise<SignedIn> {
  requireOwnWaysIn();
  const { origin } = visitor;
  await takeTry(`reset:address:${networkOf(origin)}`, ofReset);
  const reset = await findReset(token);
  if (reset === undefined) throw resetOver();
  const { accountKey } = reset;
  const hash = await hashPassword(await checkPassword(password, await ownersWords(accountKey)));

  return transaction(async (tx): Promise<SignedIn> => {
    if (!(await useResetToken(tx, token, accountKey))) throw resetOver();
    const account = await tx.account.findUniqueOrThrow({ where: { key: accountKey }, select: actorColumns });
    if (account.deletedAt !== null) throw resetOver();
    const actor = userActorOf(account, origin);
    await record(tx, actor, 'account.resetPassword', { accountKey });
    await replacePassword(tx, actor, hash);
    return signInAfter(tx, account, visitor);
  });
}

async function signInAfter(
  tx: Transaction,
  account: Parameters<typeof finishSignIn>[1],
  visitor: Visitor,
): Promise<SignedIn> {
  if (account.secondFactor) {
    const pending = { kind: 'secondFactor', accountKey: account.key, method: 'password' } as const;
    return { kind: 'secondFactor', id: await beginPending(tx, pending) };
  }
  const id = await finishSignIn(tx, account, { method: 'password', secondFactor: false }, visitor);
  return { kind: 'session', id };
}
