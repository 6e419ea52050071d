import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { db } from '@/lib/db/client';
import { signInOver } from '../account-errors';
import { getPending, pendingSeconds } from '../accounts/pending';
import { type Actor, type Origin, requireSignedIn } from '../actor';
import { networkOf, takeTry } from '../rate-limit';
import { keepChallenge } from './challenge';
import { relyingParty } from './relying-party';

/** What a browser needs to ask for a passkey, and the id that goes with the answer. */
export type PasskeyRequest = { id: string; options: PublicKeyCredentialRequestOptionsJSON };

/** Every look at the sign-in page asks once, from an address that many people may share. */
const ofAddress = { most: 600, perSeconds: 600 };

/** Asks for any passkey of this gallery, which also tells whose it is. */
export async function askToSignIn(origin: Origin): Promise<PasskeyRequest> {
  const { id: rpID } = relyingParty();
  await takeTry(`passkey:address:${networkOf(origin)}`, ofAddress);
  const options = await generateAuthenticationOptions({
    rpID,
    userVerification: 'required',
    timeout: pendingSeconds * 1000,
  });
  return {
    id: await keepChallenge(options.challenge, { purpose: 'signIn', accountKey: undefined }),
    options,
  };
}

/** Asks the owner of a first half for one of his passkeys. Throws `signInOver`. */
export async function askForSecondFactor(pendingId: string | undefined): Promise<PasskeyRequest> {
  const { accountKey } = await getPending(pendingId, 'secondFactor');
  if (accountKey === null) throw signInOver();
  return askForOneOf(accountKey, 'secondFactor');
}

/** Asks somebody for one of his passkeys, to prove again who he is. */
export async function askToProve(actor: Actor): Promise<PasskeyRequest> {
  return askForOneOf(requireSignedIn(actor).accountKey, 'prove');
}

async function askForOneOf(accountKey: number, purpose: 'secondFactor' | 'prove'): Promise<PasskeyRequest> {
  const { id: rpID } = relyingParty();
  const passkeys = await db().passkey.findMany({
    where: { accountKey },
    select: { credentialId: true, transports: true },
  });
  const options = await generateAuthenticationOptions({
    rpID,
    // A password was given before a second factor; nothing was before a proof.
    userVerification: purpose === 'prove' ? 'required' : 'preferred',
    timeout: pendingSeconds * 1000,
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  });
  return { id: await keepChallenge(options.challenge, { purpose, accountKey }), options };
}
