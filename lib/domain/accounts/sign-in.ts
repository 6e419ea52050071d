import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { record } from '../audit';
import { wrongNameOrPassword } from '../account-errors';
import { forgetTries, networkOf, returnTry, takeStep, takeTry } from '../rate-limit';
import { finishSignIn, type SignedIn, type Visitor } from './finish-sign-in';
import { lowerName } from './names';
import { hashPassword, isOutdatedHash, passwordFits, pretendToCheck } from './passwords';
import { beginPending } from './pending';
import { requireOwnWaysIn } from './providers/find';
import { ofAddress, ofName } from './tries';
import { actorColumns, userActorOf } from './user-actor';

/**
 * Signs in by name, or confirmed e-mail address, and password, as far as these go: an account with a second factor
 * has to give it, too. After each ten wrong tries in a row a name waits: one minute, ten, a hundred, a thousand. Every
 * try counts as a wrong one until it has proved right, so that tries at once are no way around.
 */
export async function signIn(name: string, password: string, visitor: Visitor): Promise<SignedIn> {
  requireOwnWaysIn();
  const { origin } = visitor;
  const addressTries = `sign-in:address:${networkOf(origin)}`;
  const nameTries = passwordTries(lowerName(name.trim()));
  await takeTry(addressTries, ofAddress);
  await takeStep(nameTries, ofName);

  const found = await findPassword(name);
  if (found === undefined) {
    await pretendToCheck(password);
    // What was typed as a name may be a password: it is not kept.
    await transaction((tx) => record(tx, { kind: 'anonymous', origin }, 'account.signInFailed', {}));
    throw wrongNameOrPassword();
  }
  const { account } = found;
  const fits = await passwordFits(found.secret, password);
  const newHash = fits && isOutdatedHash(found.secret) ? await hashPassword(password) : undefined;
  const signedIn = await transaction(async (tx): Promise<SignedIn | undefined> => {
    if (!fits || !(await holdsStill(tx, found))) {
      await record(tx, userActorOf(account, origin), 'account.signInFailed', {
        accountKey: account.key,
      });
      return undefined;
    }
    if (newHash !== undefined) {
      await tx.credential.update({ where: { key: found.key }, data: { secret: newHash } });
    }
    await forgetTries(tx, nameTries);
    await returnTry(tx, addressTries);
    if (account.secondFactor) {
      const pending = { kind: 'secondFactor', accountKey: account.key, method: 'password' } as const;
      return { kind: 'secondFactor', id: await beginPending(tx, pending) };
    }
    const id = await finishSignIn(tx, account, { method: 'password', secondFactor: false }, visitor);
    return { kind: 'session', id };
  });
  if (signedIn === undefined) throw wrongNameOrPassword();
  return signedIn;
}

/** Where the wrong tries for a name are counted, whether it is anybody's or not. */
export const passwordTries = (lowerNameOrAddress: string) => `sign-in:account:${lowerNameOrAddress}`;

async function findPassword(name: string) {
  const text = name.trim();
  const who = text.includes('@')
    ? { addresses: { some: { confirmedAddress: text.toLowerCase() } } }
    : { lowerName: lowerName(text) };
  const found = await db().credential.findFirst({
    where: { kind: 'password', account: { ...who, kind: 'user', deletedAt: null } },
    select: { key: true, secret: true, createdAt: true, account: { select: actorColumns } },
  });
  return found ?? undefined;
}

/** Whether the password that was looked at is still the account's: one that was replaced meanwhile opens nothing. */
async function holdsStill(
  tx: Transaction,
  { key, createdAt, account }: { key: number; createdAt: Date; account: { key: number } },
): Promise<boolean> {
  // The account first, as who replaces a password does: neither waits for the other in a circle.
  await tx.$executeRaw`select 1 from "Account" where key = ${account.key} for no key update`;
  const held = await tx.$executeRaw`
    select 1 from "Credential" where key = ${key} and "createdAt" = ${createdAt} for no key update`;
  return held > 0;
}
