import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { aUser, origin } from '@/lib/testing/factories';
import { keepMails, subjectsTo } from '@/lib/testing/mailbox';
import { aDevice, answerOf, aPasskeyOf, taken } from '@/lib/testing/passkeys';
import { aFirstHalf, aVisitor, factorActs } from '@/lib/testing/second-factor';
import { findSessionActor } from '../accounts/sessions';
import { signIn } from '../accounts/sign-in';
import { provedLately, type UserActor } from '../actor';
import { getOwnFactors } from '../second-factor/overview';
import { signInBySecondPasskey } from '../second-factor/sign-in';
import { turnOnSecondFactor } from '../second-factor/turn';
import { askForSecondFactor, askToProve, askToSignIn } from './ask';
import { usePasskey } from './check';
import { removePasskey } from './own';
import { proveByPasskey } from './prove';
import { signInByPasskey } from './sign-in';

keepMails();

async function signedIn(id: string): Promise<UserActor> {
  const actor = await findSessionActor(id, origin);
  if (actor === undefined) throw new Error('Nobody is signed in.');
  return actor;
}

describe('signing in by passkey alone', () => {
  test('begins a session of two factors, whatever was tried by password', async () => {
    const user = await aUser();
    const { device } = await aPasskeyOf(user);
    for (let tries = 0; tries < 10; tries++) {
      await signIn(user.name, 'wrong', aVisitor()).catch(() => undefined);
    }

    const id = await signInByPasskey(await answerOf(device), aVisitor());

    expect(await signedIn(id)).toMatchObject({ accountKey: user.key });
    expect(await db().session.findFirst({ where: { accountKey: user.key } })).toMatchObject({
      method: 'passkey',
      secondFactor: true,
    });
    expect((await getOwnFactors(user.actor)).passkeys[0]?.lastUsedAt).not.toBeNull();
  });

  test('works for an account without a password, and with a second factor on', async () => {
    const user = await aUser();
    const { device } = await aPasskeyOf(user);
    await turnOnSecondFactor(user.actor);
    await db().credential.deleteMany({ where: { accountKey: user.key } });

    await expect(signInByPasskey(await answerOf(device), aVisitor())).resolves.toBeDefined();
  });

  test('takes an answer once, however often it is given at once', async () => {
    const user = await aUser();
    const { device } = await aPasskeyOf(user);
    const answer = await answerOf(device);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => signInByPasskey(answer, aVisitor())),
    );

    expect(taken(outcomes)).toBe(1);
    expect(await db().session.count({ where: { accountKey: user.key } })).toBe(1);
    await expect(signInByPasskey(answer, aVisitor())).rejects.toMatchObject({ code: 'invalid' });
  });

  test('is refused to a passkey that nobody has, that did not look who it is, or that was removed', async () => {
    const user = await aUser();
    const { device, key } = await aPasskeyOf(user);

    await expect(signInByPasskey(await answerOf(aDevice()), aVisitor())).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(
      signInByPasskey(await answerOf(device, { userVerified: false }), aVisitor()),
    ).rejects.toMatchObject({ code: 'invalid' });
    await removePasskey(user.actor, key);
    await expect(signInByPasskey(await answerOf(device), aVisitor())).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('is refused to an answer for another site, to another challenge, and of another key', async () => {
    const user = await aUser();
    const { device } = await aPasskeyOf(user);
    const { id, options } = await askToSignIn(origin);
    const evil = device.sign({ challenge: options.challenge, origin: 'https://evil.example' });
    await expect(signInByPasskey({ id, response: evil }, aVisitor())).rejects.toMatchObject({
      code: 'invalid',
    });

    const { id: second } = await askToSignIn(origin);
    const stale = device.sign({ challenge: options.challenge });
    await expect(signInByPasskey({ id: second, response: stale }, aVisitor())).rejects.toMatchObject({
      code: 'invalid',
    });

    const forged = await answerOf(aDevice());
    const response = { ...forged.response, id: device.id, rawId: device.id };
    await expect(signInByPasskey({ ...forged, response }, aVisitor())).rejects.toMatchObject({
      code: 'invalid',
    });

    const failed = { accountKey: user.key, action: 'account.signInFailed' };
    expect(await db().auditRecord.count({ where: failed })).toBe(3);
  });

  test('ten minutes are left for it', async () => {
    const { device } = await aPasskeyOf(await aUser());
    const { id, options } = await askToSignIn(origin);
    await db().pendingSignIn.updateMany({
      where: { challenge: options.challenge },
      data: { expiresAt: new Date(Date.now() - 1) },
    });

    await expect(
      signInByPasskey({ id, response: device.sign({ challenge: options.challenge }) }, aVisitor()),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  test('is refused to a copy, which its count betrays; its owner is told', async () => {
    const user = await aUser();
    const { device } = await aPasskeyOf(user, { counter: 5 });
    await signInByPasskey(await answerOf(device, { counter: 6 }), aVisitor());

    for (const counter of [6, 5, 0]) {
      await expect(signInByPasskey(await answerOf(device, { counter }), aVisitor())).rejects.toMatchObject({
        code: 'forbidden',
      });
    }

    expect((await factorActs(user)).filter((action) => action === 'passkey.refuseCopy')).toHaveLength(3);
    expect((await subjectsTo(user)).at(-1)).toBe('[Lode] A copy of a passkey was refused');
    await expect(signInByPasskey(await answerOf(device, { counter: 7 }), aVisitor())).resolves.toBeDefined();
  });

  test('is no copy when it was removed meanwhile', async () => {
    const user = await aUser();
    const { key } = await aPasskeyOf(user);
    await db().passkey.delete({ where: { key } });
    const gone = { key, accountKey: user.key, name: 'Laptop', counter: 1, synced: false };

    await expect(transaction((tx) => usePasskey(tx, user.actor, gone))).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await factorActs(user)).toEqual(['passkey.add']);
    expect(await subjectsTo(user)).toEqual(['[Lode] A passkey was added']);
  });

  test('with one count twice at once lets one in', async () => {
    const user = await aUser();
    const { device } = await aPasskeyOf(user, { counter: 1 });
    const answers = await Promise.all(Array.from({ length: 4 }, () => answerOf(device, { counter: 2 })));
    const outcomes = await Promise.allSettled(answers.map((answer) => signInByPasskey(answer, aVisitor())));

    expect(taken(outcomes)).toBe(1);
  });
});

describe('a passkey as the second factor', () => {
  test('ends a sign-in, with and without looking who it is', async () => {
    const user = await aUser();
    const { device } = await aPasskeyOf(user);
    await turnOnSecondFactor(user.actor);
    for (const userVerified of [true, false]) {
      const half = await aFirstHalf(user);
      const { id, options } = await askForSecondFactor(half);
      expect(options.allowCredentials?.map(({ id }) => id)).toEqual([device.id]);
      const response = device.sign({ challenge: options.challenge, userVerified });

      const session = await signInBySecondPasskey(half, { id, response }, aVisitor());
      expect(await signedIn(session)).toMatchObject({ accountKey: user.key });
    }
  });

  test('of somebody else is refused', async () => {
    const [ann, bob] = [await aUser(), await aUser()];
    await aPasskeyOf(ann);
    await turnOnSecondFactor(ann.actor);
    const { device } = await aPasskeyOf(bob);
    const half = await aFirstHalf(ann);
    const { id, options } = await askForSecondFactor(half);
    const response = device.sign({ challenge: options.challenge });

    await expect(signInBySecondPasskey(half, { id, response }, aVisitor())).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('is not what was signed to sign in alone, nor the other way round', async () => {
    const user = await aUser();
    const { device } = await aPasskeyOf(user);
    await turnOnSecondFactor(user.actor);
    const half = await aFirstHalf(user);
    const alone = await answerOf(device);
    await expect(signInBySecondPasskey(half, alone, aVisitor())).rejects.toMatchObject({ code: 'invalid' });

    const { id, options } = await askForSecondFactor(half);
    const response = device.sign({ challenge: options.challenge });
    await expect(signInByPasskey({ id, response }, aVisitor())).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('proving by passkey', () => {
  test('holds for the session that did, once, and is recorded', async () => {
    const user = await aUser();
    const { device } = await aPasskeyOf(user);
    const session = await signInByPasskey(await answerOf(device), aVisitor());
    await db().session.updateMany({ where: { accountKey: user.key }, data: { provedAt: new Date(0) } });
    const actor = await signedIn(session);
    const { id, options } = await askToProve(actor);
    const answer = { id, response: device.sign({ challenge: options.challenge }) };
    const outcomes = await Promise.allSettled([proveByPasskey(actor, answer), proveByPasskey(actor, answer)]);

    expect(taken(outcomes)).toBe(1);
    expect(provedLately(await signedIn(session))).toBe(true);
    const proofs = await db().auditRecord.findMany({
      where: { accountKey: user.key, action: 'account.prove' },
    });
    expect(proofs).toMatchObject([{ details: { method: 'passkey' } }]);
  });

  test('is refused by somebody else’s, and to a device that did not look who it is', async () => {
    const [ann, bob] = [await aUser(), await aUser()];
    const own = await aPasskeyOf(ann);
    const other = await aPasskeyOf(bob);
    for (const [device, userVerified] of [
      [other.device, true],
      [own.device, false],
    ] as const) {
      const { id, options } = await askToProve(ann.actor);
      const response = device.sign({ challenge: options.challenge, userVerified });
      await expect(proveByPasskey(ann.actor, { id, response })).rejects.toMatchObject({ code: 'invalid' });
    }
  });
});
