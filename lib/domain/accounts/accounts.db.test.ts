import { hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, origin, type TestUser, visitor } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { system } from '../actor';
import { DomainError } from '../errors';
import { flushLastUsed } from '../last-used';
import { createUser } from './create';
import { endSession, findSessionActor, removeEndedSessions } from './sessions';
import { signIn } from './sign-in';

const minuteMs = 60_000;

/** Somebody from where nobody has tried yet. */
const aVisitor = () => ({ ...visitor, origin: { ...origin, address: aWord() } });

const aSession = { kind: 'session', id: expect.any(String) };

/** The id of a session of this person's. */
async function sessionOf({ name, password }: TestUser): Promise<string> {
  return (await signIn(name, password, visitor)).id;
}

const codeOf = (error: unknown) => (error instanceof DomainError ? error.code : error);

describe('making a person', () => {
  test('is recorded, without the name and the address', async () => {
    const user = await aUser();

    const records = await db().auditRecord.findMany({ where: { accountKey: user.key } });
    expect(records).toMatchObject([{ action: 'account.create', subject: '' }]);
    expect(JSON.stringify(records.map(({ details, subject }) => [details, subject]))).not.toContain('@');
  });

  test('of a taken name is refused, in any casing', async () => {
    const { name } = await aUser();

    await expect(
      createUser(system, { name: name.toUpperCase(), email: `${aWord()}@example.test`, admin: false }),
    ).rejects.toMatchObject({ code: 'conflict', field: 'name' });
  });

  test.each([
    ['was deleted', { deletedAt: new Date() }],
    ['is an organization', { kind: 'organization' as const }],
  ])('of the name of an account that %s is refused [rule 183]', async (_, data) => {
    const { key, name } = await aUser();
    await db().account.update({ where: { key }, data });

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
    const { id } = await signIn(user.name.toUpperCase(), user.password, visitor);
    const actor = await findSessionActor(id, origin);
    expect(actor).toMatchObject({ kind: 'user', accountKey: user.key, name: user.name });

    await endSession(user.actor, id);
    expect(await findSessionActor(id, origin)).toBeUndefined();
  });

  test('works by the confirmed e-mail address, too', async () => {
    const email = `${aWord()}@Example.Test`;
    const password = 'correct horse battery';
    await createUser(system, { name: aWord(), email, password, admin: false });

    await expect(signIn(email.toLowerCase(), password, visitor)).resolves.toEqual(aSession);
  });

  test('hashes a password anew that was hashed at lower costs [rule 188]', async () => {
    const user = await aUser();
    const where = {
      accountKey_kind_identifier: { accountKey: user.key, kind: 'password', identifier: '' },
    } as const;
    const old = await hash(user.password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await db().credential.update({ where, data: { secret: old } });

    await signIn(user.name, 'wrong', visitor).catch(() => undefined);
    expect(await db().credential.findUnique({ where })).toMatchObject({ secret: old });
    await signIn(user.name, user.password, visitor);
    const { secret } = await db().credential.findUniqueOrThrow({ where });
    expect(secret).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(signIn(user.name, user.password, visitor)).resolves.toEqual(aSession);
    expect(await db().credential.findUnique({ where })).toMatchObject({ secret });
  });

  test('tells a wrong name and a wrong password alike', async () => {
    const user = await aUser();
    const sentence = 'Name and password do not go together. Check both and try again.';

    await expect(signIn(user.name, 'wrong', visitor)).rejects.toThrow(sentence);
    await expect(signIn(aWord(), 'wrong', visitor)).rejects.toThrow(sentence);
  });

  test('waits after ten wrong tries in a row, also with the right password', async () => {
    const user = await aUser();
    const from = aVisitor();
    for (let tries = 0; tries < 10; tries++) await signIn(user.name, 'wrong', from).catch(() => undefined);

    await expect(signIn(user.name, user.password, from)).rejects.toMatchObject({ code: 'tooManyTries' });
    await expect(signIn(user.name, user.password, aVisitor())).rejects.toMatchObject({
      code: 'tooManyTries',
    });
  });

  test.each([
    ['of an account', async () => (await aUser()).name],
    ['that is nobody’s', () => Promise.resolve(aWord())],
  ])(
    'thirty times at once by a name %s, ten tries are looked at and the others told to wait',
    async (_, aName) => {
      const name = await aName();
      const from = aVisitor();
      const outcomes = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          signIn(index % 2 === 0 ? name : ` ${name.toUpperCase()} `, 'wrong', from).catch(codeOf),
        ),
      );

      expect(outcomes.filter((code) => code === 'invalid')).toHaveLength(10);
      expect(outcomes.filter((code) => code === 'tooManyTries')).toHaveLength(20);
    },
  );

  test('after nine wrong tries ends their count', async () => {
    const user = await aUser();
    const from = aVisitor();
    const tryNine = async () => {
      for (let tries = 0; tries < 9; tries++) await signIn(user.name, 'wrong', from).catch(() => undefined);
    };
    await tryNine();
    await signIn(user.name, user.password, from);
    await tryNine();

    await expect(signIn(user.name, user.password, from)).resolves.toEqual(aSession);
  });

  test('waits after a hundred wrong tries from one address, whatever the name', async () => {
    const user = await aUser();
    const from = aVisitor();
    const name = `sign-in:address:${from.origin.address}`;
    const resetAt = new Date(Date.now() + minuteMs);
    await db().rateLimit.create({ data: { name, count: 99, resetAt } });
    expect(await signIn(aWord(), 'wrong', from).catch(codeOf)).toBe('invalid');

    await expect(signIn(user.name, user.password, from)).rejects.toMatchObject({ code: 'tooManyTries' });
    await expect(signIn(user.name, user.password, aVisitor())).resolves.toEqual(aSession);
  });

  test('does not wait for the wrong tries of a neighbour', async () => {
    const { name, password } = await aUser();
    const third = aWord();
    const from = (last: string) => ({
      ...visitor,
      origin: { ...origin, address: `${third}.0`, network: `${third}.${last}` },
    });
    await db().rateLimit.create({
      data: {
        name: `sign-in:address:${third}.77`,
        count: 100,
        retryAt: new Date(Date.now() + 60_000),
        resetAt: new Date(Date.now() + 60_000),
      },
    });

    await expect(signIn(name, password, from('77'))).rejects.toMatchObject({ code: 'tooManyTries' });
    await expect(signIn(name, password, from('78'))).resolves.toBeDefined();
    expect(await db().session.findMany({ where: { address: { contains: `${third}.7` } } })).toEqual([]);
  });

  test('leaves its address the tries that it had', async () => {
    const user = await aUser();
    const from = aVisitor();
    for (let tries = 0; tries < 3; tries++) await signIn(user.name, user.password, from);

    const tries = await db().rateLimit.findUnique({
      where: { name: `sign-in:address:${from.origin.address}` },
    });
    expect(tries).toMatchObject({ count: 0, retryAt: null });
  });

  test('keeps no part of the session id but its hash, and a shortened address', async () => {
    const user = await aUser();
    const id = await sessionOf(user);

    const [session] = await db().session.findMany({ where: { accountKey: user.key } });
    expect(Buffer.from(session?.idHash ?? []).toString('base64url')).not.toContain(id.slice(0, 8));
    expect(session?.address).toBe(origin.address);
  });
});

describe('a session', () => {
  test('is over six hours after its last use, and its row is removed [rule 191]', async () => {
    const user = await aUser();
    const id = await sessionOf(user);
    await db().session.updateMany({
      where: { accountKey: user.key },
      data: { lastUsedAt: new Date(Date.now() - 6 * 60 * minuteMs) },
    });

    expect(await findSessionActor(id, origin)).toBeUndefined();
    await removeEndedSessions();
    expect(await db().session.count({ where: { accountKey: user.key } })).toBe(0);
  });

  test('that is used goes on, and is over thirty days after it began all the same [rule 191]', async () => {
    const user = await aUser();
    const id = await sessionOf(user);
    const { expiresAt } = await db().session.findFirstOrThrow({ where: { accountKey: user.key } });
    const daysLeft = (expiresAt.getTime() - Date.now()) / (24 * 60 * minuteMs);
    expect(daysLeft).toBeGreaterThan(29.9);
    expect(daysLeft).toBeLessThanOrEqual(30);

    await findSessionActor(id, origin);
    await flushLastUsed();
    expect(await db().session.findFirst({ where: { accountKey: user.key } })).toMatchObject({ expiresAt });

    await db().session.updateMany({ where: { accountKey: user.key }, data: { expiresAt: new Date() } });
    expect(await findSessionActor(id, origin)).toBeUndefined();
  });

  test('that is used is noted, and written down by the flush alone', async () => {
    const user = await aUser();
    const id = await sessionOf(user);
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
  [40, 1000],
  [200, 1000],
])('after %i wrong tries a name waits %i minutes [rule 188]', async (tries, minutes) => {
  const name = `sign-in:account:${aWord()}`;
  const resetAt = new Date(Date.now() + 60 * minuteMs);
  await db().rateLimit.create({ data: { name, count: tries - 1, resetAt } });

  await expect(signIn(name.slice('sign-in:account:'.length), 'wrong', aVisitor())).rejects.toMatchObject({
    code: 'invalid',
  });

  const { retryAt } = await db().rateLimit.findUniqueOrThrow({ where: { name } });
  const waitMs = retryAt === null ? 0 : retryAt.getTime() - Date.now();
  expect(Math.round(waitMs / minuteMs)).toBe(minutes);
});
