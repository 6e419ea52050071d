import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { transaction } from '@/lib/db/transaction';
import { passkeyCopied, passkeyUnknown } from '../account-errors';
import { finishSignIn, type Visitor } from '../accounts/finish-sign-in';
import { holdAccount } from '../accounts/hold';
import { requireOwnWaysIn } from '../accounts/providers/find';
import { actorColumns, userActorOf } from '../accounts/user-actor';
import { takeChallenge } from './challenge';
import { checkPasskey, usePasskey } from './check';

/** What came back of a `PasskeyRequest`. */
export type PasskeyAnswer = { id: string; response: AuthenticationResponseJSON };

/**
 * Signs in by passkey alone, which counts as two things: having it, and having opened it. Gives the id of a new
 * session. Wrong passwords for the name are no hindrance.
 */
export async function signInByPasskey({ id, response }: PasskeyAnswer, visitor: Visitor): Promise<string> {
  requireOwnWaysIn();
  const challenge = await takeChallenge(id, { purpose: 'signIn', accountKey: undefined });
  const passkey = await checkPasskey(response, {
    challenge,
    userVerified: true,
    refusal: { action: 'account.signInFailed', origin: visitor.origin },
  });
  const session = await transaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { key: passkey.accountKey, deletedAt: null },
      select: actorColumns,
    });
    if (account === null) throw passkeyUnknown();
    await holdAccount(tx, account.key);
    if (!(await usePasskey(tx, userActorOf(account, visitor.origin), passkey))) return undefined;
    return finishSignIn(tx, account, { method: 'passkey', secondFactor: true }, visitor);
  });
  if (session === undefined) throw passkeyCopied();
  return session;
}
