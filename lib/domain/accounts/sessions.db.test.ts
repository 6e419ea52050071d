import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, origin, type TestUser, visitor } from '@/lib/testing/factories';
import { keepMails, mailsTo } from '@/lib/testing/mailbox';
import { endOtherSessions, endSessionByKey, listSessions } from './own-sessions';
import { findSessionActor } from './sessions';
import { signIn } from './sign-in';

keepMails();

/** Signs in with so many browsers; gives who each of them is. */
async function signInWith({ name, password }: TestUser, browsers: number) {
  const actors = [];
  for (let number = 0; number < browsers; number++) {
    const { id } = await signIn(name, password, { ...visitor, device: `browser ${number}` });
    const actor = await findSessionActor(id, origin);
    if (actor === undefined) throw new Error('The session is over.');
    actors.push({ id, actor, key: actor.session?.key ?? 0 });
  }
  return actors;
}

const isOver = async (id: string) => (await findSessionActor(id, origin)) === undefined;

describe('the list of sessions', () => {
  test('has those that hold, with the one that asks first', async () => {
    const user = await aUser();
    const [first, second, third] = await signInWith(user, 3);
    await db().session.update({ where: { key: third?.key ?? 0 }, data: { lastUsedAt: new Date(0) } });

    const listed = await listSessions(first?.actor ?? user.actor);

    expect(listed.map(({ key, current }) => [key, current])).toEqual([
      [first?.key, true],
      [second?.key, false],
    ]);
    expect(listed[0]).toMatchObject({
      address: origin.address,
      userAgent: origin.client,
      method: 'password',
    });
  });

  test('is not for anonymous people', async () => {
    await expect(listSessions({ kind: 'anonymous', origin })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

describe('ending a session', () => {
  test('signs its browser out at once and no other, and is recorded once', async () => {
    const user = await aUser();
    const [mine, other] = await signInWith(user, 2);
    await endSessionByKey(mine?.actor ?? user.actor, other?.key ?? 0);
    await endSessionByKey(mine?.actor ?? user.actor, other?.key ?? 0);

    expect(await isOver(other?.id ?? '')).toBe(true);
    expect(await isOver(mine?.id ?? '')).toBe(false);
    const records = await db().auditRecord.findMany({
      where: { accountKey: user.key, action: 'account.endSessions' },
    });
    expect(records).toMatchObject([{ details: { count: 1 } }]);
  });

  test('of somebody else does nothing', async () => {
    const user = await aUser();
    const [theirs] = await signInWith(await aUser(), 1);
    await endSessionByKey(user.actor, theirs?.key ?? 0);

    expect(await isOver(theirs?.id ?? '')).toBe(false);
  });

  test('of all others leaves the one that asks', async () => {
    const user = await aUser();
    const [mine, second, third] = await signInWith(user, 3);
    expect(await endOtherSessions(mine?.actor ?? user.actor)).toBe(2);

    expect(await Promise.all([mine, second, third].map((one) => isOver(one?.id ?? '')))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

test('a session that is ended four times at once is ended once', async () => {
  const user = await aUser();
  const [mine, other] = await signInWith(user, 2);
  const end = () => endSessionByKey(mine?.actor ?? user.actor, other?.key ?? 0);
  await Promise.all([end(), end(), end(), endOtherSessions(mine?.actor ?? user.actor)]);

  expect(await endOtherSessions(mine?.actor ?? user.actor)).toBe(0);
  const records = await db().auditRecord.findMany({
    where: { accountKey: user.key, action: 'account.endSessions' },
  });
  expect(records).toMatchObject([{ details: { count: 1 } }]);
});

test('nobody who did not sign in ends a session', async () => {
  const nobody = { kind: 'anonymous', origin } as const;
  const refused = { code: 'unauthenticated' };

  await expect(endSessionByKey(nobody, 1)).rejects.toMatchObject(refused);
  await expect(endOtherSessions(nobody)).rejects.toMatchObject(refused);
});

test('a new browser that signs in four times at once is told of once', async () => {
  const user = await aUser();
  await signInWith(user, 1);
  const again = { ...visitor, device: 'another browser' };
  await Promise.all([1, 2, 3, 4].map(() => signIn(user.name, user.password, again)));

  const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: user.key } });
  expect(await mailsTo(address)).toMatchObject([{ subject: '[Lode] A sign-in from a new device' }]);
});

test('a session id from before the sign-in is not the one after it', async () => {
  const user = await aUser();
  const [before, after] = await signInWith(user, 2);
  expect(after?.id).not.toBe(before?.id);
  expect(after?.key).not.toBe(before?.key);
});
