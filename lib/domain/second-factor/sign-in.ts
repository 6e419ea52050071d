import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import {
  authenticatorUnreadable,
  passkeyCopied,
  passkeyUnknown,
  signInOver,
  wrongCode,
  wrongRecoveryCode,
} from '../account-errors';
import { finishSignIn, type Visitor } from '../accounts/finish-sign-in';
import { holdAccount } from '../accounts/hold';
import { findProvider } from '../accounts/providers/find';
import { endPending, findPending, getPending } from '../accounts/pending';
import { actorColumns, userActorOf } from '../accounts/user-actor';
import type { UserActor } from '../actor';
import { record } from '../audit';
import type { DomainError } from '../errors';
import { takeChallenge } from '../passkeys/challenge';
import { checkPasskey, usePasskey } from '../passkeys/check';
import { takesPasskeys } from '../passkeys/relying-party';
import type { PasskeyAnswer } from '../passkeys/sign-in';
import { tellOfRecoveryCode } from './mails';
import { countRecoveryCodes, useRecoveryCode } from './recovery-codes';
import { unseal } from './seal';
import { stepOfCode } from './totp';
import { forgetCodeTries, takeCodeTry, takeRecoveryCodeTry } from './tries';

type SecondFactorWays = {
  /** Who is signing in. */
  name: string;
  /** The provider that has vouched for him; undefined: he gave his password. */
  vouchedBy: string | undefined;
  /** Whether codes of an app can be given. */
  code: boolean;
  /** Whether there is an app whose codes cannot be checked any more: the gallery's secret has changed. */
  codeUnreadable: boolean;
  passkey: boolean;
};

/** What the owner of a first half can give as the second; undefined when that half is over. */
export async function findSecondFactorWays(pendingId: string): Promise<SecondFactorWays | undefined> {
  const pending = await findPending(pendingId, 'secondFactor');
  const accountKey = pending?.accountKey ?? undefined;
  if (accountKey === undefined) return undefined;
  const account = await db().account.findUnique({
    where: { key: accountKey, deletedAt: null },
    select: {
      name: true,
      authenticator: { select: { secret: true } },
      _count: { select: { passkeys: true } },
    },
  });
  if (account === null) return undefined;
  const code = (await readSecret(accountKey)) !== undefined;
  return {
    name: account.name,
    vouchedBy: findProvider(pending?.method ?? '')?.name,
    code,
    codeUnreadable: !code && (account.authenticator?.secret ?? undefined) !== undefined,
    passkey: account._count.passkeys > 0 && takesPasskeys(),
  };
}

/** Ends a sign-in by the code of an app; no code, and none before it, is taken a second time. */
export async function signInByCode(pendingId: string | undefined, code: string, visitor: Visitor) {
  const accountKey = await accountOf(pendingId);
  const giver = { accountKey, origin: visitor.origin };
  await takeCodeTry(giver);
  const authenticator = await readSecret(accountKey);
  if (authenticator === undefined) throw authenticatorUnreadable();
  const step = stepOfCode(authenticator.secret, code);
  return finish(pendingId, visitor, {
    by: 'code',
    refusal: wrongCode,
    take: async (tx) => {
      if (step === undefined) return false;
      const { count } = await tx.authenticator.updateMany({
        where: { accountKey, secret: authenticator.sealed, lastStep: { lt: step } },
        data: { lastStep: step },
      });
      if (count > 0) await forgetCodeTries(tx, giver);
      return count > 0;
    },
  });
}

/**
 * Ends a sign-in by a recovery code, which is used up, and tells the account's owner. Wrong codes of the app are no
 * hindrance, or who knows the password could keep the owner out: nobody guesses a recovery code.
 */
export async function signInByRecoveryCode(pendingId: string | undefined, code: string, visitor: Visitor) {
  const accountKey = await accountOf(pendingId);
  const giver = { accountKey, origin: visitor.origin };
  await takeRecoveryCodeTry(giver);
  return finish(pendingId, visitor, {
    by: 'recoveryCode',
    refusal: wrongRecoveryCode,
    take: async (tx, user) => {
      if (!(await useRecoveryCode(tx, accountKey, code))) return false;
      await forgetCodeTries(tx, giver);
      const left = await countRecoveryCodes(tx, accountKey);
      await record(tx, user, 'recoveryCode.use', { accountKey, details: { left } });
      await tellOfRecoveryCode(tx, user, left);
      return true;
    },
  });
}

/** Ends a sign-in by one of the account's passkeys. */
export async function signInBySecondPasskey(
  pendingId: string | undefined,
  { id, response }: PasskeyAnswer,
  visitor: Visitor,
) {
  const accountKey = await accountOf(pendingId);
  const challenge = await takeChallenge(id, { purpose: 'secondFactor', accountKey });
  const passkey = await checkPasskey(response, {
    challenge,
    userVerified: false,
    refusal: { action: 'secondFactor.fail', origin: visitor.origin },
  });
  if (passkey.accountKey !== accountKey) throw passkeyUnknown();
  return finish(pendingId, visitor, {
    by: 'passkey',
    refusal: passkeyCopied,
    take: (tx, user) => usePasskey(tx, user, passkey),
  });
}

type SecondHalf = {
  by: 'code' | 'recoveryCode' | 'passkey';
  refusal: () => DomainError;
  /** Uses up what was given. Gives whether it was good. */
  take: (tx: Transaction, user: UserActor) => Promise<boolean>;
};

/** Gives the id of a new session. What was given is used up only together with the first half. */
async function finish(
  pendingId: string | undefined,
  visitor: Visitor,
  { by, refusal, take }: SecondHalf,
): Promise<string> {
  const pending = await getPending(pendingId, 'secondFactor');
  const id = await transaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { key: pending.accountKey ?? 0, deletedAt: null },
      select: actorColumns,
    });
    if (account === null) throw signInOver();
    await holdAccount(tx, account.key);
    const user = userActorOf(account, visitor.origin);
    if (!(await take(tx, user))) {
      // A passkey is refused as a copy, which has its own record.
      if (by !== 'passkey') {
        await record(tx, user, 'secondFactor.fail', { accountKey: account.key, details: { by } });
      }
      return undefined;
    }
    await endPending(tx, pending);
    return finishSignIn(tx, account, { method: pending.method, secondFactor: true }, visitor);
  });
  if (id === undefined) throw refusal();
  return id;
}

async function accountOf(pendingId: string | undefined): Promise<number> {
  const { accountKey } = await getPending(pendingId, 'secondFactor');
  if (accountKey === null) throw signInOver();
  return accountKey;
}

/** The secret of the app in use; undefined when there is none, or it cannot be read any more. */
async function readSecret(accountKey: number): Promise<{ secret: string; sealed: string } | undefined> {
  const row = await db().authenticator.findUnique({ where: { accountKey }, select: { secret: true } });
  const sealed = row?.secret ?? undefined;
  const secret = sealed === undefined ? undefined : await unseal(sealed, accountKey);
  return sealed === undefined || secret === undefined ? undefined : { secret, sealed };
}
