import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import type { Actor, Origin } from '../actor';
import { record } from '../audit';
import { tooManyTries, wrongNameOrPassword } from '../errors';
import { lowerName } from './names';
import { passwordFits, pretendToCheck } from './passwords';
import { beginSession } from './sessions';

const minuteMs = 60_000;
const triesPerStep = 10;

/**
 * Signs in by name, or confirmed e-mail address, and password. Gives the id of a new session.
 * After each ten wrong tries in a row the account waits: one minute, ten, a hundred.
 */
export async function signIn(name: string, password: string, origin: Origin): Promise<string> {
  const found = await findPassword(name);
  if (found === undefined) {
    await pretendToCheck(password);
    throw wrongNameOrPassword();
  }
  const waitMs = remainingWait(found.failures, found.lastFailedAt);
  if (waitMs > 0) throw tooManyTries(Math.ceil(waitMs / minuteMs));

  const actor: Actor = {
    kind: 'user',
    accountKey: found.account.key,
    name: found.account.name,
    admin: false,
    origin,
  };
  const fits = await passwordFits(found.secret, password);
  const session = await transaction(async (tx) => {
    await tx.credential.update({
      where: { key: found.key },
      data: fits
        ? { failures: 0, lastFailedAt: null }
        : { failures: { increment: 1 }, lastFailedAt: new Date() },
    });
    await record(tx, actor, fits ? 'account.signIn' : 'account.signInFailed', {
      subject: found.account.name,
      accountKey: found.account.key,
    });
    return fits ? beginSession(tx, found.account.key, origin) : undefined;
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
    select: {
      key: true,
      secret: true,
      failures: true,
      lastFailedAt: true,
      account: { select: { key: true, name: true } },
    },
  });
  return found ?? undefined;
}

/** How long an account with so many wrong tries in a row still has to wait, in milliseconds. */
export function remainingWait(failures: number, lastFailedAt: Date | null, now = Date.now()): number {
  const steps = Math.floor(failures / triesPerStep);
  if (steps === 0 || lastFailedAt === null) return 0;
  const wait = 10 ** Math.min(steps - 1, 3) * minuteMs;
  return Math.max(0, lastFailedAt.getTime() + wait - now);
}
