import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { aUser, origin, visitor } from '@/lib/testing/factories';
import { actionsOf, aMember, aPerson, corp, newcomer, ownersOf, shut } from '@/lib/testing/provider-people';
import { aWord } from '@/lib/testing/word';
import { provedLately } from '../../actor';
import { holdAccount } from '../hold';
import { findSessionActor } from '../sessions';
import { signIn } from '../sign-in';
import { findNewcomer, joinByProvider } from './join';
import { proveByProvider } from './prove';
import { signInByProvider } from './sign-in';

describe('whoever a provider knows and nobody here is linked to', () => {
  test('is asked for a name, makes an account, and signs in by it from then on', async () => {
    const identity = aPerson();
    const id = await newcomer(identity);
    expect(await findNewcomer(id)).toMatchObject({
      provider: 'Corp',
      identity: identity.shown,
      state: 'welcome',
      name: identity.subject,
    });

    const name = aWord();
    const actor = await findSessionActor(
      await joinByProvider(id, { name, email: undefined }, visitor),
      origin,
    );
    expect(actor).toMatchObject({ name, admin: false, confirmed: true });
    const [owner = 0] = await ownersOf(identity);
    expect(await actionsOf(owner)).toEqual(['account.create', 'account.link', 'account.signIn']);
    expect(await signInByProvider(corp, identity, visitor)).toMatchObject({ kind: 'session' });
    const records = await db().auditRecord.findMany({ where: { accountKey: owner } });
    expect(JSON.stringify(records.map(({ details }) => details))).not.toMatch(/@/);
  });

  test('makes one account, however often and fast the form is sent', async () => {
    const identity = aPerson();
    const id = await newcomer(identity);
    const send = () => joinByProvider(id, { name: aWord(), email: undefined }, visitor);
    const outcomes = await Promise.allSettled([send(), send(), send(), send()]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(send()).rejects.toMatchObject({ code: 'invalid' });
    expect(await ownersOf(identity)).toHaveLength(1);
  });

  test('makes one account in two browsers at once', async () => {
    const identity = aPerson({ verified: false });
    const ids = [await newcomer(identity), await newcomer(identity)];
    const outcomes = await Promise.allSettled(
      ids.map((id) => joinByProvider(id, { name: aWord(), email: `${aWord()}@corp.test` }, visitor)),
    );

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { problem: 'taken' },
    });
  });

  test('keeps his first half when the name was taken', async () => {
    const { name } = await aUser();
    const id = await newcomer(aPerson());

    await expect(joinByProvider(id, { name, email: undefined }, visitor)).rejects.toMatchObject({
      field: 'name',
    });
    expect(await joinByProvider(id, { name: aWord(), email: undefined }, visitor)).not.toBe('');
  });

  test('says his address himself where the provider did not verify one, and it is not taken as proved', async () => {
    const id = await newcomer(aPerson({ verified: false }));
    const session = await joinByProvider(id, { name: aWord(), email: `${aWord()}@example.test` }, visitor);

    expect(await findSessionActor(session, origin)).toMatchObject({ confirmed: false });
  });

  test('is not let in where new people need an invitation, and is with one to his address', async () => {
    const identity = aPerson();
    const id = await newcomer(identity, shut);
    const join = () => joinByProvider(id, { name: aWord(), email: undefined }, visitor);
    expect(await findNewcomer(id)).toMatchObject({ state: 'closed' });
    await expect(join()).rejects.toMatchObject({ problem: 'closed' });

    const lowerAddress = identity.shown;
    await db().invitation.create({
      data: {
        hash: new Uint8Array(Buffer.from(aWord())),
        address: lowerAddress,
        lowerAddress,
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    expect(await findNewcomer(id)).toMatchObject({ state: 'welcome' });
    await join();
    expect(await db().invitation.count({ where: { lowerAddress, usedAt: null } })).toBe(0);
  });
});

/** How many wait for this transaction to end. */
async function countWaiting(tx: Transaction): Promise<number | undefined> {
  const [found] = await tx.$queryRaw<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))`;
  return found?.waiting;
}

describe('signing in by a provider', () => {
  test('asks for the second factor of the account, unless the provider saw two', async () => {
    const { identity, actor } = await aMember();
    await db().account.update({ where: { key: actor.accountKey }, data: { secondFactor: true } });

    expect(await signInByProvider(corp, identity, visitor)).toMatchObject({ kind: 'secondFactor' });
    const two = await signInByProvider(corp, { ...identity, twoFactors: true }, visitor);
    expect(two.kind).toBe('session');
  });

  test.each([
    ['two hours ago', (now: number) => now - 7200, false],
    ['a minute ago', (now: number) => now - 60, true],
    ['at a time that is to come', (now: number) => now + 60, true],
    ['at a time that the provider does not tell', () => undefined, false],
  ])('where somebody proved who he is %s proves it for what asks for that', async (_, when, proves) => {
    const { identity } = await aMember();
    const provedAt = when(Math.floor(Date.now() / 1000));
    const cameBack = await signInByProvider(corp, { ...identity, provedAt }, visitor);
    const actor = await findSessionActor(cameBack.id, origin);

    expect(actor && provedLately(actor)).toBe(proves);
  });

  test('is refused by a sign-in that is unlinked at the same time', async () => {
    const { identity, actor } = await aMember();
    let signedIn: Promise<unknown> = Promise.resolve();
    await transaction(async (tx) => {
      await holdAccount(tx, actor.accountKey);
      signedIn = signInByProvider(corp, identity, visitor).catch((error: unknown) => error);
      await expect.poll(() => countWaiting(tx)).toBe(1);
      await tx.externalLogin.deleteMany({ where: { accountKey: actor.accountKey } });
    });

    expect(await signedIn).toMatchObject({ problem: 'over' });
  });

  test('makes and ends administrators by the claim alone, and records each once', async () => {
    const { identity, actor } = await aMember(aPerson({ admin: true }));
    expect(actor.admin).toBe(true);
    const isAdmin = async () => (await db().account.findUnique({ where: { key: actor.accountKey } }))?.admin;

    await signInByProvider(corp, { ...identity, admin: undefined }, visitor);
    expect(await isAdmin()).toBe(true);
    const without = { ...identity, admin: false };
    await Promise.all([signInByProvider(corp, without, visitor), signInByProvider(corp, without, visitor)]);
    expect(await isAdmin()).toBe(false);
    await signInByProvider(corp, { ...identity, admin: true }, visitor);
    expect(await isAdmin()).toBe(true);
    const changes = (await actionsOf(actor.accountKey)).filter((action) => action.endsWith('Administrator'));
    expect(changes).toEqual(['account.endAdministrator', 'account.makeAdministrator']);
  });

  test('opens no account that was deleted', async () => {
    const { identity, actor } = await aMember();
    await db().account.update({ where: { key: actor.accountKey }, data: { deletedAt: new Date() } });

    await expect(signInByProvider(corp, identity, visitor)).rejects.toMatchObject({ problem: 'gone' });
  });
});

describe('proving again who one is', () => {
  test('works by the own account there, signed in just now', async () => {
    const { identity, actor } = await aMember();
    const session = actor.session?.key ?? 0;
    await db().session.update({ where: { key: session }, data: { provedAt: new Date(0) } });
    await proveByProvider(actor, corp, { ...identity, provedAt: Date.now() / 1000 });

    const after = await db().session.findUnique({ where: { key: session } });
    expect(after?.provedAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(await actionsOf(actor.accountKey)).toContain('account.prove');
  });

  test.each([
    ['that of somebody else', async () => (await aMember()).identity, 'someoneElse'],
    ['one that nobody has', async () => aPerson(), 'someoneElse'],
  ])('does not work by %s', async (_, whose, problem) => {
    const { actor } = await aMember();
    await expect(proveByProvider(actor, corp, await whose())).rejects.toMatchObject({ problem });
  });

  test('does not work by what was proved this morning', async () => {
    const { identity, actor } = await aMember();
    const provedAt = Date.now() / 1000 - 3600;
    await expect(proveByProvider(actor, corp, { ...identity, provedAt })).rejects.toMatchObject({
      problem: 'failed',
    });
  });
});

test('a password signs in beside providers', async () => {
  const { name, password } = await aUser();
  expect(await signIn(name, password, visitor)).toMatchObject({ kind: 'session' });
});
