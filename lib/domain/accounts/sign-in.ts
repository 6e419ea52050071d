import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import type { Actor, Origin } from '../actor';
import { record } from '../audit';
import { wrongNameOrPassword } from '../errors';
import { forgetTries, returnTry, takeStep, takeTry } from '../rate-limit';
import { lowerName } from './names';
import { passwordFits, pretendToCheck } from './passwords';
import { beginSession } from './sessions';

const minute = 60;
const week = 7 * 24 * 3600;

/** Wrong tries from one address: many people may share it. */
const ofAddress = { most: 100, perSeconds: 10 * minute };

/** Wrong tries for one name in a row, whether it is anybody's or not. */
const ofName = {
  every: 10,
  waitSeconds: [1, 10, 100, 1000].map((minutes) => minutes * minute),
  forgottenAfterSeconds: week,
};

/**
 * Signs in by name, or confirmed e-mail address, and password. Gives the id of a new session.
 * After each ten wrong tries in a row a name waits: one minute, ten, a hundred, a thousand. Every try counts as
 * a wrong one until it has proved right, so that tries at once are no way around.
 */
export async function signIn(name: string, password: string, origin: Origin): Promise<string> {
  const addressTries = `sign-in:address:${origin.address ?? 'unknown'}`;
  const nameTries = `sign-in:account:${lowerName(name.trim())}`;
  await takeTry(addressTries, ofAddress);
  await takeStep(nameTries, ofName);

  const found = await findPassword(name);
  if (found === undefined) {
    await pretendToCheck(password);
    throw wrongNameOrPassword();
  }
  const { account } = found;
  const actor: Actor = { kind: 'user', accountKey: account.key, name: account.name, admin: false, origin };
  const fits = await passwordFits(found.secret, password);
  const session = await transaction(async (tx) => {
    await record(tx, actor, fits ? 'account.signIn' : 'account.signInFailed', {
      subject: account.name,
      accountKey: account.key,
    });
    if (!fits) return undefined;
    await forgetTries(tx, nameTries);
    await returnTry(tx, addressTries);
    return beginSession(tx, account.key, origin);
  });
  if (session === undefined) throw wrongNameOrPassword();
  return session;
}

async function findPassword(name: string) {
  const text = name.trim();
  const who = text.includes('@')
    ? { addresses: { some: { confirmedAddress: text.toLowerCase() } } }
    : { lowerName: lowerName(text) };
  const found = await db().credential.findFirst({
    where: { kind: 'password', account: { ...who, kind: 'user', deletedAt: null } },
    select: { secret: true, account: { select: { key: true, name: true } } },
  });
  return found ?? undefined;
}
