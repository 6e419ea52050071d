import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, origin, type TestUser, userActor, visitor } from '@/lib/testing/factories';
import { actionsOf, aMember, aPerson, corp, newcomer, ownersOf, shut } from '@/lib/testing/provider-people';
import { aWord } from '@/lib/testing/word';
import { system, type UserActor } from '../../actor';
import { createUser } from '../create';
import { sendReset } from '../reset-password';
import { findSessionActor } from '../sessions';
import { findNewcomer, joinByProvider } from './join';
import { linkByOperator, linkLogin, linkNewcomer, listLogins, unlinkLogin } from './link';
import { signInByProvider } from './sign-in';

const mailsTo = async (to: string) =>
  (await db().mail.findMany({ where: { to } })).map(({ subject }) => subject);

const stale = ({ actor }: TestUser): UserActor => ({
  ...actor,
  session: { key: 0, provedAt: new Date(Date.now() - 16 * 60_000) },
});

describe('an address that an account here has, too', () => {
  /** An account, and somebody elsewhere of the same address. */
  async function same() {
    const name = aWord();
    const email = `${name}@corp.test`;
    const { key } = await createUser(system, {
      name,
      email,
      password: 'correct horse battery',
      admin: false,
    });
    return { actor: userActor(key, name), identity: aPerson({ address: email.toUpperCase(), shown: email }) };
  }

  test('opens nothing, and makes no other account', async () => {
    const { identity } = await same();
    const id = await newcomer(identity);

    expect(await findNewcomer(id)).toMatchObject({ state: 'known' });
    await expect(joinByProvider(id, { name: aWord(), email: undefined }, visitor)).rejects.toMatchObject({
      problem: 'known',
    });
    expect(await ownersOf(identity)).toEqual([]);
    expect(await signInByProvider(corp, identity, visitor)).toMatchObject({ kind: 'newcomer' });
  });

  test('is linked once the account was proved, and opens it from then on', async () => {
    const { actor, identity } = await same();
    const id = await newcomer(identity);
    await linkNewcomer(actor, id);

    const cameBack = await signInByProvider(corp, identity, visitor);
    expect(await findSessionActor(cameBack.id, origin)).toMatchObject({ accountKey: actor.accountKey });
    expect(await mailsTo(identity.shown)).toContain('[Lode] A sign-in was added');
    await expect(linkNewcomer(actor, id)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('is not linked by who signed in long ago', async () => {
    const user = await aUser();
    const identity = aPerson();

    await expect(linkNewcomer(stale(user), await newcomer(identity))).rejects.toMatchObject({
      code: 'proofNeeded',
    });
    expect(await ownersOf(identity)).toEqual([]);
  });
});

describe('linking [rule 189]', () => {
  test('is recorded once, also at once, and again changes nothing', async () => {
    const { actor, key } = await aUser();
    const identity = aPerson();
    await Promise.all([1, 2, 3, 4].map(() => linkLogin(actor, corp, identity)));
    await linkLogin(actor, corp, identity);

    expect(await listLogins(actor)).toMatchObject([{ provider: 'Corp', identity: identity.shown }]);
    expect((await actionsOf(key)).filter((action) => action === 'account.link')).toHaveLength(1);
  });

  test('needs a recent proof', async () => {
    await expect(linkLogin(stale(await aUser()), corp, aPerson())).rejects.toMatchObject({
      code: 'proofNeeded',
    });
  });

  test('is not for who is locked, nor for nobody', async () => {
    const { actor } = await aUser();
    await expect(linkLogin({ ...actor, locked: true }, corp, aPerson())).rejects.toMatchObject({
      problem: 'locked',
    });
    await expect(linkLogin({ kind: 'anonymous', origin }, corp, aPerson())).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('of what another account has is refused', async () => {
    const { identity } = await aMember();
    await expect(linkLogin((await aUser()).actor, corp, identity)).rejects.toMatchObject({
      problem: 'taken',
    });
  });

  test('by eight people at once is done for one', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => aUser()));
    const identity = aPerson();
    const outcomes = await Promise.allSettled(people.map(({ actor }) => linkLogin(actor, corp, identity)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await ownersOf(identity)).toHaveLength(1);
  });

  test('by the operator lets somebody in who could not prove himself', async () => {
    const { name, key } = await aUser();
    const identity = aPerson();
    await linkByOperator(system, { name, provider: 'corp', subject: identity.subject });

    expect(await ownersOf(identity)).toEqual([key]);
    await expect(
      linkByOperator(system, { name: aWord(), provider: 'corp', subject: aWord() }),
    ).rejects.toMatchObject({ code: 'notFound' });
    await expect(linkByOperator(system, { name, provider: 'none', subject: aWord() })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});

test('whoever asks for a new password is told by mail what else opens the account', async () => {
  const { identity } = await aMember();
  const address = identity.address ?? '';
  await sendReset({ who: address, origin });

  const { text } = await db().mail.findFirstOrThrow({ where: { to: address }, orderBy: { key: 'desc' } });
  expect(text).toContain('/reset-password/');
  expect(text).toContain(`Corp: ${identity.shown}`);
});

describe('unlinking [rule 189]', () => {
  /** A person with a password and a linked sign-in. */
  async function linked() {
    const { actor, key } = await aUser();
    await linkLogin(actor, corp, aPerson());
    const [login] = await listLogins(actor);
    return { actor, key, login: login?.key ?? 0 };
  }

  test('leaves the password, is recorded and told by mail, and is done once', async () => {
    const { actor, key, login } = await linked();
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => unlinkLogin(actor, login)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await listLogins(actor)).toEqual([]);
    expect((await actionsOf(key)).filter((action) => action === 'account.unlink')).toHaveLength(1);
    const [address] = await db().emailAddress.findMany({ where: { accountKey: key } });
    expect(await mailsTo(address?.address ?? '')).toContain('[Lode] A sign-in was removed');
    await expect(unlinkLogin(actor, login)).rejects.toMatchObject({ code: 'notFound' });
  });

  test('of the last way in is refused', async () => {
    const { actor } = await aMember();
    const [login] = await listLogins(actor);

    await expect(unlinkLogin(actor, login?.key ?? 0)).rejects.toMatchObject({ code: 'conflict' });
    expect(await listLogins(actor)).toHaveLength(1);
  });

  test('of two at once leaves one where there is nothing else', async () => {
    const { actor } = await aMember();
    await linkLogin(actor, shut, aPerson());
    const logins = await listLogins(actor);
    const outcomes = await Promise.allSettled(logins.map(({ key }) => unlinkLogin(actor, key)));

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await listLogins(actor)).toHaveLength(1);
  });

  test('does not count a provider that the settings no longer have', async () => {
    const { actor } = await aMember();
    await linkLogin(actor, { ...corp, id: 'former' }, aPerson());
    const [login] = await listLogins(actor);

    await expect(unlinkLogin(actor, login?.key ?? 0)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is not for who is locked', async () => {
    const { actor, login } = await linked();

    await expect(unlinkLogin({ ...actor, locked: true }, login)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await listLogins(actor)).toHaveLength(1);
  });

  test('needs a recent proof, and one that is his', async () => {
    const { actor, login } = await linked();
    const other = await aUser();

    await expect(unlinkLogin({ ...actor, session: undefined }, login)).rejects.toMatchObject({
      code: 'proofNeeded',
    });
    await expect(unlinkLogin(other.actor, login)).rejects.toMatchObject({ code: 'notFound' });
  });
});
