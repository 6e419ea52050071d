import { createHmac } from 'node:crypto';
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { db } from '@/lib/db/client';
import { isUniqueViolation, transaction } from '@/lib/db/transaction';
import { log } from '@/lib/log/log';
import { passkeyRefused, passkeyTaken, tooManyPasskeys } from '../account-errors';
import { pendingSeconds } from '../accounts/pending';
import { holdAccount } from '../accounts/hold';
import { type Actor, requireRecentProof, requireSignedIn, requireUnlocked, type UserActor } from '../actor';
import { record } from '../audit';
import { derivedKey } from '../derived-key';
import { keepChallenge, takeChallenge } from './challenge';
import { tellOfNewPasskey } from './mails';
import { checkPasskeyName } from './name';
import { relyingParty } from './relying-party';

const mostPasskeys = 20;

/** What a browser needs to make a passkey, and the id that goes with the answer. */
export type PasskeyOffer = { id: string; options: PublicKeyCredentialCreationOptionsJSON };

/**
 * Offers to make a passkey of the actor's. Every one is kept by its device together with whose it is, and is opened by
 * its owner: so that each can open the account alone.
 */
export async function offerPasskey(actor: Actor): Promise<PasskeyOffer> {
  const { accountKey, name } = requireChange(actor);
  const { id: rpID, name: rpName } = relyingParty();
  const passkeys = await db().passkey.findMany({
    where: { accountKey },
    select: { credentialId: true, transports: true },
  });
  if (passkeys.length >= mostPasskeys) throw tooManyPasskeys(mostPasskeys);
  const options = await generateRegistrationOptions({
    rpName,
    rpID,
    userName: name,
    userDisplayName: name,
    userID: await userHandle(accountKey),
    timeout: pendingSeconds * 1000,
    excludeCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { id: await keepChallenge(options.challenge, { purpose: 'add', accountKey }), options };
}

type NewPasskey = { id: string; response: RegistrationResponseJSON; name: string };

/** Keeps a passkey that was made on an offer. Throws `passkeyRefused`, `passkeyTaken` or `tooManyPasskeys`. */
export async function addPasskey(actor: Actor, { id, response, name: given }: NewPasskey): Promise<void> {
  const user = requireChange(actor);
  const { accountKey } = user;
  const name = checkPasskeyName(given);
  const challenge = await takeChallenge(id, { purpose: 'add', accountKey });
  const { credential, credentialBackedUp } = await checkNew(response, challenge);
  try {
    await transaction(async (tx) => {
      await holdAccount(tx, accountKey);
      if ((await tx.passkey.count({ where: { accountKey } })) >= mostPasskeys)
        throw tooManyPasskeys(mostPasskeys);
      await tx.passkey.create({
        data: {
          accountKey,
          name,
          credentialId: credential.id,
          publicKey: credential.publicKey,
          counter: credential.counter,
          transports: credential.transports ?? [],
          synced: credentialBackedUp,
        },
        select: { key: true },
      });
      await record(tx, user, 'passkey.add', { accountKey, subject: name });
      await tellOfNewPasskey(tx, user, name);
    });
  } catch (error) {
    throw isUniqueViolation(error) ? passkeyTaken() : error;
  }
}

async function checkNew(response: RegistrationResponseJSON, challenge: string) {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
    });
    if (!verified) throw new Error('The attestation does not fit.');
    return registrationInfo;
  } catch (error) {
    log.info('A new passkey was refused', { reason: error instanceof Error ? error.message : 'unknown' });
    throw passkeyRefused();
  }
}

function requireChange(actor: Actor): UserActor {
  const user = requireSignedIn(actor);
  requireUnlocked(user);
  requireRecentProof(user);
  return user;
}

/** What devices keep a passkey under: the same for each one of an account, and telling nothing of it. */
async function userHandle(accountKey: number): Promise<Uint8Array<ArrayBuffer>> {
  const key = await derivedKey('passkey handles');
  return new Uint8Array(createHmac('sha256', key).update(`account ${accountKey}`).digest());
}
