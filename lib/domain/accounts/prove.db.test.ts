import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, origin, type TestUser, visitor } from '@/lib/testing/factories';
import { provedLately } from '../actor';
import { DomainError } from '../errors';
import { proveByPassword, waysToProve } from './prove';
import { findSessionActor } from './sessions';
import { signIn } from './sign-in';

const minuteMs = 60_000;

/** Somebody whose session proved so long ago who it is. */
async function someoneProved(minutesAgo: number) {
  const user = await aUser();
  const { id } = await signIn(user.name, user.password, visitor);
  const provedAt = new Date(Date.now() - minutesAgo * minuteMs);
  await db().session.updateMany({ where: { accountKey: user.key }, data: { provedAt } });
  return { user, id, actor: await actorOf(id) };
}

async function actorOf(id: string) {
  const actor = await findSessionActor(id, origin);
  if (actor === undefined) throw new Error('The session is over.');
  return actor;
}

const codeOf = (error: unknown) => (error instanceof DomainError ? error.code : error);

const acts = async ({ key }: TestUser) =>
  (await db().auditRecord.findMany({ where: { accountKey: key }, orderBy: { key: 'asc' } })).map(
    ({ action }) => action,
  );

describe('proving again who one is', () => {
  test('is needed a quarter of an hour after the last time', async () => {
    expect(provedLately((await someoneProved(14)).actor)).toBe(true);
    expect(provedLately((await someoneProved(15)).actor)).toBe(false);
  });

  test('holds for the session that did, and is recorded', async () => {
    const { user, id, actor } = await someoneProved(60);
    const other = await signIn(user.name, user.password, visitor);
    await db().session.updateMany({ where: { accountKey: user.key }, data: { provedAt: new Date(0) } });

    await proveByPassword(actor, user.password);

    expect(provedLately(await actorOf(id))).toBe(true);
    expect(provedLately(await actorOf(other.id))).toBe(false);
    expect((await acts(user)).at(-1)).toBe('account.prove');
  });

  test('is refused for a wrong password, which is recorded', async () => {
    const { user, id, actor } = await someoneProved(60);

    await expect(proveByPassword(actor, 'wrong')).rejects.toMatchObject({
      code: 'invalid',
      field: 'password',
    });

    expect(provedLately(await actorOf(id))).toBe(false);
    expect((await acts(user)).at(-1)).toBe('account.proveFailed');
  });

  test('waits after ten wrong passwords in a row, at once as one after the other', async () => {
    const { user, actor } = await someoneProved(60);
    const codes = await Promise.all(
      Array.from({ length: 12 }, () => proveByPassword(actor, 'wrong').catch(codeOf)),
    );

    expect(codes.filter((code) => code === 'invalid')).toHaveLength(10);
    expect(codes.filter((code) => code === 'tooManyTries')).toHaveLength(2);
    await expect(proveByPassword(actor, user.password)).rejects.toMatchObject({ code: 'tooManyTries' });
  });

  test('by password is offered to whoever has one', async () => {
    const { user, actor } = await someoneProved(60);
    expect(await waysToProve(actor)).toMatchObject({ password: true, passkey: false });

    await db().credential.deleteMany({ where: { accountKey: user.key } });
    expect(await waysToProve(actor)).toMatchObject({ password: false });
    await expect(proveByPassword(actor, user.password)).rejects.toMatchObject({ code: 'invalid' });
  });
});
