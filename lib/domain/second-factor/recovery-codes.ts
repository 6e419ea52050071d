import { randomBytes } from 'node:crypto';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { secondFactorOff } from '../account-errors';
import { holdAccount } from '../accounts/hold';
import { type Actor, requireRecentProof, requireSignedIn, requireUnlocked } from '../actor';
import { record } from '../audit';
import { hashSecret } from '../secret';
import { tellOfRenewedCodes } from './mails';

/** How many there are of one account. */
const codeCount = 10;

/** Douglas Crockford's base32: no letter looks like a digit or makes a word. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 bits: nobody guesses that. */
const codeLength = 16;

/** Makes new codes of the actor's, in place of those he had. They are shown this once. */
export async function renewRecoveryCodes(actor: Actor): Promise<string[]> {
  const user = requireSignedIn(actor);
  requireUnlocked(user);
  requireRecentProof(user);
  return transaction(async (tx) => {
    await holdAccount(tx, user.accountKey);
    const on = await tx.account.count({ where: { key: user.accountKey, secondFactor: true } });
    if (on === 0) throw secondFactorOff();
    await record(tx, user, 'recoveryCodes.renew', { accountKey: user.accountKey });
    await tellOfRenewedCodes(tx, user);
    return makeRecoveryCodes(tx, user.accountKey);
  });
}

/** The rows of new codes, in place of all there were. Gives the codes, which are nowhere kept. */
export async function makeRecoveryCodes(tx: Transaction, accountKey: number): Promise<string[]> {
  const codes = Array.from({ length: codeCount }, newCode);
  await tx.recoveryCode.deleteMany({ where: { accountKey } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ accountKey, hash: hashOf(code) })),
  });
  return codes;
}

/** Uses up a code, for whoever does it first. Gives whether it was good. */
export async function useRecoveryCode(tx: Transaction, accountKey: number, code: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountKey, hash: hashOf(code), usedAt: null },
    data: { usedAt: new Date() },
  });
  return count > 0;
}

/** How many codes of an account are still good. */
export async function countRecoveryCodes(tx: Transaction, accountKey: number): Promise<number> {
  return tx.recoveryCode.count({ where: { accountKey, usedAt: null } });
}

/** In four groups, which are easier to read and to type. */
function newCode(): string {
  const letters = [...randomBytes(codeLength)].map((byte) => alphabet.charAt(byte % alphabet.length));
  return letters.join('').replace(/(.{4})(?!$)/g, '$1-');
}

/** However it was typed: in any casing, with or without dashes, and with the letters that look like digits. */
const hashOf = (code: string) =>
  hashSecret(code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1'));
