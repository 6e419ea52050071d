import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { signInNeeded } from '../errors';
import { wrongPassword } from '../account-errors';
import { type ActingSession, type Actor, requireSignedIn, type UserActor } from '../actor';
import { record } from '../audit';
import { forgetTries, takeStep } from '../rate-limit';
import { passwordFits } from './passwords';
import { findOnlyProvider, requireOwnWaysIn } from './providers/find';
import { noteProof } from './sessions';
import { ofName, proofTries } from './tries';

/** In which ways somebody can prove again who he is. */
export async function waysToProve(actor: UserActor): Promise<{ password: boolean; passkey: boolean }> {
  if (findOnlyProvider() !== undefined) return { password: false, passkey: false };
  const found = await db().account.findUnique({
    where: { key: actor.accountKey },
    select: { _count: { select: { credentials: { where: { kind: 'password' } }, passkeys: true } } },
  });
  return { password: (found?._count.credentials ?? 0) > 0, passkey: (found?._count.passkeys ?? 0) > 0 };
}

/** Proves by password that it is still the owner of the session who sits at the screen. Throws `wrongPassword`. */
export async function proveByPassword(actor: Actor, password: string): Promise<void> {
  requireOwnWaysIn();
  const user = requireSignedIn(actor);
  const session = requireSession(user);
  const tries = proofTries(user.accountKey);
  await takeStep(tries, ofName);
  const found = await db().credential.findFirst({
    where: { kind: 'password', accountKey: user.accountKey },
    select: { secret: true },
  });
  const fits = found !== null && (await passwordFits(found.secret, password));
  await transaction(async (tx) => {
    await record(tx, user, fits ? 'account.prove' : 'account.proveFailed', {
      accountKey: user.accountKey,
      details: { method: 'password' },
    });
    if (!fits) return;
    await forgetTries(tx, tries);
    await noteProof(tx, session.key);
  });
  if (!fits) throw wrongPassword();
}

function requireSession({ session }: UserActor): ActingSession {
  if (session === undefined) throw signInNeeded();
  return session;
}
