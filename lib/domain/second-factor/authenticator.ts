import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { lastSecondFactor, noAuthenticator, noAuthenticatorBegun, wrongCode } from '../account-errors';
import { holdAccount } from '../accounts/hold';
import { type Actor, requireRecentProof, requireSignedIn, requireUnlocked, type UserActor } from '../actor';
import { record } from '../audit';
import { takesPasskeys } from '../passkeys/relying-party';
import { tellOfApp } from './mails';
import { seal, unseal } from './seal';
import { newTotpSecret, stepOfCode, totpAddress } from './totp';
import { forgetCodeTries, takeCodeTry } from './tries';
import { turnOn } from './turn';

type AuthenticatorSetup = {
  /** In base32, for who types it. */
  secret: string;
  /** What the QR code says. */
  address: string;
};

/** Begins to set up an app, which takes the place of the one in use once it gave a code. Again begins anew. */
export async function beginAuthenticator(actor: Actor): Promise<void> {
  const user = requireSignedIn(actor);
  requireRecentProof(user);
  const nextSecret = await seal(newTotpSecret(), user.accountKey);
  await transaction(async (tx) => {
    await holdAccount(tx, user.accountKey);
    await requireFree(tx, user);
    await tx.authenticator.upsert({
      where: { accountKey: user.accountKey },
      create: { accountKey: user.accountKey, nextSecret },
      update: { nextSecret },
    });
  });
}

/** The app that the actor is setting up; undefined when there is none. */
export async function findAuthenticatorSetup(actor: Actor): Promise<AuthenticatorSetup | undefined> {
  const user = requireSignedIn(actor);
  requireRecentProof(user);
  const secret = await readNextSecret(user.accountKey);
  if (secret === undefined) return undefined;
  return { secret, address: totpAddress(secret, { issuer: env().GALLERY_NAME, name: user.name }) };
}

/**
 * Takes the app into use by its first code. Gives the recovery codes where this turned the second factor on. Throws
 * `wrongCode` or `noAuthenticatorBegun`.
 */
export async function confirmAuthenticator(actor: Actor, code: string): Promise<string[] | undefined> {
  const user = requireSignedIn(actor);
  requireRecentProof(user);
  const { accountKey } = user;
  await takeCodeTry(user);
  const secret = await readNextSecret(accountKey);
  if (secret === undefined) throw noAuthenticatorBegun();
  const lastStep = stepOfCode(secret, code);
  if (lastStep === undefined) throw wrongCode();

  return transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    const replaced = await requireFree(tx, user);
    const row = await tx.authenticator.findUnique({ where: { accountKey }, select: { nextSecret: true } });
    const sealed = row?.nextSecret ?? undefined;
    if (sealed === undefined || (await unseal(sealed, accountKey)) !== secret) throw noAuthenticatorBegun();
    await tx.authenticator.update({
      where: { accountKey },
      data: { secret: sealed, nextSecret: null, lastStep, confirmedAt: new Date() },
      select: { accountKey: true },
    });
    await forgetCodeTries(tx, user);

    const { secondFactor } = await tx.account.findUniqueOrThrow({
      where: { key: accountKey },
      select: { secondFactor: true },
    });
    if (!secondFactor) return turnOn(tx, user, 'authenticator');
    await record(tx, user, replaced ? 'authenticator.replace' : 'authenticator.add', { accountKey });
    await tellOfApp(tx, user, replaced ? 'replace' : 'add');
    return undefined;
  });
}

/** Takes the actor's app away, where a passkey remains to be asked for. Throws `lastSecondFactor`. */
export async function removeAuthenticator(actor: Actor): Promise<void> {
  const user = requireSignedIn(actor);
  requireUnlocked(user);
  requireRecentProof(user);
  const { accountKey } = user;
  await transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    const { count } = await tx.authenticator.deleteMany({ where: { accountKey, secret: { not: null } } });
    if (count === 0) throw noAuthenticator();
    const passkeys = await tx.passkey.count({ where: { accountKey } });
    if (passkeys === 0 || !takesPasskeys()) throw lastSecondFactor();
    await record(tx, user, 'authenticator.remove', { accountKey });
    await tellOfApp(tx, user, 'remove');
  });
}

/** Whether the app takes another one's place, which a locked account may not do: that would change who gets in. */
async function requireFree(tx: Transaction, user: UserActor): Promise<boolean> {
  const { accountKey } = user;
  const inUse = await tx.authenticator.count({ where: { accountKey, secret: { not: null } } });
  if (inUse > 0) requireUnlocked(user);
  return inUse > 0;
}

async function readNextSecret(accountKey: number): Promise<string | undefined> {
  const row = await db().authenticator.findUnique({ where: { accountKey }, select: { nextSecret: true } });
  const sealed = row?.nextSecret ?? undefined;
  return sealed === undefined ? undefined : unseal(sealed, accountKey);
}
