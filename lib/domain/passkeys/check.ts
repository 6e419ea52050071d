import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { log } from '@/lib/log/log';
import { passkeyRefused, passkeyUnknown } from '../account-errors';
import type { Origin, UserActor } from '../actor';
import { record } from '../audit';
import { tellOfCopiedPasskey } from './mails';
import { relyingParty } from './relying-party';

/** What a passkey answered, which was found to be signed by it. */
type CheckedPasskey = {
  key: number;
  accountKey: number;
  name: string;
  counter: number;
  synced: boolean;
};

type Expected = {
  challenge: string;
  /** Whether the passkey must have made sure that it is its owner. */
  userVerified: boolean;
  /** What is recorded of a passkey that is somebody's and did not sign, and from where it came. */
  refusal: { action: 'account.signInFailed' | 'account.proveFailed' | 'secondFactor.fail'; origin: Origin };
};

/** Finds the passkey that signed, and checks that it did. Throws `passkeyUnknown` or `passkeyRefused`. */
export async function checkPasskey(
  response: AuthenticationResponseJSON,
  { challenge, userVerified, refusal: { action, origin } }: Expected,
): Promise<CheckedPasskey> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const found = await db().passkey.findUnique({
    where: { credentialId: response.id, account: { deletedAt: null } },
    select: { key: true, accountKey: true, name: true, publicKey: true },
  });
  if (found === null) throw passkeyUnknown();
  const { publicKey, ...passkey } = found;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: userVerified,
      // The counter is compared by `usePasskey`, where two at once cannot pass.
      credential: { id: response.id, publicKey, counter: 0 },
    });
    if (!verified) throw new Error('The signature does not fit.');
    const { newCounter, credentialBackedUp } = authenticationInfo;
    return { ...passkey, counter: newCounter, synced: credentialBackedUp };
  } catch (error) {
    log.info('A passkey was refused', { reason: error instanceof Error ? error.message : 'unknown' });
    const { accountKey } = passkey;
    await transaction((tx) =>
      record(tx, { kind: 'anonymous', origin }, action, { accountKey, details: { method: 'passkey' } }),
    );
    throw passkeyRefused();
  }
}

/**
 * Takes down that a passkey was used. Gives whether it may be: one that counts its uses and is behind is a copy, which
 * is recorded, and told to its owner. Throws `passkeyUnknown` when it was removed meanwhile.
 */
export async function usePasskey(
  tx: Transaction,
  user: UserActor,
  { key, name, counter, synced }: CheckedPasskey,
): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({
    where: { key, counter: counter === 0 ? 0 : { lt: counter } },
    data: { counter, synced, lastUsedAt: new Date() },
  });
  if (count > 0) return true;
  if ((await tx.passkey.count({ where: { key } })) === 0) throw passkeyUnknown();
  await record(tx, user, 'passkey.refuseCopy', { accountKey: user.accountKey, subject: name });
  await tellOfCopiedPasskey(tx, user, name);
  return false;
}
