import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, type TestUser } from '@/lib/testing/factories';
import { keepMails, subjectsTo } from '@/lib/testing/mailbox';
import { anAppOf, aVisitor, codeOf, factorActs, turnOnByApp } from '@/lib/testing/second-factor';
import { signIn } from '../accounts/sign-in';
import type { UserActor } from '../actor';
import {
  beginAuthenticator,
  confirmAuthenticator,
  findAuthenticatorSetup,
  removeAuthenticator,
} from './authenticator';
import { getOwnFactors } from './overview';
import { renewRecoveryCodes } from './recovery-codes';
import { turnOffSecondFactor, turnOnSecondFactor } from './turn';

keepMails();

/** The same person, a quarter of an hour after the last proof. */
const unproved = (actor: UserActor): UserActor => ({ ...actor, session: { key: 0, provedAt: new Date(0) } });

const locked = (actor: UserActor): UserActor => ({ ...actor, locked: true });

const aPasskey = ({ key }: TestUser) =>
  db().passkey.create({
    data: {
      accountKey: key,
      credentialId: `test-${key}-${Math.random()}`,
      publicKey: new Uint8Array(),
      counter: 0,
      synced: false,
      name: 'Key',
    },
  });

describe('the first code of an app', () => {
  test('turns the second factor on, gives ten recovery codes, and is recorded and told once [rule 190]', async () => {
    const user = await aUser();
    const { recoveryCodes } = await turnOnByApp(user);

    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await getOwnFactors(user.actor)).toMatchObject({
      on: true,
      authenticator: { readable: true },
      recoveryCodesLeft: 10,
    });
    expect(await factorActs(user)).toEqual(['secondFactor.turnOn']);
    expect(await subjectsTo(user)).toEqual(['[Lode] Your second factor is on']);
    await expect(signIn(user.name, user.password, aVisitor())).resolves.toMatchObject({
      kind: 'secondFactor',
    });
  });

  test('that is wrong turns nothing on', async () => {
    const user = await aUser();
    const secret = await anAppOf(user);

    await expect(confirmAuthenticator(user.actor, codeOf(secret, 10))).rejects.toMatchObject({
      code: 'invalid',
      field: 'code',
    });

    expect(await getOwnFactors(user.actor)).toMatchObject({ on: false, recoveryCodesLeft: 0 });
    await expect(signIn(user.name, user.password, aVisitor())).resolves.toMatchObject({ kind: 'session' });
  });

  test('given four times at once turns it on one time', async () => {
    const user = await aUser();
    const code = codeOf(await anAppOf(user));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => confirmAuthenticator(user.actor, code)),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await factorActs(user)).toEqual(['secondFactor.turnOn']);
    expect(await db().recoveryCode.count({ where: { accountKey: user.key } })).toBe(10);
  });

  test('of an app that was not begun is refused', async () => {
    const { actor } = await aUser();

    await expect(confirmAuthenticator(actor, '123456')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('of another app takes the place of the first, and leaves the recovery codes', async () => {
    const user = await aUser();
    const first = await turnOnByApp(user);
    const second = await anAppOf(user);
    expect(second).not.toBe(first.secret);

    await expect(confirmAuthenticator(user.actor, codeOf(first.secret))).rejects.toMatchObject({
      field: 'code',
    });
    expect(await confirmAuthenticator(user.actor, codeOf(second))).toBeUndefined();

    expect(await getOwnFactors(user.actor)).toMatchObject({ on: true, recoveryCodesLeft: 10 });
    expect(await findAuthenticatorSetup(user.actor)).toBeUndefined();
    expect(await factorActs(user)).toEqual(['secondFactor.turnOn', 'authenticator.replace']);
  });
});

test('a secret is kept encrypted, and recovery codes by their hashes', async () => {
  const user = await aUser();
  const { secret, recoveryCodes } = await turnOnByApp(user);
  const rows = [
    await db().authenticator.findMany({ where: { accountKey: user.key } }),
    await db().recoveryCode.findMany({ where: { accountKey: user.key } }),
    await db().auditRecord.findMany({ where: { accountKey: user.key } }),
  ];
  const kept = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'bigint'
      ? String(value)
      : value instanceof Uint8Array
        ? Buffer.from(value).toString()
        : value,
  );

  expect(kept).not.toContain(secret);
  for (const code of recoveryCodes) {
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replaceAll('-', ''));
  }
});

describe('turning the second factor off', () => {
  test('takes the app and the recovery codes away, is recorded and told [rule 190]', async () => {
    const user = await aUser();
    await turnOnByApp(user);
    await turnOffSecondFactor(user.actor);

    expect(await getOwnFactors(user.actor)).toMatchObject({
      on: false,
      authenticator: undefined,
      recoveryCodesLeft: 0,
    });
    expect((await factorActs(user)).at(-1)).toBe('secondFactor.turnOff');
    expect((await subjectsTo(user)).at(-1)).toBe('[Lode] Your second factor is off');
    await expect(signIn(user.name, user.password, aVisitor())).resolves.toMatchObject({ kind: 'session' });
  });

  test('leaves passkeys, which open the account by themselves', async () => {
    const user = await aUser();
    await turnOnByApp(user);
    await aPasskey(user);
    await turnOffSecondFactor(user.actor);

    expect((await getOwnFactors(user.actor)).passkeys).toHaveLength(1);
  });

  test('again, and four times at once, is refused but for one', async () => {
    const user = await aUser();
    await turnOnByApp(user);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => turnOffSecondFactor(user.actor)),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await factorActs(user)).filter((action) => action === 'secondFactor.turnOff')).toHaveLength(1);
    await expect(turnOffSecondFactor(user.actor)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is refused to a locked account [rule 190, 200]', async () => {
    const user = await aUser();
    await turnOnByApp(user);

    await expect(turnOffSecondFactor(locked(user.actor))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeAuthenticator(locked(user.actor))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(beginAuthenticator(locked(user.actor))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(renewRecoveryCodes(locked(user.actor))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await getOwnFactors(user.actor)).toMatchObject({ on: true });
  });
});

describe('a passkey', () => {
  test('is enough to turn the second factor on, with recovery codes', async () => {
    const user = await aUser();
    await aPasskey(user);

    expect(await turnOnSecondFactor(user.actor)).toHaveLength(10);
    expect(await getOwnFactors(user.actor)).toMatchObject({ on: true, authenticator: undefined });
    await expect(turnOnSecondFactor(user.actor)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('turned on four times at once is turned on one time', async () => {
    const user = await aUser();
    await aPasskey(user);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => turnOnSecondFactor(user.actor)),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db().recoveryCode.count({ where: { accountKey: user.key } })).toBe(10);
  });

  test('lets an app be added, and taken away again', async () => {
    const user = await aUser();
    await aPasskey(user);
    await turnOnSecondFactor(user.actor);

    expect(await confirmAuthenticator(user.actor, codeOf(await anAppOf(user)))).toBeUndefined();
    await removeAuthenticator(user.actor);

    expect(await getOwnFactors(user.actor)).toMatchObject({ on: true, authenticator: undefined });
    expect(await factorActs(user)).toEqual([
      'secondFactor.turnOn',
      'authenticator.add',
      'authenticator.remove',
    ]);
    await expect(removeAuthenticator(user.actor)).rejects.toMatchObject({ code: 'notFound' });
  });

  test('is missed by who wants to turn it on without one', async () => {
    const { actor } = await aUser();

    await expect(turnOnSecondFactor(actor)).rejects.toMatchObject({ code: 'conflict' });
  });
});

test('an app that is the only second factor is not taken away', async () => {
  const user = await aUser();
  await turnOnByApp(user);

  await expect(removeAuthenticator(user.actor)).rejects.toMatchObject({ code: 'conflict' });
  expect(await getOwnFactors(user.actor)).toMatchObject({ authenticator: { readable: true } });
});

describe('new recovery codes', () => {
  test('take the place of the old ones, and are recorded', async () => {
    const user = await aUser();
    const { recoveryCodes } = await turnOnByApp(user);
    const renewed = await renewRecoveryCodes(user.actor);

    expect(renewed).toHaveLength(10);
    expect(renewed.some((code) => recoveryCodes.includes(code))).toBe(false);
    expect(await db().recoveryCode.count({ where: { accountKey: user.key } })).toBe(10);
    expect((await factorActs(user)).at(-1)).toBe('recoveryCodes.renew');
  });

  test('made at once are those of one time', async () => {
    const user = await aUser();
    await turnOnByApp(user);
    await Promise.all(Array.from({ length: 4 }, () => renewRecoveryCodes(user.actor)));

    expect(await db().recoveryCode.count({ where: { accountKey: user.key } })).toBe(10);
  });

  test('are refused to a locked account', async () => {
    const user = await aUser();
    await turnOnByApp(user);

    await expect(renewRecoveryCodes(locked(user.actor))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('are refused while the second factor is off', async () => {
    const { actor } = await aUser();

    await expect(renewRecoveryCodes(actor)).rejects.toMatchObject({ code: 'conflict' });
  });
});

test.each([
  ['beginning an app', (actor: UserActor) => beginAuthenticator(actor)],
  ['seeing its secret', (actor: UserActor) => findAuthenticatorSetup(actor)],
  ['giving its first code', (actor: UserActor) => confirmAuthenticator(actor, '123456')],
  ['taking it away', (actor: UserActor) => removeAuthenticator(actor)],
  ['turning the second factor on', (actor: UserActor) => turnOnSecondFactor(actor)],
  ['turning it off', (actor: UserActor) => turnOffSecondFactor(actor)],
  ['making recovery codes', (actor: UserActor) => renewRecoveryCodes(actor)],
])('%s needs a proof of the last quarter of an hour', async (_, act) => {
  const { actor } = await aUser();

  await expect(act(unproved(actor))).rejects.toMatchObject({ code: 'proofNeeded' });
});
