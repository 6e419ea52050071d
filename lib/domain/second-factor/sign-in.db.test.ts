import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, origin, type TestUser } from '@/lib/testing/factories';
import { aPasskeyOf } from '@/lib/testing/passkeys';
import { aFirstHalf, anAppOf, aVisitor, codeOf, turnOnByApp } from '@/lib/testing/second-factor';
import { aWord } from '@/lib/testing/word';
import { findSessionActor } from '../accounts/sessions';
import { signIn } from '../accounts/sign-in';
import { system } from '../actor';
import { DomainError } from '../errors';
import { confirmAuthenticator } from './authenticator';
import { getOwnFactors } from './overview';
import { resetSecondFactor } from './reset';
import { findSecondFactorWays, signInByCode, signInByRecoveryCode } from './sign-in';

const acts = async ({ key }: TestUser) =>
  (await db().auditRecord.findMany({ where: { accountKey: key }, orderBy: { key: 'asc' } })).map(
    ({ action }) => action,
  );

const reasons = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((outcome): unknown =>
    outcome.status === 'fulfilled'
      ? 'taken'
      : outcome.reason instanceof DomainError
        ? outcome.reason.code
        : outcome.reason,
  );

describe('after the password', () => {
  test('the code of the app ends a sign-in [rule 190]', async () => {
    const user = await aUser();
    const { secret } = await turnOnByApp(user);
    const pending = await aFirstHalf(user);
    expect(await findSecondFactorWays(pending)).toEqual({
      name: user.name,
      vouchedBy: undefined,
      code: true,
      codeUnreadable: false,
      passkey: false,
    });

    const id = await signInByCode(pending, codeOf(secret), aVisitor());

    expect(await findSessionActor(id, origin)).toMatchObject({ accountKey: user.key });
    const session = await db().session.findFirst({ where: { accountKey: user.key } });
    expect(session).toMatchObject({ method: 'password', secondFactor: true });
    expect((await acts(user)).at(-1)).toBe('account.signIn');
    expect(await findSecondFactorWays(pending)).toBeUndefined();
  });

  test('a code is not taken again, nor one before it', async () => {
    const user = await aUser();
    const { secret } = await turnOnByApp(user);
    const [before, now, next] = [codeOf(secret, -1), codeOf(secret), codeOf(secret, 1)];
    await signInByCode(await aFirstHalf(user), now, aVisitor());

    for (const code of [now, before]) {
      await expect(signInByCode(await aFirstHalf(user), code, aVisitor())).rejects.toMatchObject({
        code: 'invalid',
        field: 'code',
      });
    }
    await expect(signInByCode(await aFirstHalf(user), next, aVisitor())).resolves.toBeDefined();
    expect((await acts(user)).filter((action) => action === 'secondFactor.fail')).toHaveLength(2);
  });

  test('a code that was used opens nothing in ten tries, however it is written', async () => {
    const user = await aUser();
    const { secret } = await turnOnByApp(user);
    const used = codeOf(secret);
    await signInByCode(await aFirstHalf(user), used, aVisitor());
    const sessions = await db().session.count({ where: { accountKey: user.key } });

    for (let tries = 0; tries < 10; tries++) {
      const written = tries % 2 === 0 ? used : `${used.slice(0, 3)} ${used.slice(3)}`;
      await expect(signInByCode(await aFirstHalf(user), written, aVisitor())).rejects.toMatchObject({
        code: 'invalid',
        field: 'code',
      });
    }
    expect(await db().session.count({ where: { accountKey: user.key } })).toBe(sessions);
  });

  test('a code given at once in several browsers lets one of them in', async () => {
    const user = await aUser();
    const { secret } = await turnOnByApp(user);
    const halves = await Promise.all(Array.from({ length: 4 }, () => aFirstHalf(user)));
    const code = codeOf(secret);
    const outcomes = await Promise.allSettled(halves.map((half) => signInByCode(half, code, aVisitor())));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db().session.count({ where: { accountKey: user.key } })).toBe(1);
  });

  test('a first half leads to one session, whatever is given for it at once', async () => {
    const user = await aUser();
    const { recoveryCodes } = await turnOnByApp(user);
    const half = await aFirstHalf(user);
    const outcomes = await Promise.allSettled(
      recoveryCodes.slice(0, 4).map((code) => signInByRecoveryCode(half, code, aVisitor())),
    );

    expect(reasons(outcomes).sort()).toEqual(['invalid', 'invalid', 'invalid', 'taken']);
    expect(await getOwnFactors(user.actor)).toMatchObject({ recoveryCodesLeft: 9 });
  });

  test('codes wait after ten wrong ones in a row, at once as one after the other', async () => {
    const user = await aUser();
    const { secret } = await turnOnByApp(user);
    const half = await aFirstHalf(user);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 14 }, () => signInByCode(half, codeOf(secret, 20), aVisitor())),
    );

    expect(reasons(outcomes).filter((code) => code === 'invalid')).toHaveLength(10);
    expect(reasons(outcomes).filter((code) => code === 'tooManyTries')).toHaveLength(4);
    await expect(signInByCode(half, codeOf(secret), aVisitor())).rejects.toMatchObject({
      code: 'tooManyTries',
      retryAfterSeconds: expect.any(Number),
    });
  });

  test('who makes codes wait keeps nobody out who has a recovery code', async () => {
    const user = await aUser();
    const { secret, recoveryCodes } = await turnOnByApp(user);
    const half = await aFirstHalf(user);
    for (let tries = 0; tries < 10; tries++) {
      await signInByCode(half, codeOf(secret, 20), aVisitor()).catch(() => undefined);
    }
    await expect(signInByRecoveryCode(half, 'AAAA-AAAA-AAAA-AAAA', aVisitor())).rejects.toMatchObject({
      code: 'invalid',
    });

    await expect(signInByRecoveryCode(half, recoveryCodes[0] ?? '', aVisitor())).resolves.toBeDefined();
  });

  test('codes wait after a hundred wrong ones from one address', async () => {
    const user = await aUser();
    const { secret, recoveryCodes } = await turnOnByApp(user);
    const from = aVisitor();
    await db().rateLimit.create({
      data: {
        name: `code:address:${from.origin.address}`,
        count: 99,
        resetAt: new Date(Date.now() + 60_000),
      },
    });
    const half = await aFirstHalf(user);
    await expect(signInByCode(half, '000000', from)).rejects.toMatchObject({ code: 'invalid' });

    await expect(signInByCode(half, codeOf(secret), from)).rejects.toMatchObject({ code: 'tooManyTries' });
    await expect(signInByRecoveryCode(half, recoveryCodes[0] ?? '', from)).rejects.toMatchObject({
      code: 'tooManyTries',
    });
    await expect(signInByCode(half, codeOf(secret), aVisitor())).resolves.toBeDefined();
  });

  test('a right code begins the count anew', async () => {
    const user = await aUser();
    const { secret, recoveryCodes } = await turnOnByApp(user);
    const tryNine = async () => {
      const half = await aFirstHalf(user);
      for (let tries = 0; tries < 9; tries++) {
        await signInByCode(half, codeOf(secret, 20), aVisitor()).catch(() => undefined);
      }
    };
    await tryNine();
    await signInByCode(await aFirstHalf(user), codeOf(secret), aVisitor());
    await tryNine();

    await expect(
      signInByRecoveryCode(await aFirstHalf(user), recoveryCodes[0] ?? '', aVisitor()),
    ).resolves.toBeDefined();
  });

  test.each([undefined, '', 'of-nobody'])('a code without a first half is refused (%j)', async (half) => {
    await expect(signInByCode(half, '123456', aVisitor())).rejects.toMatchObject({ code: 'invalid' });
    await expect(signInByRecoveryCode(half, '123456', aVisitor())).rejects.toMatchObject({ code: 'invalid' });
  });

  test('ten minutes are left for it', async () => {
    const user = await aUser();
    const { secret } = await turnOnByApp(user);
    const half = await aFirstHalf(user);
    await db().pendingSignIn.updateMany({
      where: { accountKey: user.key },
      data: { expiresAt: new Date(Date.now() - 1) },
    });

    expect(await findSecondFactorWays(half)).toBeUndefined();
    await expect(signInByCode(half, codeOf(secret), aVisitor())).rejects.toMatchObject({ code: 'invalid' });
  });

  test('a session is not begun by the wait for a second factor', async () => {
    const user = await aUser();
    await turnOnByApp(user);
    const half = await aFirstHalf(user);

    expect(await findSessionActor(half, origin)).toBeUndefined();
    expect(await db().session.count({ where: { accountKey: user.key } })).toBe(0);
  });
});

describe('a recovery code', () => {
  test.each([
    ['as it was shown', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without dashes', (code: string) => code.replaceAll('-', '')],
    ['with spaces', (code: string) => ` ${code.replaceAll('-', ' ')} `],
    [
      'with the letters that look like digits',
      (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ],
  ])('is taken %s', async (_, typed) => {
    const user = await aUser();
    const [code = ''] = (await turnOnByApp(user)).recoveryCodes;

    await expect(
      signInByRecoveryCode(await aFirstHalf(user), typed(code), aVisitor()),
    ).resolves.toBeDefined();
  });

  test('is good for one time, which is recorded', async () => {
    const user = await aUser();
    const [code = ''] = (await turnOnByApp(user)).recoveryCodes;
    await signInByRecoveryCode(await aFirstHalf(user), code, aVisitor());

    await expect(signInByRecoveryCode(await aFirstHalf(user), code, aVisitor())).rejects.toMatchObject({
      code: 'invalid',
      field: 'recoveryCode',
    });
    expect(await getOwnFactors(user.actor)).toMatchObject({ recoveryCodesLeft: 9 });
    expect((await acts(user)).filter((action) => action === 'recoveryCode.use')).toHaveLength(1);
  });

  test('given at once in several browsers lets one of them in', async () => {
    const user = await aUser();
    const [code = ''] = (await turnOnByApp(user)).recoveryCodes;
    const halves = await Promise.all(Array.from({ length: 4 }, () => aFirstHalf(user)));
    const outcomes = await Promise.allSettled(
      halves.map((half) => signInByRecoveryCode(half, code, aVisitor())),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db().session.count({ where: { accountKey: user.key } })).toBe(1);
  });

  test('of somebody else is refused', async () => {
    const [ann, bob] = [await aUser(), await aUser()];
    const [code = ''] = (await turnOnByApp(ann)).recoveryCodes;
    await turnOnByApp(bob);

    await expect(signInByRecoveryCode(await aFirstHalf(bob), code, aVisitor())).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('once the secret of the gallery has changed', () => {
  test('a recovery code opens the account, and codes of the app do not', async () => {
    const user = await aUser();
    const { secret, recoveryCodes } = await turnOnByApp(user);
    const half = await aFirstHalf(user);
    const row = await db().authenticator.findUniqueOrThrow({ where: { accountKey: user.key } });
    const sealed = Buffer.from(row.secret ?? '', 'base64url');
    sealed.writeUInt8(sealed.readUInt8(20) ^ 1, 20);
    await db().authenticator.update({
      where: { accountKey: user.key },
      data: { secret: sealed.toString('base64url') },
    });

    expect(await findSecondFactorWays(half)).toMatchObject({ code: false, codeUnreadable: true });
    expect(await getOwnFactors(user.actor)).toMatchObject({ on: true, authenticator: { readable: false } });
    await expect(signInByCode(half, codeOf(secret), aVisitor())).rejects.toMatchObject({ code: 'conflict' });
    await expect(signInByRecoveryCode(half, recoveryCodes[0] ?? '', aVisitor())).resolves.toBeDefined();
  });
});

describe('a reset by the operator', () => {
  test('lets a password alone in again, ends sessions and first halves, and is recorded', async () => {
    const user = await aUser();
    const { secret } = await turnOnByApp(user);
    const id = await signInByCode(await aFirstHalf(user), codeOf(secret), aVisitor());
    const half = await aFirstHalf(user);

    expect(await resetSecondFactor(system, user.name.toUpperCase())).toEqual({
      wasOn: true,
      passkeysRemoved: 0,
      passkeysKept: 0,
    });

    expect(await findSessionActor(id, origin)).toBeUndefined();
    expect(await findSecondFactorWays(half)).toBeUndefined();
    expect(await getOwnFactors(user.actor)).toMatchObject({ on: false, authenticator: undefined });
    await expect(signIn(user.name, user.password, aVisitor())).resolves.toMatchObject({ kind: 'session' });
    expect((await acts(user)).filter((action) => action === 'secondFactor.reset')).toHaveLength(1);
  });

  test('again changes nothing more', async () => {
    const user = await aUser();
    await resetSecondFactor(system, user.name);

    expect(await resetSecondFactor(system, user.name)).toMatchObject({ wasOn: false });
  });

  test.each([
    [true, { passkeysRemoved: 2, passkeysKept: 0 }],
    [false, { passkeysRemoved: 0, passkeysKept: 2 }],
  ])('takes passkeys away where a password is left: %s', async (password, passkeys) => {
    const user = await aUser();
    await db().passkey.createMany({
      data: [1, 2].map((number) => ({
        accountKey: user.key,
        credentialId: `reset-${user.key}-${number}`,
        publicKey: new Uint8Array(),
        counter: 0,
        synced: false,
        name: 'Key',
      })),
    });
    if (!password) await db().credential.deleteMany({ where: { accountKey: user.key } });

    expect(await resetSecondFactor(system, user.name)).toMatchObject(passkeys);
    expect(await db().passkey.count({ where: { accountKey: user.key } })).toBe(passkeys.passkeysKept);
  });

  test('keeps passkeys where all else is a sign-in that the gallery no longer takes', async () => {
    const user = await aUser();
    await aPasskeyOf(user);
    await db().credential.deleteMany({ where: { accountKey: user.key } });
    await db().externalLogin.create({
      data: { accountKey: user.key, provider: 'gone', subject: aWord(), identity: 'ann' },
    });

    expect(await resetSecondFactor(system, user.name)).toMatchObject({ passkeysKept: 1 });
  });

  test('lets a new app be set up after however many wrong codes', async () => {
    const user = await aUser();
    await turnOnByApp(user);
    const half = await aFirstHalf(user);
    for (let tries = 0; tries < 11; tries++) {
      await signInByCode(half, '000000', aVisitor()).catch(() => undefined);
    }
    await expect(signInByCode(half, '000000', aVisitor())).rejects.toMatchObject({ code: 'tooManyTries' });
    await resetSecondFactor(system, user.name);

    await expect(confirmAuthenticator(user.actor, codeOf(await anAppOf(user)))).resolves.toHaveLength(10);
  });

  test('is refused to whoever does not run the gallery, and for nobody', async () => {
    const user = await aUser();

    await expect(resetSecondFactor(user.actor, user.name)).rejects.toMatchObject({ code: 'forbidden' });
    const lacking = { ...(await aUser({ admin: true })).actor, lacksSecondFactor: true };
    await expect(resetSecondFactor(lacking, user.name)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(resetSecondFactor(system, 'nobody-of-this-name')).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
