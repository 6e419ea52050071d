import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aVisitor, origin, visitor } from '@/lib/testing/factories';
import { keepMails, mailsTo, tokenSentTo } from '@/lib/testing/mailbox';
import { aWord } from '@/lib/testing/word';
import { type Actor, system, type UserActor } from '../actor';
import { changePassword } from './change-password';
import { createUser } from './create';
import { endOtherSessions } from './own-sessions';
import { findPending } from './pending';
import { passwordTries, signIn } from './sign-in';
import { findReset, makeResetToken, removeOldResets } from './reset-token';
import { requestReset, resetPassword, sendReset } from './reset-password';
import { findSessionActor } from './sessions';

keepMails();

const password = 'correct horse battery';
const another = 'a staple, and another one';

type Member = { key: number; name: string; email: string };

async function aMember(options: { password?: string | undefined } = { password }): Promise<Member> {
  const email = `${aWord()}@example.test`;
  return { email, ...(await createUser(system, { name: aWord(), email, admin: false, ...options })) };
}

/** The token of a link that was asked for by this name or address. */
async function tokenBy(who: string, { email }: Member): Promise<string> {
  await sendReset({ who: who.toLowerCase(), origin });
  return tokenSentTo(email, 'reset-password');
}

async function sessionOf({ name }: Member): Promise<UserActor> {
  const actor = await findSessionActor((await signIn(name, password, visitor)).id, origin);
  if (actor === undefined) throw new Error('Nobody is signed in.');
  return actor;
}

const sessionsOf = ({ key }: Member) => db().session.count({ where: { accountKey: key } });

const actionsOf = async ({ key }: Member) =>
  (await db().auditRecord.findMany({ where: { accountKey: key }, orderBy: { key: 'asc' } })).map(
    ({ action }) => action,
  );

describe('asking for a new password', () => {
  test.each([
    ['name', ({ name }: Member) => name],
    ['address', ({ email }: Member) => email],
  ])('by %s sends a link for an hour, once [rule 188]', async (_, textOf) => {
    const member = await aMember();
    const token = await tokenBy(textOf(member), member);

    expect(await mailsTo(member.email)).toMatchObject([{ subject: '[Lode] Choose a new password' }]);
    expect(await findReset(token)).toEqual({ accountKey: member.key, name: member.name });
    const [kept] = await db().passwordReset.findMany({ where: { accountKey: member.key } });
    expect((kept?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(3_600_000);
    expect(await actionsOf(member)).toEqual(['account.create', 'account.requestReset']);
  });

  test('does the same for everybody: a job finds out who is meant', async () => {
    const { name } = await aMember();
    const jobOf = async (who: string) => {
      await requestReset({ who, origin: aVisitor().origin });
      return db().$queryRaw<{ payload: unknown }[]>`
        select job.payload from graphile_worker._private_jobs job
        where job.payload->>'who' = ${who.toLowerCase()}`;
    };

    for (const who of [name.toUpperCase(), aWord()]) {
      expect(await jobOf(who)).toEqual([
        { payload: { who: who.toLowerCase(), origin: { address: expect.any(String), client: 'test' } } },
      ]);
    }
  });

  test.each([
    ['an organization', { kind: 'organization' as const }],
    ['a deleted account', { deletedAt: new Date() }],
  ])('sends nothing to %s', async (_, data) => {
    const member = await aMember({});
    await db().account.update({ where: { key: member.key }, data });
    await sendReset({ who: member.name, origin });
    await sendReset({ who: member.email, origin });

    expect(await mailsTo(member.email)).toEqual([]);
    expect(await db().passwordReset.count({ where: { accountKey: member.key } })).toBe(0);
  });

  test('sends nothing to an address that was not confirmed, or is nobody’s', async () => {
    const member = await aMember({});
    await db().emailAddress.updateMany({
      where: { accountKey: member.key },
      data: { confirmedAt: null, confirmedAddress: null },
    });
    for (const who of [member.name, member.email, aWord()]) await sendReset({ who, origin });

    expect(await mailsTo(member.email)).toEqual([]);
  });

  test('five times an hour for one name is enough, whether it is anybody’s or not', async () => {
    const who = aWord();
    for (let times = 0; times < 5; times++) await requestReset({ who, origin: aVisitor().origin });

    await expect(requestReset({ who: who.toUpperCase(), origin: aVisitor().origin })).rejects.toMatchObject({
      code: 'tooManyTries',
      retryAfterSeconds: expect.any(Number),
    });
  });

  test('twenty times an hour from one address of the network is enough', async () => {
    const from = aVisitor().origin;
    const resetAt = new Date(Date.now() + 60_000);
    await db().rateLimit.create({ data: { name: `forgot:address:${from.address}`, count: 19, resetAt } });
    await requestReset({ who: aWord(), origin: from });

    await expect(requestReset({ who: aWord(), origin: from })).rejects.toMatchObject({
      code: 'tooManyTries',
    });
  });
});

describe('a new password by a link', () => {
  test('ends all sessions and tries, signs in, is told by mail, and the link is over [rule 188]', async () => {
    const member = await aMember();
    await sessionOf(member);
    const unused = await tokenBy(member.name, member);
    const token = await tokenBy(member.name, member);
    const resetAt = new Date(Date.now() + 60_000);
    for (const text of [member.name, member.email]) {
      await db().rateLimit.create({
        data: { name: passwordTries(text), count: 10, resetAt, retryAt: resetAt },
      });
    }
    const signedIn = await resetPassword(token, another, visitor);

    expect(signedIn.kind).toBe('session');
    expect(await findSessionActor(signedIn.id, origin)).toMatchObject({ accountKey: member.key });
    expect(await sessionsOf(member)).toBe(1);
    for (const again of [token, unused]) {
      expect(await findReset(again)).toBeUndefined();
      await expect(resetPassword(again, another, visitor)).rejects.toMatchObject({ code: 'notFound' });
    }
    expect((await mailsTo(member.email)).at(-1)).toMatchObject({
      subject: '[Lode] Your password was changed',
    });
    await expect(signIn(member.email, another, aVisitor())).resolves.toMatchObject({ kind: 'session' });
    await expect(signIn(member.name, password, aVisitor())).rejects.toMatchObject({ code: 'invalid' });
    expect((await actionsOf(member)).filter((action) => action === 'account.resetPassword')).toHaveLength(1);
  });

  test('asks an account with a second factor for it, and makes no session', async () => {
    const member = await aMember();
    await db().account.update({ where: { key: member.key }, data: { secondFactor: true } });
    const signedIn = await resetPassword(await tokenBy(member.name, member), another, visitor);

    expect(signedIn.kind).toBe('secondFactor');
    expect(await sessionsOf(member)).toBe(0);
    expect(await findPending(signedIn.id, 'secondFactor')).toMatchObject({ accountKey: member.key });
  });

  test('is a first one for an account that had none', async () => {
    const member = await aMember({});
    await resetPassword(await tokenBy(member.name, member), another, visitor);

    await expect(signIn(member.name, another, visitor)).resolves.toMatchObject({ kind: 'session' });
  });

  test('that is refused leaves the link as it is', async () => {
    const member = await aMember();
    const token = await tokenBy(member.name, member);
    for (const wrong of ['too short', 'qwertyuiop', member.email]) {
      await expect(resetPassword(token, wrong, visitor)).rejects.toMatchObject({ field: 'password' });
    }

    await expect(resetPassword(token, another, visitor)).resolves.toMatchObject({ kind: 'session' });
  });

  test('eight times at once by one link is taken once', async () => {
    const member = await aMember();
    const token = await tokenBy(member.name, member);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => resetPassword(token, `${another} ${index}`, aVisitor())),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sessionsOf(member)).toBe(1);
  });

  test('is refused after an hour, and the row of the link is removed', async () => {
    const member = await aMember({});
    const token = await tokenBy(member.name, member);
    await db().passwordReset.updateMany({
      where: { accountKey: member.key },
      data: { expiresAt: new Date() },
    });

    await expect(resetPassword(token, another, visitor)).rejects.toMatchObject({ code: 'notFound' });
    await removeOldResets();
    expect(await db().passwordReset.count({ where: { accountKey: member.key } })).toBe(0);
  });

  test('ends the sign-ins that are begun with the old one', async () => {
    const member = await aMember();
    await db().account.update({ where: { key: member.key }, data: { secondFactor: true } });
    const begun = await signIn(member.name, password, visitor);
    await resetPassword(await tokenBy(member.name, member), another, visitor);

    expect(await findPending(begun.id, 'secondFactor')).toBeUndefined();
  });

  test('at the moment of a sign-in with the old one leaves no session of that', async () => {
    const member = await aMember();
    const token = await db().$transaction((tx) => makeResetToken(tx, member.key));
    const [old, reset] = await Promise.allSettled([
      signIn(member.name, password, aVisitor()),
      resetPassword(token, another, aVisitor()),
    ]);

    expect(reset.status).toBe('fulfilled');
    expect(await sessionsOf(member)).toBe(1);
    if (old.status === 'fulfilled') expect(await findSessionActor(old.value.id, origin)).toBeUndefined();
  });
});

describe('changing the password', () => {
  test('ends all other sessions, and is recorded and told once [rule 188]', async () => {
    const member = await aMember();
    const [actor] = [await sessionOf(member), await sessionOf(member)];
    await changePassword(actor, another);

    const left = await db().session.findMany({ where: { accountKey: member.key } });
    expect(left.map(({ key }) => key)).toEqual([actor.session?.key]);
    await expect(signIn(member.name, another, visitor)).resolves.toMatchObject({ kind: 'session' });
    expect((await actionsOf(member)).filter((action) => action === 'account.changePassword')).toHaveLength(1);
    expect((await mailsTo(member.email)).map(({ subject }) => subject)).toContain(
      '[Lode] Your password was changed',
    );
  });

  test('by two sessions at once is done by one, which ends the other', async () => {
    const member = await aMember();
    const people = [await sessionOf(member), await sessionOf(member)];
    const outcomes = await Promise.allSettled(
      people.map((actor, index) => changePassword(actor, `${another} ${index}`)),
    );

    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect(outcomes[1 - won]).toMatchObject({ reason: { code: 'unauthenticated' } });
    const left = await db().session.findMany({ where: { accountKey: member.key } });
    expect(left.map(({ key }) => key)).toEqual([people[won]?.session?.key]);
    await expect(signIn(member.name, `${another} ${won}`, aVisitor())).resolves.toMatchObject({
      kind: 'session',
    });
    await expect(signIn(member.name, `${another} ${1 - won}`, aVisitor())).rejects.toMatchObject({
      code: 'invalid',
    });
    expect((await actionsOf(member)).filter((action) => action === 'account.changePassword')).toHaveLength(1);
  });

  test('again is done again, and is refused to one that many people have', async () => {
    const member = await aMember();
    const actor = await sessionOf(member);
    await changePassword(actor, another);
    await changePassword(actor, another);
    await expect(changePassword(actor, 'qwertyuiop')).rejects.toMatchObject({ field: 'password' });

    await expect(signIn(member.name, another, aVisitor())).resolves.toMatchObject({ kind: 'session' });
  });

  test.each<[string, string, (actor: UserActor) => Actor]>([
    ['who did not prove lately who he is', 'proofNeeded', (actor) => ({ ...actor, session: undefined })],
    ['who did not sign in', 'unauthenticated', () => ({ kind: 'anonymous', origin })],
  ])('is refused to one %s', async (_, code, change) => {
    const member = await aMember();
    const actor = await sessionOf(member);

    await expect(changePassword(change(actor), another)).rejects.toMatchObject({ code });
    await expect(signIn(member.name, password, visitor)).resolves.toMatchObject({ kind: 'session' });
  });

  test('is refused to a session that was ended while the password was hashed', async () => {
    const member = await aMember();
    const thief = await sessionOf(member);
    await endOtherSessions(await sessionOf(member));

    await expect(changePassword(thief, another)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(signIn(member.name, password, visitor)).resolves.toMatchObject({ kind: 'session' });
  });

  test('ten times an hour is enough', async () => {
    const member = await aMember({});
    const resetAt = new Date(Date.now() + 60_000);
    const name = `change-password:account:${member.key}`;
    await db().rateLimit.create({ data: { name, count: 10, resetAt, retryAt: resetAt } });
    const actor = { ...(await sessionOf(await aMember())), accountKey: member.key };

    await expect(changePassword(actor, another)).rejects.toMatchObject({ code: 'tooManyTries' });
  });
});
