import { beforeEach, describe, expect, test } from 'vitest';
import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { aUser, aVisitor, origin } from '@/lib/testing/factories';
import { keepMails, mailsTo, tokenSentTo } from '@/lib/testing/mailbox';
import { aWord } from '@/lib/testing/word';
import { system, type UserActor } from '../actor';
import { createApiKey } from '../api-keys/create';
import { confirmAddress } from './confirm-address';
import { createUser } from './create';
import { findInvitation, inviteUser, removeOldInvitations } from './invitations';
import { findReset } from './reset-token';
import { findSessionActor } from './sessions';
import { signIn } from './sign-in';
import { type NewPerson, signUp } from './sign-up';

keepMails();

beforeEach(() => {
  Object.assign(env(), { SIGN_UP: 'open' });
});

const dayMs = 86_400_000;

const aPerson = (changes: Partial<NewPerson> = {}): NewPerson => ({
  name: aWord(),
  email: `${aWord()}@example.test`,
  password: 'correct horse battery',
  ...changes,
});

/** Signs up; gives who then asks. */
async function signUpAs(person: NewPerson, visitor = aVisitor()): Promise<UserActor> {
  const actor = await findSessionActor(await signUp(person, visitor), origin);
  if (actor === undefined) throw new Error('Nobody is signed in.');
  return actor;
}

const actionsOf = async ({ accountKey }: UserActor) =>
  (await db().auditRecord.findMany({ where: { accountKey }, orderBy: { key: 'asc' } })).map(
    ({ action, details }) => [action, details],
  );

describe('signing up', () => {
  test('signs in, as an unconfirmed account, and sends a link that confirms [rule 184]', async () => {
    const person = aPerson();
    const actor = await signUpAs(person);

    expect(actor).toMatchObject({ name: person.name, confirmed: false, admin: false });
    expect(await mailsTo(person.email)).toMatchObject([{ subject: '[Lode] Confirm your e-mail address' }]);
    expect(await actionsOf(actor)).toEqual([
      ['account.create', { kind: 'sign-up', admin: false }],
      ['account.signIn', { method: 'password', secondFactor: false }],
    ]);
    expect(await confirmAddress(actor, await tokenSentTo(person.email, 'confirm-email'))).toMatchObject({
      address: person.email,
    });
    await expect(signIn(person.email, person.password, aVisitor())).resolves.toMatchObject({
      kind: 'session',
    });
  });

  test('keeps neither token nor address where it is read', async () => {
    const person = aPerson();
    const { accountKey } = await signUpAs(person);
    const token = await tokenSentTo(person.email, 'confirm-email');

    const kept = await db().emailAddress.findFirstOrThrow({ where: { accountKey } });
    expect(Buffer.from(kept.tokenHash ?? []).toString('base64url')).not.toContain(token.slice(0, 8));
    const records = await db().auditRecord.findMany({ where: { accountKey } });
    expect(
      JSON.stringify(records, (_, value: unknown) => (typeof value === 'bigint' ? 0 : value)),
    ).not.toContain(person.email);
  });

  test('does not let an unconfirmed account make an API key', async () => {
    const actor = await signUpAs(aPerson());
    const key = { name: 'x', ownerKey: actor.accountKey, actions: ['push' as const], globs: ['*'], days: 1 };

    await expect(createApiKey(actor, key)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Confirm your e-mail address first'),
    });
  });

  test('of one name eight times at once, in whatever case, makes one [rule 183]', async () => {
    const name = aWord();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        signUp(aPerson({ name: index % 2 === 0 ? name : name.toUpperCase() }), aVisitor()),
      ),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ code: 'conflict', field: 'name' });
      }
    }
  });

  test('of two people at once whose names differ only by case is for one, and the other is told [rule 183]', async () => {
    const name = aWord();
    const outcomes = await Promise.allSettled([
      signUp(aPerson({ name }), aVisitor()),
      signUp(aPerson({ name: name.toUpperCase() }), aVisitor()),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { field: 'name', message: expect.stringContaining('is taken. Choose another one.') },
    });
    expect(await db().account.count({ where: { lowerName: name } })).toBe(1);
  });

  test('again by the same form makes no second account', async () => {
    const person = aPerson();
    await signUpAs(person);

    await expect(signUp(person, aVisitor())).rejects.toMatchObject({ code: 'conflict', field: 'name' });
    expect(await mailsTo(person.email)).toHaveLength(1);
  });

  test('with the address of somebody goes as any other does, and he is told, with a way in', async () => {
    const email = `${aWord()}@example.test`;
    const owner = await createUser(system, { name: aWord(), email, admin: false });
    const actor = await signUpAs(aPerson({ email: email.toUpperCase() }));

    expect(actor.confirmed).toBe(false);
    expect(await mailsTo(email.toUpperCase())).toEqual([]);
    expect(await mailsTo(email)).toMatchObject([{ subject: '[Lode] You have an account already' }]);
    expect(await findReset(await tokenSentTo(email, 'reset-password'))).toMatchObject({ name: owner.name });
    await expect(tokenSentTo(email, 'confirm-email')).rejects.toThrow('No mail');
  });

  test('with the address of an organization sends no way in', async () => {
    const email = `${aWord()}@example.test`;
    const { key } = await createUser(system, { name: aWord(), email, admin: false });
    await db().account.update({ where: { key }, data: { kind: 'organization' } });
    await signUpAs(aPerson({ email }));

    expect(await mailsTo(email)).toMatchObject([{ subject: '[Lode] You have an account already' }]);
    expect(await db().passwordReset.count({ where: { accountKey: key } })).toBe(0);
  });

  test.each([
    ['name', 'Packages'],
    ['email', 'nobody'],
    ['password', 'qwertyuiop'],
  ])('is refused for its %s %s', async (field, value) => {
    await expect(signUp(aPerson({ [field]: value }), aVisitor())).rejects.toMatchObject({
      code: 'invalid',
      field,
    });
  });

  test('twenty times an hour from one address of the network is enough', async () => {
    const from = aVisitor();
    const resetAt = new Date(Date.now() + 60_000);
    await db().rateLimit.create({
      data: { name: `sign-up:address:${from.origin.address}`, count: 19, resetAt },
    });
    await signUp(aPerson(), from);

    await expect(signUp(aPerson(), from)).rejects.toMatchObject({ code: 'tooManyTries' });
    await expect(signUp(aPerson(), aVisitor())).resolves.toEqual(expect.any(String));
  });

  test('ten times an hour with one address is enough, whosever it is', async () => {
    const { email } = aPerson();
    const resetAt = new Date(Date.now() + 60_000);
    await db().rateLimit.create({ data: { name: `claim:to:${email}`, count: 9, resetAt } });
    await signUp(aPerson({ email }), aVisitor());

    await expect(signUp(aPerson({ email }), aVisitor())).rejects.toMatchObject({ code: 'tooManyTries' });
    expect(await mailsTo(email)).toHaveLength(1);
  });
});

describe('where people sign up by invitation', () => {
  beforeEach(() => {
    Object.assign(env(), { SIGN_UP: 'invite' });
  });

  const tokenOf = (link: string) => new URL(link).searchParams.get('invitation') ?? '';

  test('nobody does without one', async () => {
    await expect(signUp(aPerson(), aVisitor())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(signUp(aPerson({ invitation: 'made up' }), aVisitor())).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  test('the address that was invited is confirmed, and the invitation is used up', async () => {
    const admin = (await aUser({ admin: true })).actor;
    const { email } = aPerson();
    const { link } = await inviteUser(admin, email);
    const invitation = tokenOf(link);
    expect((await mailsTo(email))[0]).toMatchObject({
      subject: '[Lode] You are invited',
      text: expect.stringContaining(link),
    });

    expect(await signUpAs(aPerson({ email: email.toUpperCase(), invitation }))).toMatchObject({
      confirmed: true,
    });
    expect(await mailsTo(email)).toHaveLength(1);
    await expect(signUp(aPerson({ invitation }), aVisitor())).rejects.toMatchObject({ code: 'notFound' });
  });

  test('another address than the one that was invited has to be confirmed', async () => {
    const { link } = await inviteUser(system, aPerson().email);
    const person = aPerson({ invitation: tokenOf(link) });

    expect(await signUpAs(person)).toMatchObject({ confirmed: false });
    expect(await mailsTo(person.email)).toMatchObject([{ subject: '[Lode] Confirm your e-mail address' }]);
  });

  test('one invitation used four times at once makes one account', async () => {
    const { link } = await inviteUser(system, aPerson().email);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => signUp(aPerson({ invitation: tokenOf(link) }), aVisitor())),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a refused form leaves the invitation as it is', async () => {
    const { link } = await inviteUser(system, aPerson().email);
    const invitation = tokenOf(link);
    const { name } = await aUser();
    await expect(signUp(aPerson({ invitation, name }), aVisitor())).rejects.toMatchObject({ field: 'name' });

    await expect(signUp(aPerson({ invitation }), aVisitor())).resolves.toEqual(expect.any(String));
  });

  test('an invitation ends after thirty days, and when a newer one is sent', async () => {
    const { email } = aPerson();
    const first = await inviteUser(system, email);
    const second = await inviteUser(system, email);
    expect(second.expiresAt.getTime() - Date.now()).toBeGreaterThan(29.9 * dayMs);
    await expect(signUp(aPerson({ invitation: tokenOf(first.link) }), aVisitor())).rejects.toThrow(
      'no longer good',
    );

    await db().invitation.updateMany({ where: { address: email }, data: { expiresAt: new Date() } });
    await expect(signUp(aPerson({ invitation: tokenOf(second.link) }), aVisitor())).rejects.toThrow(
      'no longer good',
    );
    await removeOldInvitations(Date.now() + 31 * dayMs);
    expect(await db().invitation.count({ where: { address: email } })).toBe(0);
  });

  test('four invitations to one address at once leave one that holds', async () => {
    const { email } = aPerson();
    const sent = await Promise.all([1, 2, 3, 4].map(() => inviteUser(system, email)));

    const found = await Promise.all(sent.map(({ link }) => findInvitation(tokenOf(link))));
    expect(found.filter((invitation) => invitation !== undefined)).toEqual([{ address: email }]);
  });

  test('an administrator without the second factor that is demanded invites nobody', async () => {
    const { actor } = await aUser({ admin: true });

    await expect(inviteUser({ ...actor, lacksSecondFactor: true }, aPerson().email)).rejects.toThrow(
      'This gallery asks for a second factor.',
    );
    await expect(inviteUser({ ...actor, locked: true }, aPerson().email)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('only administrators and the operator invite, and nobody who has an account', async () => {
    const { email } = aPerson();
    await createUser(system, { name: aWord(), email, admin: false });

    await expect(inviteUser((await aUser()).actor, aPerson().email)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(inviteUser(system, email)).rejects.toMatchObject({ code: 'conflict', field: 'email' });
  });
});

test('where nobody signs up, no invitation helps', async () => {
  const { link } = await inviteUser(system, aPerson().email);
  Object.assign(env(), { SIGN_UP: 'closed' });
  const invitation = new URL(link).searchParams.get('invitation') ?? '';

  await expect(signUp(aPerson({ invitation }), aVisitor())).rejects.toThrow('Nobody can sign up here.');
  await expect(inviteUser(system, aPerson().email)).rejects.toThrow('Nobody can sign up here.');
});
