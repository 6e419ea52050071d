import { transaction } from '@/lib/db/transaction';
import { passkeyCopied, passkeyUnknown } from '../account-errors';
import { requireOwnWaysIn } from '../accounts/providers/find';
import { noteProof } from '../accounts/sessions';
import { type Actor, requireSignedIn } from '../actor';
import { record } from '../audit';
import { signInNeeded } from '../errors';
import { takeChallenge } from './challenge';
import { checkPasskey, usePasskey } from './check';
import type { PasskeyAnswer } from './sign-in';

/** Proves by passkey that it is still the owner of the session who sits at the screen. */
export async function proveByPasskey(actor: Actor, { id, response }: PasskeyAnswer): Promise<void> {
  requireOwnWaysIn();
  const user = requireSignedIn(actor);
  const { session, accountKey } = user;
  if (session === undefined) throw signInNeeded();
  const challenge = await takeChallenge(id, { purpose: 'prove', accountKey });
  const passkey = await checkPasskey(response, {
    challenge,
    userVerified: true,
    refusal: { action: 'account.proveFailed', origin: user.origin },
  });
  if (passkey.accountKey !== accountKey) throw passkeyUnknown();
  const good = await transaction(async (tx) => {
    if (!(await usePasskey(tx, user, passkey))) return false;
    await record(tx, user, 'account.prove', { accountKey, details: { method: 'passkey' } });
    await noteProof(tx, session.key);
    return true;
  });
  if (!good) throw passkeyCopied();
}
