import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, origin } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { system } from '../actor';
import { flushLastUsed } from '../last-used';
import { createUser } from './create';
import { endSession, findSessionActor, removeEndedSessions } from './sessions';
import { remainingWait, signIn } from './sign-in';

const minuteMs = 60_000;

describe('making a person', () => {
  test('is recorded, without the address', async () => {
    const user = await aUser();

    const records = await db().auditRecord.findMany({ where: { accountKey: user.key } });
    expect(records).toMatchObject([{ action: 'account.create', subject: user.name }]);
    expect(JSON.stringify(records.map(({ details, subject }) => [details, subject]))).not.toContain('@');
  });

  test('of a taken name is refused, in any casing', async () => {
    const { name } = await aUser();

    await expect(
      createUser(system, { name: name.toUpperCase(), email: `${aWord()}@example.test`, admin: false }),
    ).rejects.toMatchObject({ code: 'conflict', field: 'name' });
  });

  test('of a confirmed address is refused, in any casing', async () => {
    const email = `${aWord()}@example.test`;
    await createUser(system, { name: aWord(), email, admin: false });

    await expect(
      createUser(system, { name: aWord(), email: email.toUpperCase(), admin: false }),
    ).rejects.toMatchObject({ code: 'conflict', field: 'email' });
  });

  test('of one name eight times at once makes one', async () => {
    const name = aWord();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        createUser(system, { name, email: `${aWord()}@example.test`, admin: false }),
      ),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test.each(['ab', '-ann', 'ann-', 'a nn', 'ann@home', 'admin', 'Packages', 'x'.repeat(65)])(
    'is refused for the name %s',
    async (name) => {
      await expect(
        createUser(system, { name, email: `${aWord()}@example.test`, admin: false }),
      ).rejects.toMatchObject({ code: 'invalid', field: 'name' });
    },
  );

  test('is refused for a password of nine characters', async () => {
    await expect(
      createUser(system, {
        name: aWord(),
        email: `${aWord()}@example.test`,
        password: '123456789',
        admin: false,
      }),
    ).rejects.toMatchObject({ code: 'invalid', field: 'password' });
  });
});

describe('signing in', () => {
  test('gives a session, which tells who asks until it is ended', async () => {
    const user = await aUser();
    const id = await signIn(user.name.toUpperCase(), user.password, origin);
    const actor = await findSessionActor(id, origin);
    expect(actor).toMatchObject({ kind: 'user', accountKey: user.key, name: user.name });

    await endSession(user.actor, id);
    expect(await findSessionActor(id, origin)).toBeUndefined();
  });

  test('works by the confirmed e-mail address, too', async () => {
    const email = `${aWord()}@Example.Test`;
    const password = 'correct horse battery';
    await createUser(system, { name: aWord(), email, password, admin: false });

    await expect(signIn(email.toLowerCase(), password, origin)).resolves.toEqual(expect.any(String));
  });

  test('tells a wrong name and a wrong password alike', async () => {
    const user = await aUser();
    const sentence = 'Name and password do not go together. Check both and try again.';

    await expect(signIn(user.name, 'wrong', origin)).rejects.toThrow(sentence);
    await expect(signIn(aWord(), 'wrong', origin)).rejects.toThrow(sentence);
  });

  test('waits after ten wrong tries in a row, also with the right password', async () => {
    const user = await aUser();
    for (let tries = 0; tries < 10; tries++) await signIn(user.name, 'wrong', origin).catch(() => undefined);

    await expect(signIn(user.name, user.password, origin)).rejects.toMatchObject({ code: 'tooManyTries' });
  });

  test('keeps no part of the session id but its hash, and a shortened address', async () => {
    const user = await aUser();
    const id = await signIn(user.name, user.password, origin);

    const [session] = await db().session.findMany({ where: { accountKey: user.key } });
    expect(Buffer.from(session?.idHash ?? []).toString('base64url')).not.toContain(id.slice(0, 8));
    expect(session?.address).toBe(origin.address);
  });
});

describe('a session', () => {
  test('is over six hours after its last use, and its row is removed', async () => {
    const user = await aUser();
    const id = await signIn(user.name, user.password, origin);
    await db().session.updateMany({
      where: { accountKey: user.key },
      data: { lastUsedAt: new Date(Date.now() - 6 * 60 * minuteMs) },
    });

    expect(await findSessionActor(id, origin)).toBeUndefined();
    await removeEndedSessions();
    expect(await db().session.count({ where: { accountKey: user.key } })).toBe(0);
  });

  test('that is used is noted, and written down by the flush alone', async () => {
    const user = await aUser();
    const id = await signIn(user.name, user.password, origin);
    const anHourAgo = new Date(Date.now() - 60 * minuteMs);
    await db().session.updateMany({ where: { accountKey: user.key }, data: { lastUsedAt: anHourAgo } });
    await findSessionActor(id, origin);
    const lastUse = async () =>
      (await db().session.findFirst({ where: { accountKey: user.key } }))?.lastUsedAt;

    expect(await lastUse()).toEqual(anHourAgo);
    await flushLastUsed();
    expect((await lastUse())?.getTime()).toBeGreaterThan(anHourAgo.getTime());
  });
});

test.each([
  [9, 0],
  [10, 1],
  [19, 1],
  [20, 10],
  [30, 100],
  [200, 1000],
])('after %i wrong tries an account waits %i minutes', (failures, minutes) => {
  const now = Date.now();
  expect(remainingWait(failures, new Date(now), now)).toBe(minutes * minuteMs);
});
