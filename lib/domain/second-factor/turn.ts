import { type Transaction, transaction } from '@/lib/db/transaction';
import {
  noSecondFactor,
  secondFactorDemanded,
  secondFactorOff,
  secondFactorOnAlready,
} from '../account-errors';
import { demandsSecondFactor } from '../accounts/user-actor';
import { holdAccount } from '../accounts/hold';
import { type Actor, requireRecentProof, requireSignedIn, requireUnlocked, type UserActor } from '../actor';
import { record } from '../audit';
import { takesPasskeys } from '../passkeys/relying-party';
import { tellOfTurningOff, tellOfTurningOn } from './mails';
import { makeRecoveryCodes } from './recovery-codes';

/** Has a second thing asked for at sign-in from now on, of somebody who has one. Gives the recovery codes. */
export async function turnOnSecondFactor(actor: Actor): Promise<string[]> {
  const user = requireSignedIn(actor);
  requireRecentProof(user);
  const { accountKey } = user;
  return transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    const passkeys = await tx.passkey.count({ where: { accountKey } });
    if (passkeys === 0 || !takesPasskeys()) throw noSecondFactor();
    return turnOn(tx, user, 'passkey');
  });
}

/** As `turnOnSecondFactor`, for who holds the account and knows that there is a second thing. */
export async function turnOn(
  tx: Transaction,
  user: UserActor,
  by: 'authenticator' | 'passkey',
): Promise<string[]> {
  const { accountKey } = user;
  const { count } = await tx.account.updateMany({
    where: { key: accountKey, secondFactor: false },
    data: { secondFactor: true },
  });
  if (count === 0) throw secondFactorOnAlready();
  await record(tx, user, 'secondFactor.turnOn', { accountKey, details: { by } });
  await tellOfTurningOn(tx, user);
  return makeRecoveryCodes(tx, accountKey);
}

/** Has nothing but the first thing asked for. The authenticator and the recovery codes are gone; passkeys stay. */
export async function turnOffSecondFactor(actor: Actor): Promise<void> {
  const user = requireSignedIn(actor);
  requireUnlocked(user);
  if (demandsSecondFactor(user.admin)) throw secondFactorDemanded();
  requireRecentProof(user);
  const { accountKey } = user;
  await transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    if (!(await takeSecondFactor(tx, accountKey))) throw secondFactorOff();
    await record(tx, user, 'secondFactor.turnOff', { accountKey });
    await tellOfTurningOff(tx, user);
  });
}

/** The rows of turning it off. Gives whether it was on. */
export async function takeSecondFactor(tx: Transaction, accountKey: number): Promise<boolean> {
  const { count } = await tx.account.updateMany({
    where: { key: accountKey, secondFactor: true },
    data: { secondFactor: false },
  });
  await tx.authenticator.deleteMany({ where: { accountKey } });
  await tx.recoveryCode.deleteMany({ where: { accountKey } });
  return count > 0;
}
